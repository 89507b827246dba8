import type { DecisionsReport, ReportBasis, ShownDecision } from '../../../reports/index.ts';
import { CONTRACTS, decisionAddress, MEETINGS, PROCUREMENTS, URGENT, VARIATIONS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, isoDateText, moneyCell } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { penceOf } from '../interests/pence-of.ts';

type Given = DecisionsReport & { readonly basis: ReportBasis };

/** The register of decisions, and of those by which somebody is awarded something. */
export function decisionsView(report: Given): Page<'invented'> {
  const live = report.decisions.filter(({ standing }) => standing === 'live').length;
  return {
    realm: 'invented',
    template: 'decisions',
    heading: 'Register of decisions',
    trail: [...TO_HOME, { text: 'Meetings', href: MEETINGS }],
    tables: [
      decisionsTable(report.decisions, 'decisions', 'Decisions', 'No committee has decided anything yet.'),
      procurementTable(report),
    ],
    content: {
      answer: `${counted(report.decisions.length, 'decision was', 'decisions were')} taken; ${counted(live, 'allows', 'allow')} something on this date. What was revoked, undone or has expired allows nothing.`,
      links: [
        { text: 'Register of contracts', href: CONTRACTS },
        { text: 'Register of procurements', href: PROCUREMENTS },
        ...(report.maySeeVariations ? [{ text: 'Variations of contracts', href: VARIATIONS }] : []),
        ...(report.maySeeUrgent ? [{ text: 'Urgent decisions', href: URGENT }] : []),
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

const STANDING_TAGS = {
  live: 'green',
  'waits for a condition': 'yellow',
  'not ratified': 'red',
  revoked: 'red',
  undone: 'red',
  expired: 'grey',
} as const;

function referenceCell({ decision: { reference } }: ShownDecision): Cell<'invented'> {
  return { text: reference, href: decisionAddress(reference) };
}

function decisionsTable(
  shown: readonly ShownDecision[],
  id: string,
  caption: string,
  whenEmpty: string,
): Table<'invented'> {
  return {
    id,
    caption,
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'Title', kind: 'text' },
      { heading: 'About', kind: 'text' },
      { heading: 'Decided', kind: 'date' },
      { heading: 'Until', kind: 'date' },
      { heading: 'Up to', kind: 'number' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: shown.map((one) => {
      const { title, words, matter, decidedOn, expiresOn, committeeName } = one.decision;
      return [
        { ...referenceCell(one), note: committeeName },
        { text: title, note: words },
        { text: matter.kind, note: matter.subject },
        { text: isoDateText(decidedOn), csv: decidedOn },
        expiresOn === null ? { text: 'until revoked' } : { text: isoDateText(expiresOn), csv: expiresOn },
        matter.amountPence === null ? { text: 'no amount' } : moneyCell(penceOf(matter.amountPence)),
        { text: one.standing, tag: STANDING_TAGS[one.standing] },
      ];
    }),
    whenEmpty,
  };
}

function procurementTable({ procurement }: Given): Table<'invented'> {
  return {
    id: 'procurement',
    caption: 'Procurement decisions',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'Title', kind: 'text' },
      { heading: 'Decided by', kind: 'text' },
      { heading: 'Conflicts, and how they were handled', kind: 'text' },
      { heading: 'Why', kind: 'text' },
      { heading: 'Value', kind: 'number' },
    ],
    rows: procurement.map((one) => {
      const { title, committeeName, conflicts, words, matter } = one.decision;
      return [
        referenceCell(one),
        { text: title, note: matter.subject },
        { text: committeeName },
        { text: conflictWords(conflicts) },
        { text: words },
        matter.amountPence === null ? { text: 'no amount' } : moneyCell(penceOf(matter.amountPence)),
      ];
    }),
    whenEmpty: 'Nothing was awarded yet. Awards, procurements and new practices appear when they are decided.',
  };
}

export function conflictWords(conflicts: ShownDecision['decision']['conflicts']): string {
  if (conflicts.length === 0) return 'none';
  return conflicts.map(({ who, interest, handling }) => `${who}: ${interest} (${handling})`).join('; ');
}
