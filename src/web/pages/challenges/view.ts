import { dayFromIso, dayText, monthText } from '../../../base/index.ts';
import type { ChallengeGroupShown, ChallengesReport, ReportBasis } from '../../../reports/index.ts';
import { CHALLENGES, challengeGroupAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, dateCell, sumCell } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = ChallengesReport & { readonly basis: ReportBasis };

/** Hospital records that fail a policy: to the commissioner the rule, how many and what they come to, never a record. */
export function challengesView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'challenges',
    heading: 'Challenges to hospital activity',
    trail: TO_HOME,
    tables: [groupsTable(report)],
    content: {
      answer: answerOf(report),
      rule: 'Records are checked under pseudonyms in a controlled setting. What leaves it is the rule, how many records fail it and what they come to; 1 to 7 are not told apart, and their sum is not shown. Nothing is repriced but where the signed contract carries the policy, from the day that it says.',
      facts: factsOf(report),
      validating: report.mayValidate
        ? {
            validate: `${CHALLENGES}/validate`,
            send: `${CHALLENGES}/send`,
            policies: report.policies.map(({ id, title }) => ({ value: id, text: title })),
          }
        : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ groups }: Given): string {
  if (groups.length === 0) return 'No hospital record is challenged.';
  const waiting = groups.filter(({ stages }) => stages.includes('sent')).length;
  return `${counted(groups.length, 'rule is', 'rules are')} failed, by hospital and month. ${counted(waiting, 'waits', 'wait')} for the hospital’s answer.`;
}

function factsOf({ policies, contracts }: Given): readonly Fact<'invented'>[] {
  return [
    ...policies.map(({ title, from, source }) => ({
      name: title,
      value: `Holds from ${dayText(from)}`,
      note: source,
    })),
    ...contracts.map(({ name, carriesFrom }) => {
      const from = dayFromIso(carriesFrom ?? '');
      return {
        name,
        value:
          from === undefined
            ? 'The signed contract does not carry the policy: nothing is repriced'
            : `The signed contract carries the policy from ${dayText(from)}`,
      };
    }),
  ];
}

function groupsTable({ groups }: Given): Table<'invented'> {
  return {
    id: 'challenges',
    caption: 'By hospital, month and rule',
    columns: [
      { heading: 'Rule', kind: 'text' },
      { heading: 'Hospital', kind: 'text' },
      { heading: 'Records', kind: 'number' },
      { heading: 'Charged', kind: 'number' },
      { heading: 'Asked back', kind: 'number', isMain: true },
      { heading: 'Standing', kind: 'text' },
      { heading: 'To be sent by', kind: 'date' },
    ],
    rows: groups.map((group) => [
      {
        text: group.words,
        note: `${group.rule}, ${monthText(group.month)}`,
        href: challengeGroupAddress(group.provider, group.month, group.rule),
      },
      { text: group.name },
      countCell(group.charged.value.count),
      sumCell(group.charged.value.sumPence),
      sumCell(group.askedBack.value.sumPence),
      standingCell(group),
      dateCell(group.reconcileBy),
    ]),
    whenEmpty: 'Challenges appear when a month’s hospital records are checked against a policy.',
  };
}

/** How far a rule’s challenges are. */
export function standingCell({ stages, isTooLate }: ChallengeGroupShown): Cell<never> {
  if (isTooLate) return { text: 'Too late to send', tag: 'grey', note: stages.join(', ') };
  const isOpen = stages.some((stage) => ['raised', 'sent', 'contested', 'escalated'].includes(stage));
  return { text: stages.join(', '), tag: isOpen ? 'yellow' : 'green' };
}
