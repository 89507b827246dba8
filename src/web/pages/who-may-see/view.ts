import type { ReportBasis, WhoMaySeeReport } from '../../../reports/index.ts';
import { WHO_MAY_SEE } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { instantText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME, toPractice } from '../../layout/trail.ts';

type Given = WhoMaySeeReport & { readonly basis: ReportBasis };

/** Who may see what, by which rule, and who did. */
export function whoMaySeeView(report: Given): Page<'invented'> {
  const { place } = report;
  return {
    realm: 'invented',
    template: 'who-may-see',
    heading: 'Who may see what',
    ...(place === null ? {} : { caption: place.name }),
    trail: place === null ? TO_HOME : [...toPractice(place), { text: 'Who may see what', href: WHO_MAY_SEE }],
    tables: [rulesTable(report), readingsTable(report)],
    content: {
      answer:
        'Nobody sees anything unless a rule below lets them. Role, whose practice it is and what for decide every reading, and every reading is written down.',
      workedOut: basisFacts(report.basis),
    },
  };
}

function rulesTable({ rules }: Given): Table<'invented'> {
  return {
    id: 'rules',
    caption: 'The rules',
    columns: ['Role', 'May', 'Whose', 'What for', 'Counts shown as', 'Why'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: rules.map(({ role, may, whose, purpose, level, words }) => [
      { text: role },
      { text: may },
      { text: whose },
      { text: purpose },
      { text: level },
      { text: words },
    ]),
    whenEmpty: 'No rule lets anybody see anything here.',
  };
}

function readingsTable({ readings }: Given): Table<'invented'> {
  return {
    id: 'readings',
    caption: 'Who looked, newest first',
    columns: ['When', 'Who', 'Role', 'What for', 'Did', 'About', 'Outcome'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: readings.map(({ at, user, role, purpose, verb, subject, outcome }) => [
      { text: instantText(at) },
      { text: user },
      { text: role },
      { text: purpose },
      { text: verb },
      { text: subject },
      outcome === 'ok' ? { text: 'Shown' } : { text: 'Refused', note: outcome, csv: outcome },
    ]),
    whenEmpty: 'Nobody has looked yet, or your role does not see who did.',
  };
}
