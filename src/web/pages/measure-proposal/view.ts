import { dayText, type Outcome } from '../../../base/index.ts';
import type { MeasureProposalReport, ProposalReport, ReportBasis } from '../../../reports/index.ts';
import { designAddress, proposalAddress, underFramework, WORKBENCH } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { instantText, sentenceCase } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { chartsOf, leftOutWords, movedTables, movedWords } from '../workbench-measure/moved.ts';

type Given = MeasureProposalReport & { readonly basis: ReportBasis };
type Moved = ProposalReport & { readonly basis: ReportBasis };

/** A proposed change: the case for it, whom it moves, and whether it was approved. */
export function measureProposalView(report: Given, moved: Outcome<Moved>): Page<'invented'> {
  const { proposal, mayApprove, basis } = report;
  return {
    realm: 'invented',
    template: 'measure-proposal',
    heading: `Proposal ${proposal.id}: ${proposal.indicator}`,
    caption: 'Workbench',
    trail: [...TO_HOME, { text: 'Workbench', href: WORKBENCH }],
    tables: moved.ok ? movedTables(moved.value) : [],
    content: {
      answer: answerOf(report),
      changed: proposal.words.map((words) => `${sentenceCase(words)}.`),
      case: proposal.case.split(/\n+/),
      moved: moved.ok ? movedWords(moved.value) : `What it moves cannot be worked out: ${moved.refusal.message}`,
      leftOut: moved.ok ? leftOutWords(moved.value) : [],
      charts: moved.ok ? chartsOf(moved.value) : [],
      approve: mayApprove
        ? {
            action: `${proposalAddress(proposal.id)}/approve`,
            subject: proposal.subject,
            hash: proposal.contentHash,
            warning: `The measure will be as proposed from ${dayText(proposal.from)}. Until then nothing changes.`,
          }
        : null,
      measure: {
        text: `Open ${proposal.indicator} in the workbench`,
        href: underFramework(designAddress(proposal.indicator), proposal.change.framework),
      },
      workedOut: [...basisFacts(basis), { name: 'What was proposed (hash)', value: proposal.contentHash }],
    },
  };
}

function answerOf({ proposal }: Given): string {
  const { proposedBy, proposedAt, approved, from } = proposal;
  const said = `Proposed by ${proposedBy} on ${instantText(proposedAt)}.`;
  if (approved === null) return `${said} It waits for approval by somebody else; until then nothing changes.`;
  return `${said} Approved by ${approved.by} on ${instantText(approved.at)}. It holds from ${dayText(from)}.`;
}
