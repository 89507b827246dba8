import { dayText } from '../../../base/index.ts';
import type { ContractsReport, RegisteredContract, ReportBasis } from '../../../reports/index.ts';
import { type Address, DECISIONS, decisionAddress, earnerAddress, PROCUREMENTS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, moneyCell, wholeText } from '../../layout/figures.ts';
import type { Cell, Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = ContractsReport & { readonly basis: ReportBasis };

const ROWS_ON_A_PAGE = 25;

/** The register of contracts: with whom, from when to when, and by which decisions. */
export function contractsView({ contracts, basis }: Given): Page<'invented'> {
  const { businessDate } = basis;
  const inForce = contracts.filter(
    ({ from, to, ended }) => ended === null && from <= businessDate && (to === null || to >= businessDate),
  ).length;
  return {
    realm: 'invented',
    template: 'contracts',
    heading: 'Register of contracts',
    trail: [...TO_HOME, { text: 'Register of decisions', href: DECISIONS }],
    tables: [
      {
        id: 'contracts',
        caption: 'Contracts',
        columns: [
          { heading: 'Holder', kind: 'text' },
          { heading: 'Contract', kind: 'text' },
          { heading: 'Type', kind: 'text' },
          { heading: 'From', kind: 'date' },
          { heading: 'To', kind: 'date' },
          { heading: 'Value', kind: 'number', isMain: true },
          { heading: 'How it is known', kind: 'text' },
          { heading: 'Paid so far', kind: 'number' },
          { heading: 'Decisions', kind: 'text' },
        ],
        rows: contracts.map((one) => [
          { text: one.holderName, note: one.holder, ...holderLink(one) },
          { text: one.title, note: one.contract },
          { text: one.type },
          dateCell(one.from),
          one.to === null ? { text: 'not given' } : dateCell(one.to),
          one.valuePence === null ? { text: 'not known' } : moneyCell(one.valuePence),
          { text: one.basis },
          one.paidPence === null ? { text: 'none' } : moneyCell(one.paidPence),
          decisionsCell(one),
        ]),
        printed: ROWS_ON_A_PAGE,
        whenEmpty: 'No contract is held. Contracts appear when they are defined, or when a procurement is awarded.',
      },
    ],
    content: {
      answer: `${counted(contracts.length, 'contract is', 'contracts are')} on the register, ${wholeText(inForce)} of them in force on ${dayText(businessDate)}. What was varied, granted or awarded names its decision.`,
      about:
        'A value is what was awarded, or what the last paid month comes to over the months of the contract, of a longer contract over a year. What is paid to each practice is published; what only takes off what is paid has no value.',
      links: [
        { text: 'Register of procurements', href: PROCUREMENTS },
        { text: 'Register of decisions', href: DECISIONS },
      ],
      workedOut: basisFacts(basis),
    },
  };
}

function decisionsCell({ decisions, ended }: RegisteredContract): Cell<'invented'> {
  const [first] = decisions;
  const note = ended === null ? {} : { note: ended };
  if (first === undefined) return { text: 'none', ...note };
  return { text: decisions.join(', '), href: decisionAddress(first), ...note };
}

/** A practice and a network have a page. */
function holderLink({ holder, type, isPractice }: RegisteredContract): { readonly href?: Address<'invented'> } {
  return isPractice || type === 'network' ? { href: earnerAddress(holder, isPractice ? 'practice' : type) } : {};
}
