import { accepted, type Day, monthOfDay, type OdsCode, type Outcome, quarterOf } from '../base/index.ts';
import type { QualityInput } from '../contracts/index.ts';
import type { VerifiedResult } from '../indicators/index.ts';
import type { ReportParts } from './context.ts';
import type { StatementBook } from './statement-book.ts';

/** The borough as achievement is measured against it: every practice whose results are verified and whose list came. */
export type BoroughResults = {
  /** People on the register, by the rule's id. */
  readonly registers: ReadonlyMap<string, number>;
  readonly list: number;
  readonly practices: number;
};

/** Adds up registers and lists of the practices that have both. */
export async function boroughResults(book: StatementBook, parts: ReportParts, periodEnd: Day): Promise<BoroughResults> {
  const lists = await book.lists(quarterOf(monthOfDay(periodEnd)));
  const results = new Map<OdsCode, Results>();
  for (const { code } of parts.register.practices()) results.set(code, await book.results(code, periodEnd));
  return boroughOf(results, lists);
}

type Results = Outcome<readonly VerifiedResult[]>;

/** The borough of these practices' results and lists. */
export function boroughOf(
  results: ReadonlyMap<OdsCode, Results>,
  lists: ReadonlyMap<OdsCode, { readonly registered: number }>,
): BoroughResults {
  const registers = new Map<string, number>();
  let [list, practices] = [0, 0];
  for (const [code, own] of results) {
    const registered = lists.get(code)?.registered;
    if (!own.ok || registered === undefined) continue;
    list += registered;
    practices += 1;
    for (const { indicator, register } of own.value)
      registers.set(indicator, (registers.get(indicator) ?? 0) + register);
  }
  return { registers, list, practices };
}

/** What a quality line takes from the borough. */
export function boroughInput({ registers, list, practices }: BoroughResults) {
  return {
    boroughRegister: (rule: string) => registers.get(rule) ?? ('not received' as const),
    boroughList: practices === 0 ? ('not received' as const) : list,
  };
}

/** What a practice's quality line rests on at the end of an achievement year. */
export async function qualityInput(
  book: StatementBook,
  parts: ReportParts,
  practice: OdsCode,
  periodEnd: Day,
): Promise<QualityInput> {
  const { framework, acceptances } = parts;
  const borough = await book.borough(periodEnd);
  const results: Outcome<readonly VerifiedResult[]> = await book.results(practice, periodEnd);
  return {
    periodEnd,
    measures: framework.measures,
    ...(framework.answered === undefined ? {} : { answered: framework.answered }),
    frameworkHash: framework.hash,
    frameworkYear: framework.year,
    ...(acceptances === undefined ? {} : { acceptances }),
    results: results.ok ? accepted(results.value) : results,
    ruleOfRegister: (register) => framework.rules.find((rule) => rule.register === register)?.id,
    ...boroughInput(borough),
  };
}
