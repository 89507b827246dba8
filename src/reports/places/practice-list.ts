import {
  type Actor,
  accepted,
  decimalText,
  exact,
  type Month,
  type OdsCode,
  quarterOf,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
} from '../../base/index.ts';
import { releaseDerived, releaseRowsOfTotal, releaseTable, type ShownTable } from '../../disclosure/index.ts';
import { type ListBand, listBands } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { overAggregates } from '../over-aggregates.ts';
import { COUNTS, reading } from '../reading.ts';
import type { PracticePlace, Report, ShownList } from '../report.ts';
import { latestMonth } from '../statements/statement-month.ts';
import { placeOf } from './place.ts';
import { shownList } from './shown-list.ts';

/** People of one sex in an age band, of a practice and of everybody. */
export type ListPart = {
  readonly count: ReleasedCount;
  /** Of the whole list as it is shown, per cent, one decimal; null where the count or the whole is not shown. */
  readonly percent: string | null;
  readonly commissionerPercent: string | null;
};

export type ListAges = readonly { readonly ageBand: string; readonly men: ListPart; readonly women: ListPart }[];

/** Who is on a practice's registered list, by age and sex, beside all practices of the commissioner. */
export type PracticeListReport = {
  readonly place: PracticePlace;
  readonly list: ShownList;
  readonly quarter: Month;
  /** The youngest first; empty where the list was not received, or so few are on it that a number of 1 to 7 could be worked out. */
  readonly ages: Released<ListAges>;
  readonly young: Released<ListShare | null>;
  readonly old: Released<ListShare | null>;
};

/** Whole per cent of the list in some age bands, and of everybody's; null where a number of either list is not shown. */
export type ListShare = { readonly own: string; readonly commissioner: string };

/** Under 15, and 65 or over: as bands of the list-size file. */
const YOUNG = ['0-4', '5-14'];
const OLD = ['65-74', '75+'];

/** A practice's registered list by age and sex, as the list-size feed of the latest paid quarter has it. */
export function practiceListReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly practice: OdsCode },
): Report<PracticeListReport> {
  const what = { actions: COUNTS, practice: ask.practice, verb: 'read list', subject: `list ${ask.practice}` };
  return reading(context, reader, what, async ({ level }) => {
    const place = placeOf(context.register, ask.practice);
    if (!place.ok) return place;
    const practice = context.register.practice(ask.practice);
    if (!practice.ok) return practice;
    const quarter = quarterOf(await latestMonth(context));
    const bands = await overAggregates(context.book.snapshot(), (reader) => listBands(reader, 'invented', quarter));
    return accepted({
      place: place.value,
      list: await shownList(context, practice.value, quarter),
      quarter,
      ...agesOf(level, bands, ask.practice),
    });
  });
}

/** The practice's own bands at the reader's level; everybody's together are no practice's, and never more exact than management level. */
function agesOf(
  level: ReleaseLevel,
  bands: readonly ListBand[],
  practice: OdsCode,
): Pick<PracticeListReport, 'ages' | 'young' | 'old'> {
  const own = bands.filter((band) => band.practice === practice);
  const together = new Map<string, number>();
  for (const band of bands) together.set(keyOf(band), (together.get(keyOf(band)) ?? 0) + band.count);
  const all = releaseTable(
    level === 'published' ? level : 'management',
    [...together].map(([key, count]) => ({ key, count })),
  ).value;
  const shown = releaseRowsOfTotal(
    level,
    own.map((band) => ({ key: keyOf(band), count: band.count })),
  );
  const share = (ages: readonly string[]): Released<ListShare | null> =>
    releaseDerived(shown, (rows) => {
      const [of, ofAll] = [shareOf(rows, ages), shareOf(all.rows, ages)];
      return of === null || ofAll === null ? null : { own: of, commissioner: ofAll };
    });
  const ageBands = [...new Set(own.map(({ ageBand }) => ageBand))];
  const ages = releaseDerived(shown, (rows) =>
    (rows.length === 0 ? [] : ageBands).map((ageBand) => ({
      ageBand,
      men: partOf(rows, all.rows, `M ${ageBand}`),
      women: partOf(rows, all.rows, `F ${ageBand}`),
    })),
  );
  return { ages, young: share(YOUNG), old: share(OLD) };
}

type Rows = ShownTable['rows'];

/** Null where any number of the list is not shown: a share of the others alone would be of another list. */
function shareOf(rows: Rows, ages: readonly string[]): string | null {
  const counts = rows.flatMap(({ count }) => (typeof count === 'number' ? [count] : []));
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < rows.length || whole === 0) return null;
  const inAges = rows.filter(({ key }) => ages.includes(key.slice(2)));
  const part = inAges.reduce((sum, { count }) => sum + Number(count), 0);
  return decimalText(exact(part).mul(100n).div(exact(whole)), 0);
}

function keyOf({ sex, ageBand }: ListBand): string {
  return `${sex} ${ageBand}`;
}

function partOf(own: Rows, all: Rows, key: string): ListPart {
  const countIn = (rows: Rows): ReleasedCount => rows.find((row) => row.key === key)?.count ?? 'not received';
  return {
    count: countIn(own),
    percent: percentOf(countIn(own), own),
    commissionerPercent: percentOf(countIn(all), all),
  };
}

/** Shares are of the counts as they are shown, added up: they tell nobody more. */
function percentOf(count: ReleasedCount, rows: Rows): string | null {
  const whole = rows.reduce((sum, row) => sum + (typeof row.count === 'number' ? row.count : 0), 0);
  if (typeof count !== 'number' || whole === 0) return null;
  return decimalText(exact(count).mul(100n).div(exact(whole)), 1);
}
