import { auditOf } from '../../audit/index.ts';
import { type Actor, dayFromIso, dayText, monthFromIso, monthText, odsCodeFromText } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import type { Destination } from '../report.ts';

/** A page that the reader opened before. `at` is an ISO 8601 instant, UTC. */
export type Visit = { readonly at: string; readonly title: string; readonly to: Destination };

const MOST_VISITS = 5;
/** How many of the reader's own events are looked through for them. */
const EVENTS_LOOKED_AT = 100;

/**
 * The pages that the reader last opened, newest first and each once, from the audit. Pages about a person are left out:
 * a pseudonym has no place on a page that anybody beside the reader may glance at.
 */
export async function visitsOf(context: ReportContext, reader: Actor): Promise<readonly Visit[]> {
  const events = await auditOf(context.store, {
    user: reader.user,
    verbs: Object.keys(READINGS),
    limit: EVENTS_LOOKED_AT,
  });
  const visits = new Map<string, Visit>();
  for (const { verb, subject, outcome, at } of events) {
    const page = outcome === 'ok' ? pageOf(context, verb, subject) : undefined;
    if (page === undefined || visits.has(page.title)) continue;
    if (visits.size < MOST_VISITS) visits.set(page.title, { at, ...page });
  }
  return [...visits.values()];
}

type Opened = Omit<Visit, 'at'>;

/** The page that an audited reading was of; undefined when it was of none that is listed. */
function pageOf(context: ReportContext, verb: string, subject: string): Opened | undefined {
  const parts = subject.slice(subject.indexOf(' ') + 1).split('/');
  return READINGS[verb]?.(context, parts);
}

/** By the verb under which a report is audited: its page, from the parts of the subject. */
const READINGS: Readonly<Record<string, (context: ReportContext, parts: readonly string[]) => Opened | undefined>> = {
  'read borough': ({ register }) => ({ title: register.commissioner.name, to: { page: 'borough' } }),
  'read locality': ({ register }, [id = '']) => {
    const found = register.localities().find((locality) => locality.id === id);
    return found && { title: found.name, to: { page: 'locality', locality: id } };
  },
  'read practice': (context, [code]) => {
    const practice = practiceNamed(context, code);
    return practice && { title: practice.name, to: { page: 'practice', practice: practice.code } };
  },
  'read statement': (context, [code, iso = '']) => {
    const [practice, month] = [practiceNamed(context, code), monthFromIso(iso)];
    if (practice === undefined || month === undefined) return undefined;
    const title = `${practice.name}: statement for ${monthText(month)}`;
    return { title, to: { page: 'statement', practice: practice.code, month } };
  },
  'read line': (context, [code, iso = '', term = '']) => {
    const [practice, month] = [practiceNamed(context, code), monthFromIso(iso)];
    if (practice === undefined || month === undefined) return undefined;
    const title = `${practice.name}: line ${term}, ${monthText(month)}`;
    return { title, to: { page: 'line', practice: practice.code, month, term } };
  },
  'read measure': (context, [code, indicator = '', iso = '']) => {
    const [practice, periodEnd] = [practiceNamed(context, code), dayFromIso(iso)];
    if (practice === undefined || periodEnd === undefined) return undefined;
    const title = `${practice.name}: ${indicator} at ${dayText(periodEnd)}`;
    return { title, to: { page: 'measure', practice: practice.code, indicator, periodEnd } };
  },
  'read measure by practice': (_, [indicator = '', iso = '']) => {
    const periodEnd = dayFromIso(iso);
    if (periodEnd === undefined) return undefined;
    const title = `${indicator} by practice at ${dayText(periodEnd)}`;
    return { title, to: { page: 'measure by practice', indicator, periodEnd } };
  },
  'read monitoring': () => ({ title: 'Quality monitoring', to: { page: 'monitoring' } }),
  'read payment runs': () => ({ title: 'Payment runs', to: { page: 'runs' } }),
  'read payment run': (_, [run = '']) => ({ title: `Payment run ${run}`, to: { page: 'run', run } }),
  'read ledger': () => ({ title: 'Ledger', to: { page: 'ledger' } }),
  'read ledger entry': (_, [entry = '']) => ({ title: `Ledger entry ${entry}`, to: { page: 'ledger entry', entry } }),
  'read feeds': () => ({ title: 'Feeds', to: { page: 'feeds' } }),
  'read feed file': ({ book }, [sha256 = '']) => {
    const file = book.received().get(sha256)?.file;
    return file === undefined ? undefined : { title: `File ${file}`, to: { page: 'feed file', sha256 } };
  },
};

function practiceNamed({ register }: ReportContext, text = '') {
  const code = odsCodeFromText(text);
  const found = code === undefined ? undefined : register.practice(code);
  return found?.ok ? found.value : undefined;
}
