import { dayText, isoOfDay } from '../../../base/index.ts';
import type { GuardianReport, ReportBasis } from '../../../reports/index.ts';
import { AUDIT, auditAddress, BREAK_GLASS, GUARDIAN } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText, isoDateText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = GuardianReport & { readonly basis: ReportBasis };

/** Each with a sentence of its own: more are too many for a phone. */
const ROWS_ON_A_PAGE = 25;

/** What was looked at in a period, by whom in which role and why, for the Caldicott guardian. */
export function guardianView(report: Given): Page<'invented'> {
  const { from, to } = report;
  return {
    realm: 'invented',
    template: 'guardian',
    heading: 'Report for the Caldicott guardian',
    caption: `${dayText(from)} to ${dayText(to)}`,
    trail: [...TO_HOME, { text: 'Audit', href: AUDIT }],
    tables: [usesTable(report), glassTable(report), unusualTable(report), originsTable(report)],
    content: {
      answer: answerOf(report),
      period: { action: GUARDIAN, from: isoOfDay(from), to: isoOfDay(to) },
      nextLinks: [
        { text: 'Search the audit', href: AUDIT },
        { text: 'Review broken glass', href: BREAK_GLASS },
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ uses, glasses, unusual }: Given): string {
  const readings = uses.reduce((sum, use) => sum + use.readings, 0);
  const refused = uses.reduce((sum, use) => sum + use.refused, 0);
  const waiting = glasses.filter(({ review }) => review === null).length;
  return [
    `Records of people were shown ${counted(readings, 'time', 'times')}.`,
    `${counted(refused, 'request was', 'requests were')} refused.`,
    `${counted(waiting, 'broken glass waits', 'broken glasses wait')} for a review.`,
    `${counted(unusual.length, 'day is', 'days are')} worth a second look.`,
  ].join(' ');
}

const text = (heading: string) => ({ heading, kind: 'text' as const });
const number = (heading: string) => ({ heading, kind: 'number' as const });

function usesTable({ uses }: Given): Table<'invented'> {
  return {
    id: 'uses',
    caption: 'What was looked at and done, by role and purpose',
    columns: [
      ...[text('Role'), { ...text('What for'), isMain: true as const }, text('By which rule')],
      ...['Users', 'Records shown', 'Of people', 'Events', 'Refused'].map(number),
    ],
    rows: uses.map(({ role, purpose, basis, words, users, readings, people, events, refused }) => [
      { text: role },
      { text: purpose },
      { text: words ?? 'none', csv: basis ?? 'none', ...(basis === null ? {} : { note: basis }) },
      ...[users, readings, people, events, refused].map((count) => ({ text: String(count) })),
    ]),
    printed: ROWS_ON_A_PAGE,
    whenEmpty: 'Nothing was looked at in this period.',
  };
}

function glassTable({ glasses }: Given): Table<'invented'> {
  return {
    id: 'glasses',
    caption: 'Broken glass',
    columns: ['When', 'Who', 'Practice', 'Why', 'Review'].map(text),
    rows: glasses.map(({ brokenAt, by, practice, reason, review }) => [
      { text: instantText(brokenAt), csv: brokenAt },
      { text: by },
      { text: practice },
      { text: reason },
      review === null ? { text: 'waits' } : { text: review.verdict, note: `${review.by}: ${review.words}` },
    ]),
    whenEmpty: 'Nobody broke the glass in this period.',
  };
}

function unusualTable({ unusual }: Given): Table<'invented'> {
  return {
    id: 'unusual',
    caption: 'Days worth a second look',
    columns: [text('Day'), text('Who'), text('What'), number('How many')],
    rows: unusual.map(({ on, user, name, words, count }) => [
      { text: isoDateText(on), csv: on },
      { text: name, href: auditAddress({ user, on }) },
      { text: words },
      { text: String(count) },
    ]),
    whenEmpty: 'No day was unusual.',
  };
}

function originsTable({ origins }: Given): Table<'invented'> {
  return {
    id: 'origins',
    caption: 'From where it was asked',
    columns: [text('From'), number('Different addresses'), number('Users'), number('Events')],
    rows: origins.map(({ origin, origins: different, users, events }) => [
      { text: origin },
      { text: String(different) },
      { text: String(users) },
      { text: String(events) },
    ]),
    whenEmpty: 'Nothing was asked.',
  };
}
