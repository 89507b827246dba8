import type { Day, OdsCode } from '../../base/index.ts';
import { type MeasureCounts, type SumOfCells, sumsOfPlaces } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { addCounts } from '../measures/added-counts.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { placeKey, placeSums } from '../places/released-places.ts';
import { codesOf, fifthsOf, placesOf } from '../places/result-places.ts';
import { countedBy, exactCells, type Family, figureKey } from './shown-kind.ts';

/** The counts behind the figures of one measure at one period end, by practice. Of `both`, some are sent and some are found. */
type Counted = {
  readonly family: Family;
  /** As `countedBy` names it. */
  readonly counted: string;
  readonly periodEnd: Day;
  readonly counts: ReadonlyMap<OdsCode, MeasureCounts>;
  /** Who sent counts, of `both`. */
  readonly senders: ReadonlySet<OdsCode>;
  /** Whether they are shown beside `both`, whose fifths of practices are others. */
  readonly isPart: boolean;
};

/** What whoever knows how counts are made knows of them: which counts are the sum of which. */
export async function knownSums(context: ReportContext, periodEnd: Day): Promise<readonly SumOfCells[]> {
  return (await countedAt(context, periodEnd)).flatMap((counted) => sumsOf(context, counted));
}

/** The counts of every measure, as sent and as found. Exact: they decide which sums hold, and are given to nobody. */
async function countedAt(context: ReportContext, periodEnd: Day): Promise<readonly Counted[]> {
  const [sent, found] = [await context.book.sent(periodEnd), await context.book.counts(periodEnd)];
  return measuresOfPeople(context.framework).flatMap(({ rule }): readonly Counted[] => {
    const own = found.filter((count) => count.indicator === rule);
    const sentOf = [...sent].flatMap(([practice, measures]): [OdsCode, MeasureCounts][] => {
      const counts = measures.get(rule)?.counts;
      return counts === undefined ? [] : [[practice, counts]];
    });
    const counted = countedBy(context.framework, rule);
    const at = { counted, periodEnd, senders: new Set(sentOf.map(([practice]) => practice)) };
    const foundOf = own.map((count): [OdsCode, MeasureCounts] => [count.practice, count]);
    const both = new Map([...foundOf, ...sentOf]);
    const isMixed = at.senders.size > 0 && at.senders.size < both.size;
    return [
      { ...at, family: 'sent', counts: new Map(sentOf), isPart: isMixed },
      { ...at, family: 'found', counts: new Map(foundOf), isPart: false },
      ...(isMixed ? [{ ...at, family: 'both' as const, counts: both, isPart: false }] : []),
    ];
  });
}

/** The family of a place among counts of several. */
function familyOf({ family, senders }: Counted, practices: readonly OdsCode[]): Family {
  const sent = practices.filter((code) => senders.has(code)).length;
  if (family !== 'both' || (sent > 0 && sent < practices.length)) return family;
  return sent === 0 ? 'found' : 'sent';
}

/** The counts of practices by their cells. Exact, and given to nobody. */
export async function exactResults(context: ReportContext, periodEnd: Day): Promise<readonly [string, number][]> {
  const alone = (await countedAt(context, periodEnd)).filter(({ family }) => family !== 'both');
  return alone.flatMap(({ family, counted, counts }) =>
    [...counts].flatMap(([practice, { register, denominator, numerator }]) =>
      exactCells(figureKey(family, counted, periodEnd, `practice ${practice}`), {
        ...{ register, denominator, numerator },
        missed: denominator - numerator,
      }),
    ),
  );
}

function sumsOf({ register }: ReportContext, of: Counted): readonly SumOfCells[] {
  const { counted, periodEnd, counts } = of;
  const practices = register.practices().filter(({ code }) => counts.has(code));
  const places = [...placesOf(register, practices), ...(of.isPart ? [] : fifthsOf(practices))];
  const families = new Map(places.map((place) => [placeKey(place), familyOf(of, codesOf(place.practices))]));
  const named = (place: string) => figureKey(families.get(place) ?? of.family, counted, periodEnd, place);
  const all = places.map((place) => ({
    key: named(placeKey(place)),
    counts: addCounts(place.practices.flatMap(({ code }) => counts.get(code) ?? [])),
  }));
  const sums = placeSums(places).map(({ whole, parts }) => ({ whole: named(whole), parts: parts.map(named) }));
  return sumsOfPlaces(all, sums);
}

/** Groups of people of one measure that together are everybody counted, as the results name them. */
export type WholeGroups = { readonly counted: string; readonly periodEnd: Day; readonly areas: readonly string[] };

/** Groups of people add to the whole; within each, a denominator is who met it and who missed it. */
export function groupSums({ register }: ReportContext, groups: readonly WholeGroups[]): readonly SumOfCells[] {
  const whole = placeKey({ level: 'commissioner', area: register.commissioner.code });
  return groups.flatMap(({ counted, periodEnd, areas }) => {
    const named = (area: string) => figureKey('found', counted, periodEnd, area);
    const places = areas.map((area) => ({ key: named(area), counts: NOT_PARTITIONED }));
    return sumsOfPlaces(places, [{ whole: named(whole), parts: areas.map(named) }]);
  });
}

/** Groups of people are counted without their reasons, so that nothing is known of a register but that it is one. */
const NOT_PARTITIONED: MeasureCounts = { register: 1, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };
