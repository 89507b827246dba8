import { setImmediate as giveWay } from 'node:timers/promises';
import {
  type Actor,
  accepted,
  assert,
  type Day,
  type Month,
  monthOfDay,
  type OdsCode,
  poundsFromPence,
  quarterOf,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import { type Score, type ValuePolicyVersion, valuePolicyOn } from '../../benchmarking/index.ts';
import { coreInMonth } from '../../contracts/index.ts';
import { releaseDerived } from '../../disclosure/index.ts';
import type { Practice } from '../../practices/index.ts';
import { ASSURANCE_READERS } from '../assurance/assurance-practice.ts';
import type { AssuredMeasure } from '../assurance/assurance-results.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import type { Quartiles } from '../funding/quartiles.ts';
import { latestPeriodEnd, periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { fifthsOf } from '../places/result-places.ts';
import { weightedList } from '../places/shown-list.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { quarterLists } from '../statements/quarter-lists.ts';
import type { PoundsAHead } from './contract-value.ts';
import { spreadOf, wordsOfFifth } from './published-value-groups.ts';
import { type ShownComposite, type ShownPounds, shownComposite, shownPounds } from './value.ts';
import { type QualityBy, qualityAt } from './value-found.ts';

/** Both axes of a practice at the end of a year. */
export type YearOnAxes = { readonly quality: Released<ShownComposite | null>; readonly pounds: ShownPounds };

export type ValueYearsRow = Pick<Practice, 'code' | 'name' | 'contractType'> & {
  readonly deprivationFifth: number | null;
  /** In the order of the report's years. */
  readonly years: readonly YearOnAxes[];
};

/** Everybody at the end of a year. */
export type ValueYear = {
  readonly periodEnd: Day;
  /** March: the month whose list and rates the contract is worked out at. */
  readonly month: Month;
  /** The weighted mean of everybody's share of each measure, per cent, one decimal; null without a figure. */
  readonly percent: Released<string | null>;
  /** All practices, and by contract and deprivation; empty where not every payment is the reader's to see. */
  readonly all: readonly YearGroup[];
  readonly byContract: readonly YearGroup[];
  readonly byDeprivation: readonly YearGroup[];
};

/** Practices of one kind at the end of a year: each axis over all that have a figure on it. */
export type YearGroup = {
  readonly group: string;
  readonly withQuality: number;
  /** Their median distance from everybody of the day; null where nobody has a figure. */
  readonly quality: string | null;
  readonly withPounds: number;
  readonly pounds: Quartiles | null;
};

export type ValueYearsReport = {
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly periodEnd: Day;
  readonly policy: ValuePolicyVersion;
  readonly isMoneyShown: boolean;
  /** The earliest first. */
  readonly years: readonly ValueYear[];
  readonly rows: readonly ValueYearsRow[];
};

/**
 * Quality beside the core of the contract for a weighted head, at the end of each year of which counts were received. The core is what
 * the contract's own lines, as they stand now, come to at the rates and the list of each March: contracts of earlier years are not
 * defined here, and what quality earned then follows another framework. Refuses as `periodEndAsked`.
 */
export function valueYearsReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly periodEnd?: Day },
): Report<ValueYearsReport> {
  const { code, name } = context.register.commissioner;
  const what = { actions: ASSURANCE_READERS, verb: 'read value', subject: `value years ${code}` };
  return reading(context, reader, what, async ({ level }) => {
    const asked = await periodEndAsked(context, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const by = usualQuality(context, periodEnd);
    const { policy } = by;
    const { weights } = by.choice;
    const practices = context.register.practices();
    const isSeen = practices.map(
      ({ code: of }) => context.rules.may(reader, 'see practice money', { practice: of }).ok,
    );
    const isMoneyShown = isSeen.every(Boolean);
    const found: YearFound[] = [];
    for (const end of await yearEndsUpTo(context, periodEnd)) {
      const { assured, scores } = await qualityAt(context, level, end, by);
      const core = await coreOnce(context, monthOfDay(end));
      const money = core.map((one, at) => (isSeen[at] ? one : null));
      const overall = meanOf(
        assured.map(({ measure, direction }, at) => ({
          percent: scores.overall[at] ?? null,
          weight: weights.get(measure.rule) ?? 0,
          direction,
        })),
      );
      const [first] = assured;
      if (first === undefined) continue;
      const carriers = practices.map(({ code: of }) => rateOf(first, of));
      const percent = releaseDerived(first.overall, () => (overall === null ? null : fixed(overall, 1)));
      found.push({ periodEnd: end, percent, carriers, quality: scores.quality, money });
    }
    const rows = rowsOf(practices, found);
    return accepted({
      commissioner: { code, name },
      ...{ periodEnd, policy, isMoneyShown, rows },
      years: found.map(({ periodEnd: end, percent }, at) => ({
        periodEnd: end,
        month: monthOfDay(end),
        percent,
        ...groupsAt(isMoneyShown ? rows : [], at),
      })),
    });
  });
}

/** Works out what the page of years is made of at a level, once for a snapshot. */
export async function warmValueYears(context: ReportContext, level: ReleaseLevel): Promise<void> {
  const latest = await latestPeriodEnd(context);
  for (const end of await yearEndsUpTo(context, latest)) {
    await qualityAt(context, level, end, usualQuality(context, latest));
    await coreOnce(context, monthOfDay(end));
  }
}

/** Quality as it is put together where nobody chooses, by the policy of a period end. */
function usualQuality({ valuePolicy }: ReportContext, periodEnd: Day): QualityBy {
  const policy = valuePolicyOn(valuePolicy, periodEnd);
  const weights = new Map(policy.measures.map(({ rule, weight }) => [rule, weight]));
  return { policy, choice: { ...policy.usual, weights } };
}

/** The earliest first. */
async function yearEndsUpTo(context: ReportContext, periodEnd: Day): Promise<readonly Day[]> {
  return (await periodEndsBeside(context, periodEnd)).filter((end) => end <= periodEnd).toReversed();
}

type YearFound = Pick<ValueYear, 'periodEnd' | 'percent'> & {
  readonly carriers: readonly Released<unknown>[];
  readonly quality: readonly (Score | null)[];
  readonly money: readonly (PoundsAHead | null)[];
};

/** The level at which a practice's figures of a measure are shown stands with its rate. */
function rateOf({ results }: AssuredMeasure, code: OdsCode): Released<unknown> {
  const found = results.find(({ practice }) => practice.code === code);
  assert(found !== undefined, 'a measure is judged over every practice of the register');
  return found.rate;
}

type Share = { readonly percent: number | null; readonly weight: number; readonly direction: 'higher' | 'lower' };

/** The weighted mean of everybody's shares; of a measure of which less is better, of those who did not meet it. */
function meanOf(shares: readonly Share[]): number | null {
  const known = shares.flatMap(({ percent, weight, direction }) =>
    percent === null ? [] : [{ weight, percent: direction === 'lower' ? 100 - percent : percent }],
  );
  const all = known.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? null : known.reduce((sum, { percent, weight }) => sum + percent * weight, 0) / all;
}

function rowsOf(practices: readonly Practice[], found: readonly YearFound[]): readonly ValueYearsRow[] {
  const fifths = new Map(
    fifthsOf(practices).flatMap(({ area, practices: own }) => own.map(({ code }) => [code, Number(area)] as const)),
  );
  return practices.map(({ code, name, contractType }, at) => ({
    ...{ code, name, contractType, deprivationFifth: fifths.get(code) ?? null },
    years: found.map(({ carriers, quality, money }): YearOnAxes => {
      const [carrier, own] = [carriers[at], quality[at] ?? null];
      assert(carrier !== undefined, 'a year has a figure of every practice of the register');
      return {
        quality: releaseDerived(carrier, () => own && shownComposite(own)),
        pounds: shownPounds(money[at] ?? null),
      };
    }),
  }));
}

function groupsAt(rows: readonly ValueYearsRow[], at: number): Pick<ValueYear, 'all' | 'byContract' | 'byDeprivation'> {
  const byFifth = rows.toSorted((a, b) => (a.deprivationFifth ?? 0) - (b.deprivationFifth ?? 0));
  const byContract = rows.toSorted((a, b) => a.contractType.localeCompare(b.contractType));
  return {
    all: yearGroups(rows, at, () => 'all practices'),
    byContract: yearGroups(byContract, at, ({ contractType }) => contractType),
    byDeprivation: yearGroups(byFifth, at, ({ deprivationFifth }) => wordsOfFifth(deprivationFifth)),
  };
}

function yearGroups(
  rows: readonly ValueYearsRow[],
  at: number,
  groupOf: (row: ValueYearsRow) => string,
): readonly YearGroup[] {
  return [...Map.groupBy(rows, groupOf)].map(([group, own]) => {
    const quality = own.flatMap(({ years }) => years[at]?.quality.value?.index ?? []).map(Number);
    const pounds = own.flatMap(({ years }) => {
      const found = years[at]?.pounds;
      return found?.kind === 'pounds' ? [Number(found.pounds)] : [];
    });
    return {
      group,
      withQuality: quality.length,
      quality: quality.length === 0 ? null : spreadOf(quality).median,
      withPounds: pounds.length,
      pounds: pounds.length === 0 ? null : spreadOf(pounds),
    };
  });
}

const core = new OncePerSnapshot<readonly PoundsAHead[]>();

/** The core of every practice's contract for a weighted head of a month's list, worked out once a snapshot. */
function coreOnce(context: ReportContext, month: Month): Promise<readonly PoundsAHead[]> {
  return core.answer(context, String(month), async () => {
    const found: PoundsAHead[] = [];
    for (const practice of context.register.practices()) {
      found.push(await coreAHead(context, practice, month));
      await giveWay();
    }
    return found;
  });
}

async function coreAHead(context: ReportContext, practice: Practice, month: Month): Promise<PoundsAHead> {
  const { contracts, rates, book } = context;
  const listSizes = await quarterLists(book, practice.code, month);
  const pence = coreInMonth({ practice, contracts, rates, listSizes }, month);
  if (!pence.ok) return pence.refusal.message;
  const list = listSizes(quarterOf(month));
  const heads = list === 'not received' ? 0n : weightedList(practice, list.registered);
  if (heads <= 0n) return 'its list of the quarter was not received';
  const pounds = poundsFromPence(pence.value).div(heads);
  return { pounds, low: pounds, high: pounds };
}
