import { dayText } from '../../../base/index.ts';
import type { InterestsReport, ReportBasis, ShownInterest } from '../../../reports/index.ts';
import { INTERESTS, ownInterestsAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, isoDateText, moneyCell, sentenceCase } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { penceOf } from './pence-of.ts';

type Given = InterestsReport & { readonly basis: ReportBasis };

/** The register of interests, gifts and breaches; for who keeps it, what is overdue and not answered as well. */
export function interestsView(report: Given): Page<'invented'> {
  const { rules, kept } = report;
  const tables = [interestsTable(report), seatsTable(report), giftsTable(report), breachesTable(report)];
  const keepers = kept === null ? [] : [remindersTable(kept), questionsTable(kept)];
  return {
    realm: 'invented',
    template: 'interests',
    heading: 'Register of interests',
    trail: TO_HOME,
    tables: [...tables, ...keepers],
    content: {
      answer: answerOf(report),
      rules: [
        `An interest is declared within ${rules.declareWithinDays.value} days, and the whole register confirmed every ${rules.confirmEveryMonths.value} months.`,
        `It stays public for ${rules.publicMonthsAfterEnd.value} months after it ends and is kept for at least ${rules.keptYears.value} years; nothing that was entered is changed.`,
      ],
      keeping: kept === null ? null : { action: `${INTERESTS}/breach` },
      workedOut: [
        ...basisFacts(report.basis),
        ...Object.values(rules).map((rule) => ({
          name: `Rule: ${rule.value}`,
          value: `${rule.source} (${rule.status})`,
        })),
      ],
    },
  };
}

function answerOf({ interests, kept, basis }: Given): string {
  const late = interests.filter(({ daysLate }) => daysLate > 0).length;
  const held = interests.filter(({ interest }) => interest.to === null || interest.to >= basis.businessDate).length;
  const overdue = kept === null ? 0 : kept.reminders.filter(({ standing }) => standing === 'overdue').length;
  const more = kept === null ? '' : ` ${counted(overdue, 'register is', 'registers are')} overdue to be confirmed.`;
  return `${counted(held, 'interest is', 'interests are')} held on this date; ${late} of those shown were declared late.${more}`;
}

function interestsTable({ interests, kept }: Given): Table<'invented'> {
  return {
    id: 'interests',
    caption: kept === null ? 'Interests of those who help to decide' : 'Every interest that was declared',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'Organisation', kind: 'text', isMain: true },
      { heading: 'Nature', kind: 'text' },
      { heading: 'Type', kind: 'text' },
      { heading: 'From', kind: 'date' },
      { heading: 'To', kind: 'date' },
      { heading: 'Declared', kind: 'date' },
      { heading: 'Mitigation', kind: 'text' },
    ],
    rows: interests.map((each) => interestRow(each, kept !== null)),
    whenEmpty: 'No interest was declared. Interests appear as soon as somebody who helps to decide declares one.',
  };
}

function interestRow({ interest, name, daysLate }: ShownInterest, isKeepers: boolean): Cell<'invented'>[] {
  const { details, from, to, declaredOn, withheld } = interest;
  const who = isKeepers ? { text: name, href: ownInterestsAddress(interest.user) } : { text: name };
  if (withheld !== null && !isKeepers) {
    const hidden = { text: 'withheld' };
    return [who, { ...hidden, note: withheld }, hidden, hidden, hidden, hidden, dateCell(declaredOn), hidden];
  }
  const late = daysLate === 0 ? {} : { note: `${counted(daysLate, 'day', 'days')} late` };
  const organisation = details.organisation ?? 'no code';
  return [
    who,
    { text: details.organisationName, note: withheld === null ? organisation : `not published: ${withheld}` },
    { text: details.nature, ...(details.through === null ? {} : { note: `through ${details.through}` }) },
    { text: sentenceCase(details.type) },
    dateCell(from),
    to === null ? { text: 'still held' } : dateCell(to),
    { ...dateCell(declaredOn), ...late },
    { text: details.mitigation === '' ? 'none recorded' : details.mitigation },
  ];
}

/** Once for each person, however many interests they have. */
function seatsTable({ interests }: Given): Table<'invented'> {
  const sitting = new Map(interests.map(({ name, sits }) => [name, sits]));
  return {
    id: 'seats',
    caption: 'Where they sit',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'Sits on', kind: 'text' },
    ],
    rows: [...sitting].map(([name, sits]) => [
      { text: name },
      { text: sits.length === 0 ? 'no committee' : sits.join('; ') },
    ]),
    whenEmpty: 'Nobody declared an interest.',
  };
}

function giftsTable({ gifts }: Given): Table<'invented'> {
  return {
    id: 'gifts',
    caption: 'Gifts and hospitality',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'What', kind: 'text' },
      { heading: 'From', kind: 'text' },
      { heading: 'Worth', kind: 'number' },
      { heading: 'Offered', kind: 'date' },
      { heading: 'Accepted', kind: 'text' },
    ],
    rows: gifts.map(({ name, gift: { says } }) => [
      { text: name },
      { text: sentenceCase(says.what), note: says.description },
      { text: says.from },
      moneyCell(penceOf(says.valuePence)),
      { text: isoDateText(says.offeredOn), csv: says.offeredOn },
      { text: acceptedWords(says), ...(says.approval === '' ? {} : { note: says.approval }) },
    ]),
    whenEmpty: 'Nothing was offered to anybody. Gifts and hospitality appear when they are declared.',
  };
}

function acceptedWords({ isAccepted, isForBody }: Given['gifts'][number]['gift']['says']): string {
  if (!isAccepted) return 'declined';
  return isForBody ? 'yes, on behalf of the commissioner' : 'yes';
}

function breachesTable({ breaches }: Given): Table<'invented'> {
  return {
    id: 'breaches',
    caption: 'Breaches, without names',
    columns: [
      { heading: 'Happened', kind: 'date' },
      { heading: 'What', kind: 'text' },
      { heading: 'How it was handled', kind: 'text' },
      { heading: 'What was learnt', kind: 'text' },
    ],
    rows: breaches.map(({ says }) => [
      { text: isoDateText(says.happenedOn), csv: says.happenedOn },
      { text: says.what },
      { text: says.handling },
      { text: says.lesson === '' ? 'not written yet' : says.lesson },
    ]),
    whenEmpty: 'No breach was recorded.',
  };
}

type Kept = NonNullable<Given['kept']>;

function remindersTable({ reminders }: Kept): Table<'invented'> {
  const tags = { overdue: 'red', 'due soon': 'yellow', confirmed: 'green' } as const;
  return {
    id: 'reminders',
    caption: 'Whose register is to be confirmed',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'By', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: reminders.map(({ user, name, confirmBy, standing }) => [
      { text: name, href: ownInterestsAddress(user) },
      dateCell(confirmBy),
      { text: standing, tag: tags[standing] },
    ]),
    whenEmpty: 'Nobody sits on a committee.',
  };
}

function questionsTable({ questions }: Kept): Table<'invented'> {
  return {
    id: 'questions',
    caption: 'Interests that the system knows of and nobody declared',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'Organisation', kind: 'text' },
      { heading: 'How it is known', kind: 'text' },
      { heading: 'Answer', kind: 'text' },
    ],
    rows: questions.map(({ person, user, name, organisation, why, standing }) => [
      { text: person, href: ownInterestsAddress(user) },
      { text: name, note: organisation },
      { text: `It ${why}.` },
      { text: standing },
    ]),
    whenEmpty: 'Everything that the system knows of was declared.',
  };
}

export function lastPublicWords({ publicUntil, keptUntil }: ShownInterest): string {
  if (publicUntil === null || keptUntil === null) return 'public while it is held';
  return `public until ${dayText(publicUntil)}, kept until ${dayText(keptUntil)}`;
}
