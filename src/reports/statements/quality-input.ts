import {
  accepted,
  addMonths,
  type Day,
  dayFromIso,
  financialYearOf,
  isoOfDay,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  quarterOf,
  refused,
} from '../../base/index.ts';
import type { BoroughPrevalence, LastAccepted, QualityInput, RecordedAnswer } from '../../contracts/index.ts';
import type { Acceptance } from '../../governance/index.ts';
import type { VerifiedResult } from '../../indicators/index.ts';
import type { ListSize } from '../../practices/index.ts';
import { isNotPaidOn, type PaymentRecords } from '../payments/payment-records.ts';
import type { ReportParts } from '../report-parts.ts';

/** The borough as achievement is measured against it: every practice whose results are verified and whose list came. */
export type BoroughResults = {
  /** People on the register, by the rule's id. */
  readonly registers: ReadonlyMap<string, number>;
  readonly list: number;
  readonly practices: number;
};

/** What the statement book has that quality rests on. */
type QualityBook = {
  records(): Promise<PaymentRecords>;
  periodEnds(): Promise<readonly Day[]>;
  lists(quarter: Month): Promise<ReadonlyMap<OdsCode, ListSize>>;
  results(practice: OdsCode, periodEnd: Day): Promise<Results>;
  borough(periodEnd: Day): Promise<BoroughResults>;
};

/** Adds up registers and lists of the practices that have both. */
export async function boroughResults(book: QualityBook, parts: ReportParts, periodEnd: Day): Promise<BoroughResults> {
  const lists = await book.lists(quarterOf(monthOfDay(periodEnd)));
  const results = new Map<OdsCode, Results>();
  for (const { code } of parts.register.practices()) results.set(code, await book.results(code, periodEnd));
  return boroughOf(results, lists);
}

type Results = Outcome<readonly VerifiedResult[]>;

/** The borough of these practices' results and lists. A register that only some of them counted is not the borough's. */
export function boroughOf(
  results: ReadonlyMap<OdsCode, Results>,
  lists: ReadonlyMap<OdsCode, { readonly registered: number }>,
): BoroughResults {
  const counted = new Map<string, readonly number[]>();
  let [list, practices] = [0, 0];
  for (const [code, own] of results) {
    const registered = lists.get(code)?.registered;
    if (!own.ok || registered === undefined) continue;
    list += registered;
    practices += 1;
    for (const { indicator, register } of own.value)
      counted.set(indicator, [...(counted.get(indicator) ?? []), register]);
  }
  const whole = [...counted].filter(([, own]) => own.length === practices);
  const registers = new Map(whole.map(([id, own]) => [id, own.reduce((sum, one) => sum + one, 0)]));
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
  book: QualityBook,
  parts: ReportParts,
  practice: OdsCode,
  periodEnd: Day,
): Promise<QualityInput> {
  const { framework } = parts;
  const records = await book.records();
  const borough = await book.borough(periodEnd);
  const results: Outcome<readonly VerifiedResult[]> = await book.results(practice, periodEnd);
  const registers = new Map(framework.rules.map(({ id, register }) => [id, register]));
  const isFrozen = framework.measures.some(({ prevalence }) => prevalence === 'local');
  return {
    periodEnd,
    framework: framework.id,
    measures: framework.measures,
    ...(framework.answered === undefined ? {} : { answered: framework.answered }),
    answers: answersOf(parts, records, practice),
    frameworkHash: framework.hash,
    frameworkYear: framework.year,
    acceptances: new Map([...records.acceptances].map(([hash, one]) => [hash, acceptedWords(one)])),
    queried: await lastAccepted(book, parts, practice, periodEnd),
    results: results.ok ? accepted(results.value) : results,
    ruleOfRegister: (register) => framework.rules.find((rule) => rule.register === register)?.id,
    registerOf: (rule) => registers.get(rule),
    ...boroughInput(borough),
    ...(isFrozen ? { frozen: await frozenPrevalence(book, addMonths(periodEnd, -12)) } : {}),
  };
}

async function frozenPrevalence(book: QualityBook, periodEnd: Day): Promise<BoroughPrevalence> {
  const { registers, list, practices } = await book.borough(periodEnd);
  return {
    periodEnd,
    register: (rule) => registers.get(rule) ?? 'not received',
    list: practices === 0 ? 'not received' : list,
  };
}

function acceptedWords({ acceptedBy, acceptedOn, reason }: Acceptance): string {
  return `Accepted for payment by ${acceptedBy} on ${acceptedOn}: ${reason}`;
}

/** The practice's answers under the framework. Only an accepted one counts. */
function answersOf(
  { framework, users }: ReportParts,
  { answers }: PaymentRecords,
  practice: OdsCode,
): readonly RecordedAnswer[] {
  const named = (user: string): string => {
    const found = users.actor(user);
    return found.ok ? found.value.name : user;
  };
  return answers.flatMap((one) => {
    const [periodEnd, recordedOn] = [dayFromIso(one.periodEnd), dayFromIso(one.recordedOn)];
    if (one.practice !== practice || one.framework !== framework.id) return [];
    if (periodEnd === undefined || recordedOn === undefined) return [];
    const { measure, isYes, evidence, checked } = one;
    const answer = { practice, measure, periodEnd, isYes, evidence, recordedOn };
    if (checked?.outcome === 'accepted')
      return [{ ...answer, recordedBy: `${named(one.recordedBy)}, accepted by ${named(checked.by)}` }];
    const waitsFor =
      checked === null
        ? 'it waits for the commissioner to accept it.'
        : 'the commissioner refused it, so it has to be answered again.';
    return [{ ...answer, recordedBy: named(one.recordedBy), waitsFor }];
  });
}

/**
 * The practice's results at a period end that may not be paid on because they are queried, by measure, each with the
 * last result before it that may. A query is about a rule's result, however a framework names the measure.
 */
async function lastAccepted(
  book: QualityBook,
  { framework }: ReportParts,
  practice: OdsCode,
  periodEnd: Day,
): Promise<ReadonlyMap<string, LastAccepted>> {
  const { queries } = await book.records();
  const own = queries.filter((query) => query.practice === practice && isNotPaidOn(query));
  const found = new Map<string, LastAccepted>();
  if (own.length === 0) return found;
  const results = await book.results(practice, periodEnd);
  for (const { id, rule } of framework.measures) {
    const about = (on: Day) =>
      own.find(({ indicator, periodEnd: of }) => (indicator === id || indicator === rule) && of === isoOfDay(on));
    const query = about(periodEnd);
    if (query === undefined) continue;
    const counted = results.ok ? results.value.find(({ indicator }) => indicator === rule) : undefined;
    found.set(id, {
      periodEnd,
      raisedOn: dayFromIso(query.raisedOn) ?? periodEnd,
      dueOn: dayFromIso(query.dueOn) ?? periodEnd,
      isSettled: query.settled !== null,
      counted: counted ?? 'not received',
      result: await resultBefore(book, practice, rule, periodEnd, (on) => about(on) === undefined),
    });
  }
  return found;
}

/** The latest verified result of a rule at an earlier year's end that nobody queries. */
async function resultBefore(
  book: QualityBook,
  practice: OdsCode,
  rule: string,
  periodEnd: Day,
  isUnqueried: (on: Day) => boolean,
): Promise<LastAccepted['result']> {
  const earlier = (await book.periodEnds()).filter((on) => on < periodEnd && financialYearOf(on).end === on);
  for (const on of earlier) {
    if (!isUnqueried(on)) continue;
    const results = await book.results(practice, on);
    const found = results.ok ? results.value.find(({ indicator }) => indicator === rule) : undefined;
    if (found !== undefined) return found;
  }
  return 'none';
}

/** Why a year's achievement in a scheme is worth nothing to a practice. */
export function tookNoPart(scheme: string): Outcome<never> {
  return refused({
    code: 'statement.no-contract',
    message: `No agreement to take part in ${scheme} was signed for that year, so there is no pot that a point is worth a part of.`,
  });
}
