import { mintReleased, type Released, type ReleasedCount, type ReleaseLevel } from '../base/index.ts';
import { type Breakdown, protect, type SafeBreakdown } from './breakdown.ts';
import type { ShownCount } from './release.ts';
import { suppress } from './suppress.ts';

/** People counted for one reason, and whether the reason belongs to this measure or to all. */
export type ReasonCount = { readonly reason: string; readonly kind?: 'specific' | 'general'; readonly count: number };

/** The counts of one measure: register = excluded + adjusted + denominator. */
export type MeasureCounts = {
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
  readonly adjustments: readonly ReasonCount[];
  readonly exclusions: readonly ReasonCount[];
};

/** One reason as shown; `other` stands for reasons that were put together so that none of them can be worked out. */
export type ShownReason = {
  readonly reason: string;
  readonly kind: 'specific' | 'general' | 'other';
  readonly count: ReleasedCount;
};

/** The counts of one measure as a reader sees them. */
export type ShownMeasureCounts = {
  readonly register: ShownCount;
  readonly denominator: ShownCount;
  readonly numerator: ShownCount;
  /** In the denominator and not in the numerator. */
  readonly missed: ShownCount;
  readonly adjustments: readonly ShownReason[];
  readonly exclusions: readonly ShownReason[];
  /** What was put together or left out, in sentences; empty when everything is shown. */
  readonly notes: readonly string[];
};

/** The counts of a measure at the level, protected together: no sum among them gives a small count away. */
export function releaseMeasureCounts(level: ReleaseLevel, counts: MeasureCounts): Released<ShownMeasureCounts> {
  if (level === 'exact') return mintReleased(level, everything(counts));
  const safe = protect(breakdownOf(counts));
  const shown = (key: string): ShownCount => safe.counts.get(key) ?? 'not shown';
  const adjustments = shownReasons('adjusted', counts.adjustments, safe);
  const exclusions = shownReasons('excluded', counts.exclusions, safe);
  const isCut = [shown('register'), shown('denominator'), shown('numerator'), shown('missed')].includes('not shown');
  const notes = [
    ...reasonNotes('Reasons for adjustment', counts.adjustments, adjustments),
    ...reasonNotes('Reasons for exclusion', counts.exclusions, exclusions),
    ...(isCut
      ? ['A count written not shown could be worked out from the others and stand for fewer than 8 people.']
      : []),
  ];
  const main = { register: shown('register'), denominator: shown('denominator') };
  return mintReleased(level, {
    ...main,
    numerator: shown('numerator'),
    missed: shown('missed'),
    adjustments,
    exclusions,
    notes,
  });
}

/** The counts of a measure whose records nobody sent: missing is not nought. */
export function notReceivedCounts(level: ReleaseLevel): Released<ShownMeasureCounts> {
  const missing = 'not received' as const;
  const counts = { register: missing, denominator: missing, numerator: missing, missed: missing };
  return mintReleased(level, { ...counts, adjustments: [], exclusions: [], notes: [] });
}

/** One of the counts that were released together. */
export function releasePart(
  { level, value }: Released<ShownMeasureCounts>,
  part: 'register' | 'denominator' | 'numerator' | 'missed',
): Released<ShownCount> {
  return mintReleased(level, value[part]);
}

function everything(counts: MeasureCounts): ShownMeasureCounts {
  const asSent = ({ reason, kind, count }: ReasonCount): ShownReason => ({ reason, kind: kind ?? 'specific', count });
  return {
    register: counts.register,
    denominator: counts.denominator,
    numerator: counts.numerator,
    missed: counts.denominator - counts.numerator,
    adjustments: counts.adjustments.map(asSent),
    exclusions: counts.exclusions.map(asSent),
    notes: [],
  };
}

/** Subtotals of adjusted and excluded people are not printed; a register that its parts do not add to stands alone. */
function breakdownOf(counts: MeasureCounts): Breakdown {
  const denominator: Breakdown = {
    key: 'denominator',
    count: counts.denominator,
    parts: [
      { key: 'numerator', count: counts.numerator },
      { key: 'missed', count: counts.denominator - counts.numerator },
    ],
  };
  const groups = [subtotal('adjusted', counts.adjustments), subtotal('excluded', counts.exclusions)];
  const parts = [...groups.filter((group) => group.parts?.length), denominator];
  const added = parts.reduce((sum, part) => sum + part.count, 0);
  const register = { key: 'register', count: counts.register };
  if (added === counts.register) return { ...register, parts };
  return { key: 'all', count: counts.register + added, printed: false, parts: [register, ...parts] };
}

function subtotal(key: string, reasons: readonly ReasonCount[]): Breakdown {
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0);
  return {
    key,
    count,
    printed: false,
    parts: reasons.map((reason) => ({ key: `${key}: ${reason.reason}`, count: reason.count })),
  };
}

function shownReasons(key: string, reasons: readonly ReasonCount[], safe: SafeBreakdown): readonly ShownReason[] {
  const kept = reasons.filter(({ reason }) => safe.counts.has(`${key}: ${reason}`));
  const rows = kept.map(
    ({ reason, kind, count }): ShownReason => ({ reason, kind: kind ?? 'specific', count: suppress(count) }),
  );
  const together = safe.together.get(key);
  return together === undefined ? rows : [...rows, { reason: 'other reasons', kind: 'other', count: together.count }];
}

function reasonNotes(title: string, all: readonly ReasonCount[], shown: readonly ShownReason[]): readonly string[] {
  if (all.length === 0) return [];
  if (shown.length === 0)
    return [`${title} are left out, because a count of fewer than 8 people could be worked out from them.`];
  const isTogether = shown.some(({ kind }) => kind === 'other');
  return isTogether
    ? [`${title} with few people are put together as other reasons, so that none can be worked out.`]
    : [];
}
