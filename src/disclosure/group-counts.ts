import { mintReleased, type Released, type ReleaseLevel } from '../base/index.ts';
import { protect } from './breakdown.ts';
import { type MeasureCounts, releaseMeasureCounts, type ShownMeasureCounts } from './measure-counts.ts';
import { releaseTable } from './release.ts';

const COMPONENTS = ['register', 'denominator', 'numerator', 'missed'] as const;
type Component = (typeof COMPONENTS)[number];

const HIDDEN = 'A count written not shown could be worked out from the others and stand for fewer than 8 people.';

/**
 * The counts of a measure by group of people, printed beside the counts of all of them: what could be worked out of a
 * small group by taking the others from the whole is left out.
 */
export function releaseGroups(
  level: ReleaseLevel,
  groups: readonly MeasureCounts[],
): readonly Released<ShownMeasureCounts>[] {
  if (level === 'exact') return groups.map((counts) => releaseMeasureCounts(level, counts));
  const safe = new Map(COMPONENTS.map((component) => [component, safeRows(groups, component)]));
  return groups.map((counts, index) =>
    without(releaseMeasureCounts(level, counts), (component) => safe.get(component)?.has(index) !== true),
  );
}

/** The places, of the groups, whose count of a component may be printed beside the others and their sum. */
function safeRows(groups: readonly MeasureCounts[], component: Component): ReadonlySet<number> {
  const parts = groups.map((counts, index) => ({ key: String(index), count: countOf(counts, component) }));
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const { counts } = protect({ key: 'all', count, parts });
  return new Set(groups.map((_, index) => index).filter((index) => counts.has(String(index))));
}

/**
 * The counts of a place whose parts are printed elsewhere as they are: a sum from which a small part could be worked
 * out is left out.
 */
export function releaseWhole(
  level: ReleaseLevel,
  whole: MeasureCounts,
  parts: readonly MeasureCounts[],
): Released<ShownMeasureCounts> {
  const released = releaseMeasureCounts(level, whole);
  if (level === 'exact') return released;
  const isUnsafe = (component: Component): boolean => {
    const rows = parts.map((counts, index) => ({ key: String(index), count: countOf(counts, component) }));
    return releaseTable(level, rows).value.total === 'not shown';
  };
  return without(released, isUnsafe);
}

function countOf(counts: MeasureCounts, component: Component): number {
  return component === 'missed' ? counts.denominator - counts.numerator : counts[component];
}

function without(
  { level, value }: Released<ShownMeasureCounts>,
  isHidden: (component: Component) => boolean,
): Released<ShownMeasureCounts> {
  const hidden = COMPONENTS.filter(isHidden);
  if (hidden.length === 0) return mintReleased(level, value);
  const notShown = Object.fromEntries(hidden.map((component) => [component, 'not shown' as const]));
  return mintReleased(level, { ...value, ...notShown, notes: [...new Set([...value.notes, HIDDEN])] });
}
