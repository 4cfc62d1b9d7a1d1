import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  TERMS_FILE_TOO_LARGE: {
    status: 413,
    what: {
      en: 'The terms file has {bytes, number} bytes; it may have {limit, number}.',
      ru: 'В файле соглашения {bytes, number} Б; допускается {limit, number}.',
      ar: 'حجم ملف الاتفاق {bytes, number} بايت؛ والمسموح {limit, number}.',
    },
    mend: {
      en: 'Give the agreement alone, with zones drawn by fewer corners.',
      ru: 'Дайте только само соглашение; у зон оставьте меньше вершин.',
      ar: 'أعطِ الاتفاق وحده، وارسم المناطق بزوايا أقل.',
    },
  },
  TERMS_FILE_UNREADABLE: {
    status: 400,
    what: {
      en: 'The terms file cannot be read at line {line}: {problem}.',
      ru: 'Файл соглашения не читается в строке {line}: {problem}.',
      ar: 'تعذرت قراءة ملف الاتفاق عند السطر {line}: {problem}.',
    },
    mend: {
      en: 'Correct that line. The file is YAML or JSON in UTF-8, each name once.',
      ru: 'Исправьте эту строку. Файл — YAML или JSON в UTF-8, каждое имя один раз.',
      ar: 'صحّح ذلك السطر. الملف بصيغة YAML أو JSON وترميز UTF-8، وكل اسم مرة واحدة.',
    },
  },
  TERMS_FILE_NO_TERMS: {
    status: 422,
    what: {
      en: 'The file holds no agreement: it has no fields.',
      ru: 'В файле нет соглашения: в нём нет полей.',
      ar: 'لا اتفاق في الملف: لا حقول فيه.',
    },
    mend: {
      en: 'Give termsId, version, title, parties, fromMs, toMs and clauses.',
      ru: 'Укажите termsId, version, title, parties, fromMs, toMs и clauses.',
      ar: 'أعطِ termsId وversion وtitle وparties وfromMs وtoMs وclauses.',
    },
  },
};
