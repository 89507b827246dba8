import { dayText, monthText, poundsText } from '../../../base/index.ts';
import type { ChallengeGroupReport, ReportBasis } from '../../../reports/index.ts';
import { CHALLENGES, challengeGroupAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countText, dateCell, moneyCell, sumText } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { standingCell } from '../challenges/view.ts';

type Given = ChallengeGroupReport & { readonly basis: ReportBasis };

const OUTCOMES = {
  reprice: 'Paid at the policy’s price where the signed contract carries the policy',
  hold: 'Held for a clinician to look at; never repriced',
  ask: 'The hospital is asked why; nothing is repriced',
} as const;

/** The challenges of one hospital, month and rule, and what the reader may do about them. */
export function challengeGroupView(report: Given): Page<'invented'> {
  const { group, mayAnswer, maySettle } = report;
  const address = challengeGroupAddress(group.provider, group.month, group.rule);
  return {
    realm: 'invented',
    template: 'challenge-group',
    heading: group.words,
    caption: `${group.name}, ${monthText(group.month)}`,
    trail: [...TO_HOME, { text: 'Challenges', href: CHALLENGES }],
    tables: [recordsTable(report)],
    content: {
      answer: answerOf(report),
      facts: factsOf(report),
      hasRecords: report.records !== null,
      answering: mayAnswer ? { action: `${address}/answer`, outcomes: ANSWERS } : null,
      settling: maySettle ? { action: `${address}/settle`, outcomes: SETTLEMENTS } : null,
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Policy', value: group.policy },
        { name: 'Rule', value: group.rule },
      ],
    },
  };
}

const ANSWERS = [
  { value: 'accepted', text: 'Accepted: the record fails the rule' },
  { value: 'contested', text: 'Contested: it should stand as it was charged' },
];
const SETTLEMENTS = [
  { value: 'agreed', text: 'Agreed: repriced where the signed contract carries the policy' },
  { value: 'escalated', text: 'Escalated: what was contested goes to the contract meeting' },
  { value: 'withdrawn', text: 'Withdrawn: what was contested stands as it was charged' },
];

function answerOf({ group }: Given): string {
  const { charged, askedBack } = group;
  const many = `${countText(charged.value.count)} records, charged at ${sumText(charged.value.sumPence)}`;
  return `${many}. ${sumText(askedBack.value.sumPence)} is asked back. ${standingCell(group).text}.`;
}

function factsOf({ group }: Given): readonly Fact<'invented'>[] {
  return [
    { name: 'What follows', value: OUTCOMES[group.outcome] },
    { name: 'How to contest', value: group.appeal },
    { name: 'To be sent by', value: dayText(group.reconcileBy), note: 'the reconciliation date of the contract' },
    { name: 'Answer due', value: group.answerBy === null ? 'nothing waits for the hospital' : dayText(group.answerBy) },
    {
      name: 'Repriced',
      value: `${countText(group.askedBack.value.count)} records`,
      note: 'those of days on which the signed contract carries the policy',
    },
  ];
}

/** By the hospital’s own name of the record, for the hospital and the controlled setting alone. */
function recordsTable({ records }: Given): Table<'invented'> {
  return {
    id: 'records',
    caption: 'Records, by the hospital’s own name',
    columns: [
      { heading: 'Record', kind: 'text' },
      { heading: 'Given on', kind: 'date' },
      { heading: 'Charged', kind: 'number' },
      { heading: 'By the contract', kind: 'number', isMain: true },
      { heading: 'Stage', kind: 'text' },
      { heading: 'Why', kind: 'text' },
    ],
    rows: (records ?? []).map(({ rowId, givenOn, chargedPence, policyPence, stage, words }) => [
      { text: rowId },
      dateCell(givenOn),
      moneyCell(chargedPence),
      policyPence === null ? { text: `${poundsText(chargedPence)}, not repriced`, csv: '' } : moneyCell(policyPence),
      { text: stage },
      { text: words },
    ]),
    whenEmpty: 'Records are seen by the hospital and in the controlled setting alone.',
  };
}
