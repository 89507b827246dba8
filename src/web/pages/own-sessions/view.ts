import type { ReportBasis, SessionsReport, ShownSession } from '../../../reports/index.ts';
import { OWN_SESSIONS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = SessionsReport & { readonly basis: ReportBasis };

/** Where the reader is signed in, with a form to sign out of each, and of all. @param own the session in which they ask */
export function ownSessionsView(report: Given, own: string | undefined): Page<'invented'> {
  const { sessions, idleMinutes, longestHours } = report;
  return {
    realm: 'invented',
    template: 'own-sessions',
    heading: 'Where you are signed in',
    trail: TO_HOME,
    tables: [sessionTable(sessions, own)],
    content: {
      answer: answerOf(sessions.length),
      ends: `A session ends ${idleMinutes} minutes after it was last used, and in any case ${longestHours} hours after it began.`,
      others: sessions
        .filter(({ id }) => id !== own)
        .map(({ id, startedAt }) => ({ id, text: `Sign out of the one of ${instantText(startedAt)}` })),
      endOne: `${OWN_SESSIONS}/end`,
      endAll: `${OWN_SESSIONS}/end-all`,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf(open: number): string {
  if (open === 1) return 'You are signed in here and nowhere else.';
  return `You are signed in ${counted(open, 'time', 'times')}. If you do not know one of them, sign out of it and tell whoever runs this service.`;
}

function sessionTable(sessions: readonly ShownSession[], own: string | undefined): Table<'invented'> {
  return {
    id: 'sessions',
    caption: 'Sessions that are open, the latest used first',
    columns: ['Since', 'Last used', 'Last showed who you are', 'Session'].map((heading) => ({ heading, kind: 'text' })),
    rows: sessions.map(({ id, startedAt, seenAt, provedAt }) => [
      { text: instantText(startedAt), csv: startedAt, ...(id === own ? { note: 'this one' } : {}) },
      { text: instantText(seenAt), csv: seenAt },
      provedAt === null ? { text: 'not known' } : { text: instantText(provedAt), csv: provedAt },
      { text: id },
    ]),
    whenEmpty: 'You are signed in nowhere.',
  };
}
