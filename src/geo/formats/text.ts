/** Remarks about map files, as people read them. */
import type { Trilingual } from '../../contract/index.ts';

export const text = {
  'geo.times-unreadable': {
    en: '{count, plural, one {# time in the file is not readable} other {# times in the file are not readable}}, first “{first}”; they were left out.',
    ru: '{count, plural, one {В файле не читается # отметка времени} few {В файле не читаются # отметки времени} many {В файле не читаются # отметок времени} other {В файле не читаются # отметки времени}}, первая: «{first}»; такие отметки опущены.',
    ar: '{count, plural, zero {لا توجد في الملف أوقات غير مقروءة} one {في الملف وقت واحد غير مقروء} two {في الملف وقتان غير مقروءين} few {في الملف # أوقات غير مقروءة} many {في الملف # وقتًا غير مقروء} other {في الملف # وقت غير مقروء}}، أولها «{first}»؛ لم تُؤخذ هذه الأوقات.',
  },
  'geo.line-empty': {
    en: 'A line of the file has no points (“{name}”); it was left out.',
    ru: 'Одна из линий файла не содержит точек («{name}»); она опущена.',
    ar: 'أحد خطوط الملف لا يحتوي على نقاط («{name}»)؛ لم يُؤخذ.',
  },
  'geo.holes-left-out': {
    en: 'The area “{name}” has holes; only its outer edge was read, so the holes count as part of the area.',
    ru: 'В районе «{name}» есть вырезы; прочитана только внешняя граница, вырезы считаются частью района.',
    ar: 'في المنطقة «{name}» فراغات داخلية؛ قُرئ حدّها الخارجي فقط، فتُعدّ الفراغات جزءًا من المنطقة.',
  },
  'geo.links-not-followed': {
    en: 'The file points to {count, plural, one {# other file} other {# other files}} on a network; Parley never fetches what a file points to.',
    ru: 'Файл ссылается на {count, plural, one {# другой файл} few {# других файла} many {# других файлов} other {# других файла}} в сети; Parley никогда не загружает данные по ссылкам.',
    ar: 'يشير الملف إلى {count, plural, zero {لا ملفات أخرى} one {ملف آخر واحد} two {ملفين آخرين} few {# ملفات أخرى} many {# ملفًا آخر} other {# ملف آخر}} على الشبكة؛ ولا يجلب Parley أبدًا ما تشير إليه الملفات.',
  },
  'geo.other-documents': {
    en: 'Only “{read}” was read from the archive; {count, plural, one {# other KML file was} other {# other KML files were}} not.',
    ru: 'Из архива прочитан только «{read}»; {count, plural, one {ещё # файл KML не прочитан} few {ещё # файла KML не прочитаны} many {ещё # файлов KML не прочитаны} other {ещё # файла KML не прочитаны}}.',
    ar: 'قُرئ من الأرشيف الملف «{read}» فقط؛ و{count, plural, zero {لم تُترك ملفات KML أخرى} one {تُرك ملف KML آخر واحد} two {تُرك ملفا KML آخران} few {تُركت # ملفات KML أخرى} many {تُرك # ملف KML آخر} other {تُرك # ملف KML آخر}} دون قراءة.',
  },
} as const satisfies Record<string, Trilingual>;
