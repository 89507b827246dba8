import type { MeasureProposal, ReportBasis, WorkbenchReport } from '../../../reports/index.ts';
import { designAddress, proposalAddress, underFramework, WORKBENCH } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { dateCell, instantText, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = WorkbenchReport & { readonly basis: ReportBasis };

/** Where the design of measures begins: every measure to open, and what was proposed. */
export function workbenchView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'workbench',
    heading: 'Workbench',
    caption: report.framework.title,
    trail: TO_HOME,
    tables: [measuresTable(report), proposalsTable(report)],
    content: {
      answer:
        'Open a measure, change a copy of it, and see which practices’ points and pounds move. Nothing changes until a saved proposal is approved.',
      links: report.frameworks
        .filter(({ id }) => id !== report.framework.id)
        .map(({ id, title }) => ({ text: title, href: underFramework(WORKBENCH, id) })),
      workedOut: basisFacts(report.basis),
    },
  };
}

function measuresTable({ measures }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Measures',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Points', kind: 'number' },
      { heading: 'Paid from', kind: 'number' },
      { heading: 'Paid in full at', kind: 'number' },
    ],
    rows: measures.map(({ indicator, shortTitle, points, lowerPercent, upperPercent }) => [
      { text: indicator, note: shortTitle, href: designAddress(indicator) },
      { text: wholeText(points) },
      { text: `${lowerPercent}%`, csv: String(lowerPercent) },
      { text: `${upperPercent}%`, csv: String(upperPercent) },
    ]),
    whenEmpty: 'The framework has no measures yet. They appear when a framework with measures is in force.',
  };
}

function proposalsTable({ proposals }: Given): Table<'invented'> {
  return {
    id: 'proposals',
    caption: 'Proposals',
    columns: [
      { heading: 'Proposal', kind: 'text' },
      { heading: 'What would change', kind: 'text' },
      { heading: 'Proposed by', kind: 'text' },
      { heading: 'From', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: proposals.map((proposal) => [
      {
        text: `${proposal.indicator}, proposal ${proposal.id}`,
        note: proposal.change.framework,
        href: proposalAddress(proposal.id),
      },
      { text: proposal.words.join('; ') },
      { text: proposal.proposedBy, note: instantText(proposal.proposedAt) },
      dateCell(proposal.from),
      standingCell(proposal),
    ]),
    whenEmpty: 'Nothing has been proposed. Open a measure, change it, and save what you see as a proposal.',
  };
}

/** Whether a proposal was approved: a tag, and who did it when. */
export function standingCell({ approved }: MeasureProposal): Cell<never> {
  if (approved === null) return { text: 'Waits for approval', tag: 'yellow' };
  return { text: 'Approved', tag: 'green', note: `by ${approved.by} on ${instantText(approved.at)}` };
}
