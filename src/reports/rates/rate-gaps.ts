import { exactText } from '../../base/index.ts';
import { slopeIndex } from '../../benchmarking/index.ts';
import { releaseDerived, releaseMeasureCounts } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { addCounts } from '../measures/added-counts.ts';
import { rateMark } from '../measures/kite-mark.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { countsShown, levelOfPlace } from '../places/released-places.ts';
import { codesOf, fifthsOf } from '../places/result-places.ts';
import { headOf, type OtherMeasure, placesShown, type RateResult, type RatesAt } from './rate-result.ts';

const NOBODY_COUNTED = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

/** The slope from the most to the least deprived fifth of practices, of several measures taken together. */
export async function gapResults(
  context: ReportContext,
  at: RatesAt,
  watched: OtherMeasure,
  gapIn: readonly string[],
): Promise<readonly RateResult[]> {
  const { periodEnd } = at;
  const rules = measuresOfPeople(at.framework).filter(({ id }) => gapIn.includes(id));
  const counted = await Promise.all(rules.map((measure) => countsShown(context, at.level, measure, periodEnd)));
  const fifths = fifthsOf(context.register.practices());
  return placesShown(context, at, watched).map((place) => {
    const groups = fifths.map((fifth) => {
      const codes = codesOf(place.practices.filter((one) => fifth.practices.includes(one)));
      const own = counted.flatMap((counts) => codes.flatMap((code) => counts.get(code) ?? []));
      return releaseMeasureCounts(levelOfPlace(context, at, place), {
        ...addCounts(own),
        adjustments: [],
        exclusions: [],
      });
    });
    const shown = groups.flatMap(({ value }) => shownParts(value));
    const slope = slopeIndex(shown);
    const value = slope === undefined ? null : exactText(slope);
    const released = groups[0] ?? releaseMeasureCounts(at.level, NOBODY_COUNTED);
    const completeness = `${shown.length} of ${fifths.length} fifths of practices have counts that are shown.`;
    const judged = { hasValue: value !== null, interval: null, completeness, receivedOn: null, periodEnd };
    return {
      ...headOf(watched, place),
      value: releaseDerived(released, () => value),
      unit: 'share, least less most deprived',
      sumsIn: null,
      interval: releaseDerived(released, () => null),
      words: value === null ? 'Fewer than two fifths of practices have counts that are shown.' : null,
      populationBasis: null,
      mark: rateMark({ verification: 'unverified', ...judged }),
      isRanked: false,
      source: null,
      definitionHash: null,
    };
  });
}

type Parts = { readonly numerator: unknown; readonly denominator: unknown };

/** Counts as they are shown: a fifth of which they are not is left out of the slope. */
function shownParts({ numerator, denominator }: Parts) {
  return typeof numerator === 'number' && typeof denominator === 'number' ? [{ numerator, denominator }] : [];
}
