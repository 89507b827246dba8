import { isoOfDay } from '../../../base/index.ts';
import type { AuditAsk, AuditReport, ReportBasis } from '../../../reports/index.ts';
import { AUDIT, auditAddress, GUARDIAN } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, instantText, isoDateText, withShortHashes } from '../../layout/figures.ts';
import type { Link, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = AuditReport & { readonly basis: ReportBasis };

/** The audit for investigators: days worth a second look, a search, and what was found. */
export function auditView(report: Given, ask: AuditAsk): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'audit',
    heading: 'Audit',
    trail: TO_HOME,
    tables: [unusualTable(report), eventsTable(report)],
    content: {
      answer: answerOf(report),
      notKnown:
        'One’s own record, or a relative’s, is told by the name alone, where the practice has said who its people are. Under another name it cannot be told from any other: whoever suspects one asks the practice.',
      search: searchFields(report, ask),
      older: olderLink(report, ask),
      guardian: {
        text: 'What was looked at, by role and purpose: the report for the Caldicott guardian',
        href: GUARDIAN,
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ unusual, watchedSince }: Given): string {
  if (watchedSince === null) return 'No bounds are set by which a day would be unusual.';
  const since = dateCell(watchedSince).text;
  if (unusual.length === 0) return `Since ${since} no day of anybody’s was unusual.`;
  return `Since ${since} ${counted(unusual.length, 'day is', 'days are')} worth a second look. Unusual is not wrong: somebody has to ask.`;
}

function searchFields({ users }: Given, { user, person = '', words = '', from, to, refusedOnly }: AuditAsk): object {
  return {
    action: AUDIT,
    users: [
      { value: '', text: 'Anybody', selected: user === undefined },
      ...users.map(({ user: id, name }) => ({ value: id, text: name, selected: id === user })),
    ],
    ...{ person, words },
    from: from === undefined ? '' : isoOfDay(from),
    to: to === undefined ? '' : isoOfDay(to),
    refused: [{ value: 'yes', text: 'Only what was refused', checked: refusedOnly === true }],
  };
}

function olderLink({ before }: Given, ask: AuditAsk): Link<'invented'> | null {
  return before === null ? null : { text: 'Earlier events', href: auditAddress({ ...ask, before }) };
}

function unusualTable({ unusual }: Given): Table<'invented'> {
  return {
    id: 'unusual',
    caption: 'Days worth a second look',
    columns: [
      ...['Day', 'Who', 'What'].map((heading) => ({ heading, kind: 'text' as const })),
      { heading: 'How many', kind: 'number' },
    ],
    rows: unusual.map(({ on, user, name, words, count }) => [
      { text: isoDateText(on), csv: on },
      { text: name, href: auditAddress({ user, on }) },
      { text: words },
      { text: String(count) },
    ]),
    whenEmpty: 'No day is unusual. A day appears here when somebody passes the bounds of the rules on sharing.',
  };
}

function eventsTable({ events }: Given): Table<'invented'> {
  return {
    id: 'events',
    caption: 'What was seen and done, newest first',
    columns: [
      { heading: 'When', kind: 'text' },
      { heading: 'Who', kind: 'text', isMain: true },
      ...['Role', 'What for', 'Did', 'About', 'People', 'As', 'From', 'Outcome'].map((heading) => ({
        heading,
        kind: 'text' as const,
      })),
    ],
    rows: events.map(({ seq, at, name, role, purpose, verb, subject, release, outcome, basis, people, origin }) => [
      { text: instantText(at), csv: at, note: `event ${seq}` },
      { text: name },
      { text: role },
      { text: purpose, ...(basis === null ? {} : { note: basis }) },
      { text: verb },
      { text: withShortHashes(subject), csv: subject },
      { text: people === null ? 'none' : String(people) },
      { text: release ?? 'no figures' },
      { text: origin ?? 'not known' },
      outcome === 'ok' ? { text: 'Done' } : { text: 'Refused', note: outcome, csv: outcome },
    ]),
    whenEmpty: 'Nothing was found. Leave a field empty to look for more.',
  };
}
