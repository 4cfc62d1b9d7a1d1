/** Sentences of the record panel. Evidence states are said by the node. */
import type { Trilingual } from '../../../src/contract/index.ts';

export const text = {
  title: { en: 'The record', ru: 'Журнал', ar: 'السجل' },
  size: {
    en: '{size, plural, one {# entry} other {# entries}}; a signed checkpoint covers {signed, number}.',
    ru: '{size, plural, one {# запись} few {# записи} many {# записей} other {# записи}}; контрольная точка охватывает {signed, number}.',
    ar: '{size, plural, zero {لا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}، وتشمل نقطة التحقق الموقّعة {signed, number}.',
  },
  none: {
    en: 'The record is empty: nothing has happened on this node yet.',
    ru: 'Журнал пуст: на этом узле ещё ничего не происходило.',
    ar: 'السجل فارغ: لم يحدث شيء على هذه العقدة بعد.',
  },
  noMatch: { en: 'No entry fits this choice.', ru: 'Таких записей нет.', ar: 'لا قيد يطابق هذا الاختيار.' },
  about: { en: 'About', ru: 'О чём', ar: 'الموضوع' },
  party: { en: 'Exchanged with', ru: 'Обмен со стороной', ar: 'متبادَل مع' },
  everything: { en: 'everything', ru: 'всё', ar: 'كل شيء' },
  everyone: { en: 'everyone', ru: 'все', ar: 'الجميع' },
  machine: {
    en: 'Receipts, sealed minutes and copies too',
    ru: 'Также расписки, опечатанные минуты и копии',
    ar: 'مع الإيصالات والدقائق المختومة والنسخ',
  },
  more: { en: 'Earlier entries', ru: 'Более ранние записи', ar: 'قيود أقدم' },
  'direction.own': { en: 'ours', ru: 'наше', ar: 'من طرفنا' },
  'direction.out': { en: 'to {party}', ru: 'стороне «{party}»', ar: 'إلى {party}' },
  'direction.in': { en: 'from {party}', ru: 'от стороны «{party}»', ar: 'من {party}' },
  entry: { en: 'Entry {index, number}', ru: 'Запись {index, number}', ar: 'القيد {index, number}' },
  evidence: {
    en: 'What this record shows of it',
    ru: 'Что об этом показывает журнал',
    ar: 'ما يُظهره السجل عنه',
  },
  facts: { en: 'Header', ru: 'Заголовок', ar: 'الترويسة' },
  kind: { en: 'Kind', ru: 'Вид', ar: 'النوع' },
  id: { en: 'Act', ru: 'Действие', ar: 'الفعل' },
  ourClock: { en: 'By our clock', ru: 'По нашим часам', ar: 'بساعتنا' },
  theirClock: { en: 'By the sender’s clock', ru: 'По часам отправителя', ar: 'بساعة المرسل' },
  hash: { en: 'Hash of the signed bytes', ru: 'Хеш подписанных байтов', ar: 'تجزئة البايتات الموقّعة' },
  body: { en: 'The whole body', ru: 'Содержание целиком', ar: 'المحتوى كاملًا' },
  erased: {
    en: 'The body has been erased under the terms. Leaf, header and proof stay.',
    ru: 'Содержание удалено по соглашению. Лист, заголовок и доказательство остаются.',
    ar: 'مُحي المحتوى بموجب الاتفاق، وتبقى الورقة والترويسة والإثبات.',
  },
  copies: {
    en: 'The same act elsewhere in this record',
    ru: 'То же действие в других записях',
    ar: 'الفعل نفسه في قيود أخرى',
  },
  refersTo: { en: 'Refers to', ru: 'Ссылается на', ar: 'يشير إلى' },
  referredBy: { en: 'Referred to by', ru: 'На неё ссылаются', ar: 'تشير إليه' },
  referredMore: { en: 'There are more.', ru: 'Есть ещё.', ar: 'يوجد المزيد.' },
  pack: {
    en: 'Proof pack (reads without a server)',
    ru: 'Пакет доказательств (читается без сервера)',
    ar: 'حزمة إثبات (تُقرأ بلا خادم)',
  },
  list: { en: 'All entries', ru: 'Все записи', ar: 'كل القيود' },
  unknownAct: {
    en: 'This record holds no entry of act {id}.',
    ru: 'Записи о действии {id} в этом журнале нет.',
    ar: 'لا قيد في هذا السجل للفعل {id}.',
  },
} satisfies Record<string, Trilingual>;
