/** What can be wrong with a party that is made at the command line. */
import type { RefusalTable } from '../../contract/index.ts';

export const refusals: RefusalTable = {
  CLI_ASK_ENDED: {
    status: 400,
    what: {
      en: 'The questions were broken off; nothing was made.',
      ru: 'Ответы прерваны; ничего не создано.',
      ar: 'قُطعت الأسئلة؛ ولم يُنشأ شيء.',
    },
    mend: {
      en: 'Begin again, or give everything as options.',
      ru: 'Начните снова или укажите всё параметрами.',
      ar: 'ابدأ من جديد، أو أعطِ كل شيء خيارات.',
    },
  },
  CLI_OFFICER: {
    status: 400,
    what: {
      en: '{name}: {given} does not name an officer.',
      ru: '{name}: {given} не описывает офицера.',
      ar: '{name}: ‏{given} لا يصف ضابطًا.',
    },
    mend: {
      en: 'Write ID:NAME:OFFICE:ROLE,ROLE, like omar:Omar:liaison:liaison,planner.',
      ru: 'Пишите ID:ИМЯ:СЛУЖБА:РОЛЬ,РОЛЬ, например omar:Omar:liaison:liaison,planner.',
      ar: 'اكتب ID:الاسم:المكتب:دور,دور، مثل omar:Omar:liaison:liaison,planner.',
    },
  },
  CLI_PARTY_FIELD: {
    status: 422,
    what: { en: '{name}: {what}', ru: '{name}: {what}', ar: '{name}: {what}' },
    mend: { en: '{mend}', ru: '{mend}', ar: '{mend}' },
  },
  CLI_ROOT_SECRET: {
    status: 400,
    what: {
      en: 'The root key has a file of its own, and no secret is given that opens it.',
      ru: 'Для корневого ключа указан отдельный файл, но не указан открывающий его секрет.',
      ar: 'للمفتاح الجذري ملف خاص، ولم يُعطَ السر الذي يفتحه.',
    },
    mend: {
      en: 'Add --root-secret-file or --root-secret-fd.',
      ru: 'Добавьте --root-secret-file или --root-secret-fd.',
      ar: 'أضف --root-secret-file أو --root-secret-fd.',
    },
  },
};
