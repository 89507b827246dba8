import {
  type Actor,
  accepted,
  addDays,
  addToMonth,
  type Day,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  quarterOf,
  refused,
} from '../../base/index.ts';
import {
  type ActivityReturn,
  claims,
  isDone,
  isReturnScheme,
  monthsOfQuarter,
  REPORTING,
  type ReturnScheme,
} from '../../claims/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { providerName } from './provider-name.ts';

/** The form by which a provider without a system records a quarter, filled with what was last recorded. */
export type ActivityFormReport = {
  readonly provider: OdsCode;
  readonly name: string;
  /** Null: the provider sends files alone, and has no quarterly return. */
  readonly returned: ReturnForm | null;
};
export type ReturnForm = {
  readonly scheme: string;
  readonly schemeTitle: string;
  readonly quarter: Month;
  readonly quarters: readonly Month[];
  readonly months: readonly Month[];
  readonly asks: readonly { readonly id: string; readonly title: string; readonly hint: string }[];
  /** Question of a month → what was recorded; absent: nothing. */
  readonly answers: ReadonlyMap<string, number>;
  readonly notes: string;
  readonly complete: number;
  readonly due: number;
  readonly dueOn: Day;
  /** The share of the block that waits on completeness, exact. */
  readonly share: string;
  readonly isApproved: boolean;
  readonly claim: string | null;
};

export type ActivityFormAsk = { readonly quarter?: Month };

/** For whoever records activity for their own organisation. Refuses `not-found` for a quarter outside the contract. */
export function activityFormReport(
  context: ReportContext,
  reader: Actor,
  ask: ActivityFormAsk,
): Report<ActivityFormReport> {
  const provider = reader.organisation;
  const what = {
    actions: ['record activity'] as const,
    verb: 'open activity form',
    subject: `activity ${provider ?? ''}`,
  };
  return reading(context, reader, { ...what, ...(provider && { provider }) }, async () => {
    if (provider === undefined) return refused({ code: 'not-found', message: 'You record activity for nobody.' });
    const scheme = returnsOf(context, provider);
    const name = providerName(context, provider);
    if (scheme === undefined) return accepted({ provider, name, returned: null });
    const quarters = quartersOf(context, scheme);
    const quarter = ask.quarter ?? quarters[0];
    if (quarter === undefined || !quarters.includes(quarter)) {
      return refused({ code: 'not-found', message: 'There is no return of that quarter under the contract.' });
    }
    return accepted({ provider, name, returned: await formOf(context, scheme, provider, quarter, quarters) });
  });
}

/** Quarters of the contract that have begun, the one that ended last first. */
function quartersOf({ businessDate }: ReportContext, { contract }: ReturnScheme): readonly Month[] {
  const first = quarterOf(monthOfDay(contract.validFrom));
  const all = [0, 3, 6, 9]
    .map((more) => addToMonth(first, more))
    .filter((one) => lastDayOf(addToMonth(one, -1)) < businessDate);
  return all.toReversed();
}

/** The quarter that ended last and the day by which its return is due, where a provider owes one and none came; else undefined. */
export async function activityDue(
  context: ReportContext,
  provider: OdsCode,
): Promise<{ readonly quarter: Month; readonly dueOn: Day } | undefined> {
  const scheme = returnsOf(context, provider);
  if (scheme === undefined) return undefined;
  const ended = quartersOf(context, scheme).find((one) => lastDayOf(addToMonth(one, 2)) < context.businessDate);
  if (ended === undefined) return undefined;
  const filter = { scheme: scheme.json.id, provider, month: ended, service: REPORTING };
  const sent = await context.store.read((db) => claims(db, filter));
  if (sent.length > 0) return undefined;
  return { quarter: ended, dueOn: addDays(lastDayOf(addToMonth(ended, 2)), scheme.json.windowDays) };
}

/** The scheme under which a provider sends quarterly returns. */
function returnsOf({ claimSchemes }: ReportContext, provider: OdsCode): ReturnScheme | undefined {
  return claimSchemes.filter(isReturnScheme).find(({ json }) => json.providers.some(({ code }) => code === provider));
}

async function formOf(
  context: ReportContext,
  scheme: ReturnScheme,
  provider: OdsCode,
  quarter: Month,
  quarters: readonly Month[],
): Promise<ReturnForm> {
  const { asks, id, title, providers, windowDays } = scheme.json;
  const kept = await context.store.read((db) =>
    claims(db, { scheme: id, provider, month: quarter, service: REPORTING }),
  );
  const [last] = kept.toSorted((one, other) => Number(other.askedAs - one.askedAs));
  const said = last?.json == null ? { months: [], notes: '' } : (JSON.parse(last.json) as ActivityReturn);
  const months = monthsOfQuarter(quarter);
  const answered = said.months.flatMap(({ month, answers }) =>
    Object.entries(answers).flatMap(([question, answer]): [string, number][] =>
      answer === null ? [] : [[`${month}.${question}`, answer]],
    ),
  );
  return {
    scheme: id,
    schemeTitle: title,
    quarter,
    quarters,
    months,
    asks,
    answers: new Map(answered),
    notes: said.notes,
    complete: answered.length,
    due: months.length * asks.length,
    dueOn: addDays(lastDayOf(months.at(-1) ?? quarter), windowDays),
    share: providers.find(({ code }) => code === provider)?.values['reporting-share'] ?? '0',
    isApproved: kept.some(isDone),
    claim: last?.id ?? null,
  };
}

/** The name of a field of the form: one question of one month. */
export function fieldOf(month: Month, question: string): string {
  return `${isoOfMonth(month)}.${question}`;
}
