import { type Month, monthFromIso, monthText } from '../../../base/index.ts';
import type { ReportBasis, ShownVariation, VariationsReport } from '../../../reports/index.ts';
import { DECISIONS, decisionAddress, practiceAddress, VARIATIONS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, moneyCell } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = VariationsReport & { readonly basis: ReportBasis };

const TAGS = { 'not decided': 'grey', 'to be signed': 'yellow', signed: 'green', stopped: 'red' } as const;

/** Contracts as they are to be varied: proposed, decided by a committee, signed, and paid while the decision is in force. */
export function variationsView(report: Given): Page<'invented'> {
  const { variations, mayPropose, maySign, contracts } = report;
  const toSign = variations.filter(({ standing }) => standing === 'to be signed');
  return {
    realm: 'invented',
    template: 'variations',
    heading: 'Variations of contracts',
    trail: [...TO_HOME, { text: 'Register of decisions', href: DECISIONS }],
    tables: [variationsTable(report)],
    content: {
      answer: `${counted(toSign.length, 'variation waits', 'variations wait')} to be signed. Each is paid from its month on, for as long as the decision about it is in force.`,
      signing: maySign
        ? toSign.map(({ subject, title, practiceName, decision }) => ({
            words: `${title} at ${practiceName}, decided by ${decision ?? 'nobody'}.`,
            subject,
          }))
        : [],
      signAction: `${VARIATIONS}/sign`,
      proposing: mayPropose
        ? { action: `${VARIATIONS}/propose`, contracts: contracts.map(({ id, title }) => ({ value: id, text: title })) }
        : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function variationsTable({ variations }: Given): Table<'invented'> {
  return {
    id: 'variations',
    caption: 'Variations',
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'Practice', kind: 'text' },
      { heading: 'Contract', kind: 'text' },
      { heading: 'From', kind: 'text' },
      { heading: 'A month', kind: 'number' },
      { heading: 'Decision', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
      { heading: 'For an agenda', kind: 'text' },
    ],
    rows: variations.map((one) => [
      { text: one.title, note: `proposed by ${one.proposedBy}` },
      { text: one.practiceName, href: practiceAddress(one.practice) },
      { text: one.contract },
      { text: fromText(one) },
      moneyCell(one.monthlyPence),
      one.decision === null ? { text: 'none yet' } : { text: one.decision, href: decisionAddress(one.decision) },
      { text: one.standing, tag: TAGS[one.standing] },
      { text: one.subject, note: one.contentHash },
    ]),
    whenEmpty: 'Nobody has proposed to vary a contract. Variations appear when who manages the contracts proposes one.',
  };
}

function fromText({ fromMonth }: ShownVariation): string {
  return monthText(monthFromIso(fromMonth) as Month);
}
