import { type Actor, type Day, isoOfDay, type OdsCode, type ReleaseLevel } from '../../base/index.ts';
import {
  cellOf,
  type MeasureCounts,
  releaseCount,
  releaseMeasureCounts,
  type ShownFigure,
  type SumOfCells,
} from '../../disclosure/index.ts';
import { countsOnDays, type DayOfYear, type Measure, narrowedToRules } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { type CountedDay, countsOnDaysShown, daysShown } from '../measures/months.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { placeKey } from '../places/released-places.ts';
import { COUNTS, firstPermitted } from '../reading.ts';
import {
  countedBy,
  exactCells,
  FAMILY,
  figureKey,
  figureOf,
  holding,
  type Opened,
  type ShownKind,
} from './shown-kind.ts';

/** What is drawn and told of a month. */
const PARTS = ['denominator', 'numerator'] as const;

/**
 * Every practice's measures month by month, as the page of its months, its chart and its pace have them, and what everybody knows of
 * two days of one year: the later has the counts of the earlier, with who came or without who went.
 */
export async function shownMonths({ context, reader, periodEnds }: Opened): Promise<ShownKind> {
  const { paidBy, frameworks = [paidBy] } = context;
  const figures: ShownFigure[] = [];
  const sums: SumOfCells[] = [];
  const exactly = new Map<string, number>();
  const before = new Set<string>();
  for (const framework of frameworks) {
    const measures = measuresOfPeople(framework).filter(({ rule }) => !before.has(countedBy(framework, rule)));
    for (const { rule } of measures) before.add(countedBy(framework, rule));
    for (const periodEnd of periodEnds.slice(0, 1)) {
      for (const taken of await monthsTaken(context.under(framework), reader, measures, periodEnd)) {
        figures.push(...taken.figures);
        sums.push(...taken.sums);
        for (const [cell, count] of taken.exactly) exactly.set(cell, count);
      }
    }
  }
  return { kind: 'months', figures, sums: holding(sums, exactly), exactly };
}

type Taken = {
  readonly figures: readonly ShownFigure[];
  readonly sums: readonly SumOfCells[];
  readonly exactly: readonly (readonly [string, number])[];
};

/** The months of a year and of the one before, counted in all practices at once. */
async function monthsTaken(
  context: ReportContext,
  reader: Actor,
  measures: readonly Measure[],
  periodEnd: Day,
): Promise<readonly Taken[]> {
  const permitted = context.register.practices().flatMap(({ code: practice }) => {
    const permission = firstPermitted(context, reader, COUNTS, { practice });
    return permission.ok ? [{ practice, level: permission.value.level }] : [];
  });
  if (permitted.length === 0) return [];
  const days = daysShown(context, periodEnd);
  const counts = await foundOn(context, measures, days);
  const taken: Taken[] = [];
  for (const { practice, level } of permitted) {
    for (const measure of measures) {
      const own = counts.map((day) => day.get(practice)?.get(measure.rule));
      const counted = await countsOnDaysShown(context, level, { practice, measure, days, found: own });
      taken.push(takenOf(context, level, { practice, measure }, counted));
    }
  }
  return taken;
}

/** What the warehouse finds on a day in each practice on each rule. */
type FoundOnDay = ReadonlyMap<OdsCode, ReadonlyMap<string, MeasureCounts>>;
/** Counted once for whoever is attacked after another: 26 days take as long as everything else that is gathered. */
const found = new OncePerSnapshot<readonly FoundOnDay[]>();

function foundOn(
  context: ReportContext,
  measures: readonly Measure[],
  days: readonly DayOfYear[],
): Promise<readonly FoundOnDay[]> {
  const { book, register, framework, indicatorsPass: pass } = context;
  const rules = measures.map(({ rule }) => rule);
  if (rules.length === 0) return Promise.resolve(days.map(() => new Map()));
  const key = [framework.hash, ...rules, ...days.map(({ achievedOn }) => achievedOn)].join(' ');
  return found.answer(context, key, async () => {
    const snapshot = book.snapshot();
    const practices = snapshot.practices().filter((practice) => register.has(practice));
    const narrowed = narrowedToRules(framework, rules);
    const counts = await countsOnDays({ snapshot, pass, practices, days, framework: narrowed });
    return counts.map((day) => {
      const byPractice = [...Map.groupBy(day, ({ practice }) => practice)];
      return new Map(byPractice.map(([code, own]) => [code, new Map(own.map((count) => [count.indicator, count]))]));
    });
  });
}

type OfPractice = { readonly practice: OdsCode; readonly measure: Measure };

/** The figures of a practice's months on a measure, and what two days of one year have to do with each other. */
function takenOf(
  { framework }: ReportContext,
  level: ReleaseLevel,
  of: OfPractice,
  days: readonly CountedDay[],
): Taken {
  const named = days.flatMap((day): readonly NamedDay[] => {
    if (day.counts === undefined) return [];
    return [{ ...day, counts: day.counts, key: keyOf(countedBy(framework, of.measure.rule), of.practice, day) }];
  });
  const shown = named.flatMap(({ key, counts }) => {
    const { value } = releaseMeasureCounts(level, counts);
    return PARTS.flatMap((part) => figureOf(cellOf(key, part), level, value[part]));
  });
  const changes = named.flatMap((day, at) => {
    const before = named[at - 1];
    return before?.periodEnd === day.periodEnd ? PARTS.map((part) => changeOf(before, day, part)) : [];
  });
  const within = named.map(({ key, counts: { denominator, numerator } }) => ({
    exactly: exactCells(key, { denominator, numerator, missed: denominator - numerator }),
    sum: { whole: cellOf(key, 'denominator'), parts: [cellOf(key, 'numerator'), cellOf(key, 'missed')] },
  }));
  const keptBack =
    level === 'exact' ? [] : changes.filter(({ count }) => releaseCount(level, count).value === '1 to 7');
  const figures = [...shown, ...keptBack.map(({ cell }) => ({ cell, shown: 'not shown', as: 'released' }) as const)];
  return {
    figures,
    sums: [...changes, ...within].map(({ sum }) => sum),
    exactly: [...changes.map(({ cell, count }) => [cell, count] as const), ...within.flatMap((one) => one.exactly)],
  };
}

type NamedDay = CountedDay & { readonly counts: MeasureCounts; readonly key: string };

/** The end of a year has the counts of its results; any other day counts of its own. */
function keyOf(counted: string, practice: OdsCode, { periodEnd, achievedOn, basis }: CountedDay): string {
  const place = placeKey({ level: 'practice', area: practice });
  if (periodEnd === achievedOn) return figureKey(FAMILY[basis], counted, periodEnd, place);
  return [figureKey(FAMILY[basis], counted, periodEnd, place), 'until', isoOfDay(achievedOn)].join(' ');
}

/** By how many the count of one day is above that of the day before it, or below; nobody is shown it. */
function changeOf(before: NamedDay, after: NamedDay, part: (typeof PARTS)[number]) {
  const [fewer, more] = before.counts[part] <= after.counts[part] ? [before, after] : [after, before];
  const cell = cellOf(`${after.key} since ${isoOfDay(before.achievedOn)}`, part);
  const sum: SumOfCells = { whole: cellOf(more.key, part), parts: [cellOf(fewer.key, part), cell] };
  return { cell, count: more.counts[part] - fewer.counts[part], sum };
}
