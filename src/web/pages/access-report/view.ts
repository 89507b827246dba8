import type { PersonAccessReport, ReportBasis } from '../../../reports/index.ts';
import { practiceAddress, wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = PersonAccessReport & { readonly basis: ReportBasis };

/** Who looked at a person's record, to print and give to them. */
export function accessReportView(report: Given): Page<'invented'> {
  const { practice, practiceName, person } = report;
  return {
    realm: 'invented',
    template: 'access-report',
    heading: 'Who has looked at your record',
    caption: `Person ${person}, ${practiceName}`,
    trail: [
      ...TO_HOME,
      { text: practiceName, href: practiceAddress(practice) },
      { text: `Person ${person}`, href: wholePersonAddress(practice, person) },
    ],
    tables: [lookedTable(report)],
    content: {
      answer: answerOf(report),
      sentences: [
        'Every time that somebody looks at your record here, or asks for it, it is written down with who they are and what for. It cannot be changed or taken out.',
        'You are known here by a pseudonym. Only your practice knows whose it is.',
        'If something looks wrong to you, ask your practice, or the Caldicott guardian of the commissioner.',
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ looked, readers, isCut }: Given): string {
  if (looked.length === 0) return 'Nobody has looked at this record or asked for it.';
  const times = looked.filter(({ isShown }) => isShown).length;
  const refused = looked.length - times;
  const asked =
    refused === 0 ? 'Nobody was refused.' : `${counted(refused, 'time', 'times')} somebody asked and was refused.`;
  const cut = isCut ? ' Only the latest are listed.' : '';
  return `${counted(readers, 'person has', 'people have')} looked, ${counted(times, 'time', 'times')} in all. ${asked}${cut}`;
}

function lookedTable({ looked }: Given): Table<'invented'> {
  return {
    id: 'looked',
    caption: 'Who looked, newest first',
    columns: ['When', 'What happened', 'Role', 'What for'].map((heading) => ({ heading, kind: 'text' })),
    rows: looked.map(({ at, when, words, role, purpose }) => [
      { text: when, csv: at },
      { text: words },
      { text: role },
      { text: purpose },
    ]),
    whenEmpty: 'Nobody has looked. Whoever does appears here.',
  };
}
