import { dayText, monthText } from '../../../base/index.ts';
import type { DisputeReport, ReportBasis } from '../../../reports/index.ts';
import { CLAIMS, claimAddress, claimPreviewAddress, disputeAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import type { Fact, Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { disputeCell } from '../claims/view.ts';

type Given = DisputeReport & { readonly basis: ReportBasis };

/** One dispute: what is said, who answers and by when, and the answer with its reason. */
export function claimDisputeView(report: Given): Page<'invented'> {
  const { dispute, mayAnswer } = report;
  return {
    realm: 'invented',
    template: 'claim-dispute',
    heading: `Dispute about ${dispute.serviceTitle}, ${monthText(dispute.month)}`,
    caption: dispute.name,
    trail: [...TO_HOME, { text: 'Claims', href: CLAIMS }],
    tables: [],
    content: {
      answer: `${disputeCell(dispute).text}. ${dispute.owner} answers by ${dayText(dispute.dueOn)}.`,
      holds:
        dispute.claim === null
          ? 'It holds this line of the month and nothing else.'
          : 'It holds this claim and nothing else.',
      facts: factsOf(report),
      answering: mayAnswer ? { action: `${disputeAddress(dispute.id)}/answer`, outcomes: OUTCOMES } : null,
      asCase:
        dispute.answer === null
          ? null
          : `commonweal claims case ${dispute.id} --out tests/regression/claims/${dispute.id}.json`,
      workedOut: basisFacts(report.basis),
    },
  };
}

const OUTCOMES = [
  { value: 'upheld', text: 'Upheld: what was refused of it passes' },
  { value: 'not upheld', text: 'Not upheld: it stays as it is' },
];

function factsOf({ dispute }: Given): readonly Fact<'invented'>[] {
  const { provider, scheme, month, claim, answer } = dispute;
  return [
    { name: 'What is said', value: dispute.words, note: `${dispute.openedBy}, ${dayText(dispute.openedOn)}` },
    {
      name: 'About',
      value: `${dispute.schemeTitle}, ${monthText(month)}`,
      href: claimPreviewAddress(provider, scheme, month),
    },
    claim === null
      ? { name: 'What it holds', value: `The line ${dispute.serviceTitle}` }
      : { name: 'What it holds', value: `The claim ${claim}`, href: claimAddress(claim) },
    { name: 'Owner', value: dispute.owner, note: `answers by ${dayText(dispute.dueOn)}` },
    answer === null
      ? { name: 'Answer', value: 'none yet' }
      : {
          name: 'Answer',
          value: `${answer.outcome === 'upheld' ? 'Upheld' : 'Not upheld'}: ${answer.words}`,
          note: `${answer.by}, ${dayText(answer.on)}`,
        },
  ];
}
