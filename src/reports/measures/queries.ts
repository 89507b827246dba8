import type { Released, ReleaseLevel } from '../../base/index.ts';
import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  dayText,
  isoOfDay,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { releaseExactOnly, type Withheld } from '../../disclosure/index.ts';
import { RESULT_QUERY, type ResultQuery, type Said } from '../../governance/index.ts';
import type { PlausibleBound } from '../../indicators/index.ts';
import { listDefinitions } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { latestPeriodEnd } from './measure-named.ts';

type ShownSaid = { readonly text: string; readonly by: string; readonly on: Day };

/** A question to a practice about an implausible result, as a reader sees it. */
export type ShownQuery = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly raisedOn: Day;
  readonly dueOn: Day;
  readonly isOverdue: boolean;
  readonly owner: string;
  readonly standing: 'waits for the practice' | 'answered' | 'settled';
  readonly reasons: readonly {
    readonly code: string;
    readonly words: string;
    readonly numbers: Released<string | Withheld>;
  }[];
  readonly answer: ShownSaid | null;
  readonly settled: (ShownSaid & { readonly outcome: string }) | null;
};

export type QueriesReport = {
  readonly queries: readonly ShownQuery[];
  /** Outside which bounds a result at the latest period end is doubted. */
  readonly bounds: { readonly periodEnd: Day; readonly held: readonly PlausibleBound[] };
};
export type QueryReport = {
  readonly query: ShownQuery;
  readonly mayAnswer: boolean;
  readonly maySettle: boolean;
  /** How payment goes on meanwhile, in a sentence. */
  readonly onAccount: string;
};

/** Every query about practices that the reader may see, what waits first. */
export function queriesReport(context: ReportContext, reader: Actor): Report<QueriesReport> {
  return reading(context, reader, { actions: COUNTS, verb: 'list queries', subject: 'queries' }, async () => {
    const queries = await queriesSeen(context, reader);
    const periodEnd = await latestPeriodEnd(context);
    const order = ['waits for the practice', 'answered', 'settled'];
    return accepted({
      queries: queries.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || a.dueOn - b.dueOn),
      bounds: { periodEnd, held: context.plausibility.at(periodEnd) },
    });
  });
}

export type QueryAsk = { readonly practice: OdsCode; readonly indicator: string; readonly periodEnd: Day };

/** One query, and what the reader may do about it. Refuses `not-found`. */
export function queryReport(context: ReportContext, reader: Actor, ask: QueryAsk): Report<QueryReport> {
  const { practice, indicator, periodEnd } = ask;
  const subject = `query ${practice}/${indicator}/${isoOfDay(periodEnd)}`;
  const what = { actions: COUNTS, practice, verb: 'read query', subject };
  return reading(context, reader, what, async (permission): Promise<Outcome<QueryReport>> => {
    const query = (await queriesSeen(context, reader)).find(
      (one) => one.practice === practice && one.indicator === indicator && one.periodEnd === periodEnd,
    );
    if (query === undefined) return refused({ code: 'not-found', message: `There is no ${subject}.` });
    const isOpen = query.standing !== 'settled';
    return accepted({
      query,
      mayAnswer: isOpen && context.rules.may(reader, 'answer query', { practice }).ok,
      maySettle: query.standing === 'answered' && context.rules.may(reader, 'settle query', { practice }).ok,
      onAccount: await onAccountWords(context, query, permission.level),
    });
  });
}

/** What is paid on meanwhile, with both numbers for those who may see them. */
async function onAccountWords(context: ReportContext, query: ShownQuery, level: ReleaseLevel): Promise<string> {
  const { practice, indicator, periodEnd, settled } = query;
  if (settled !== null && settled.outcome !== 'not accepted')
    return 'The query is settled; payment rests on the settled result.';
  const input = await context.book.forecastInput(practice, periodEnd);
  const waits = input.ok ? input.value.quality.queried?.get(indicator) : undefined;
  if (waits === undefined) return 'This result is not ranked; nothing is paid on it.';
  const { result, counted } = waits;
  const alone = 'settlement holds this part alone';
  if (result === 'none') return `This result is not ranked, and none before it was accepted: ${alone}.`;
  const numbers =
    level === 'exact' && counted !== 'not received'
      ? ` (${result.numerator} of ${result.denominator}, in place of ${counted.numerator} of ${counted.denominator})`
      : '';
  return `Payment on account continues at the last accepted value, the result at ${dayText(result.periodEnd)}${numbers}; this result is not ranked, and ${alone}.`;
}

/** Queries about practices whose counts the reader may see below the published level. */
export async function queriesSeen(context: ReportContext, reader: Actor): Promise<readonly ShownQuery[]> {
  const kept = await context.store.read((db) => listDefinitions(db, RESULT_QUERY, context.businessDate));
  return kept.flatMap(({ json }) => shown(context, reader, json as unknown as ResultQuery));
}

function shown(context: ReportContext, reader: Actor, query: ResultQuery): readonly ShownQuery[] {
  const { practice } = query;
  const permission = firstPermitted(context, reader, ['see exact counts', 'see management counts'], { practice });
  const named = context.register.practice(practice);
  if (!permission.ok || !named.ok) return [];
  const dueOn = dayFromIso(query.dueOn) as Day;
  const said = (one: Said): ShownSaid => ({
    text: one.text,
    by: nameOf(context, one.by),
    on: dayFromIso(one.on) as Day,
  });
  return [
    {
      practice,
      name: named.value.name,
      indicator: query.indicator,
      periodEnd: dayFromIso(query.periodEnd) as Day,
      raisedOn: dayFromIso(query.raisedOn) as Day,
      dueOn,
      isOverdue: query.settled === null && dueOn < context.businessDate,
      owner: query.owner,
      standing: query.settled !== null ? 'settled' : query.answer !== null ? 'answered' : 'waits for the practice',
      reasons: query.reasons.map(({ code, words, numbers }) => ({
        code,
        words,
        numbers: releaseExactOnly(
          permission.value.level,
          numbers,
          'The numbers are left out, because they are exact counts.',
        ),
      })),
      answer: query.answer === null ? null : said(query.answer),
      settled: query.settled === null ? null : { ...said(query.settled), outcome: query.settled.outcome },
    },
  ];
}
