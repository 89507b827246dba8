import { type Actor, type Day, isoOfDay, type Outcome, type ReleaseLevel } from '../../base/index.ts';
import { cellOf, type SecretCell, type ShownCount, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import type { LoadedFramework } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import type { CountBasis } from '../places/released-places.ts';

/** Whose pages are opened, and at which period ends. */
export type Opened = {
  readonly context: ReportContext;
  readonly reader: Actor;
  readonly periodEnds: readonly Day[];
};

/** The figures of one kind of page as a reader was shown them, with which of them everybody knows to add up to which. */
export type ShownKind = {
  /** For example `claims`. */
  readonly kind: string;
  readonly figures: readonly ShownFigure[];
  readonly sums: readonly SumOfCells[];
  /** The counts themselves. They say which sums hold and where a leak can be planted, and are given to nobody. */
  readonly exactly: ReadonlyMap<string, number>;
  /** Counts of which nobody is told. Absent: none. */
  readonly secrets?: readonly SecretCell[];
};

/** Counts as practices sent them, with everybody; as the warehouse finds them among its people; and of a place as some of either. */
export type Family = 'sent' | 'found' | 'both';

/** The family of counts on a basis. */
export const FAMILY: Readonly<Record<CountBasis, Family>> = {
  everybody: 'sent',
  'shared records': 'found',
  both: 'both',
};

/** Names the counts of a rule in one place or group, whichever page and framework shows them. */
export function figureKey(family: Family, counted: string, periodEnd: Day, place: string): string {
  return [family, counted, isoOfDay(periodEnd), place].join('|');
}

/** What a rule of a framework counts: two frameworks that define it alike count the same people. */
export function countedBy(framework: LoadedFramework, rule: string): string {
  return `${rule} ${framework.ruleHash(rule).slice(0, 8)}`;
}

/** What a measure of the framework that is looked at counts. */
export function countedIn({ framework }: ReportContext, indicator: string): string {
  const rule = measuresOfPeople(framework).find(({ id }) => id === indicator)?.rule;
  return rule === undefined ? indicator : countedBy(framework, rule);
}

/** A count as it was released at a level; nothing where it is no count of anything: not received, a decimal. */
export function figureOf(cell: string, level: ReleaseLevel, value: ShownCount | string): readonly ShownFigure[] {
  const isCount = typeof value === 'number' ? Number.isSafeInteger(value) : value === '1 to 7' || value === 'not shown';
  if (!isCount) return [];
  return [{ cell, shown: value as ShownCount, as: level === 'exact' ? 'exact by right' : 'released' }];
}

/** The sums that hold between counts which are known exactly; a sum of a cell that is not counted is none. */
export function holding(sums: readonly SumOfCells[], exactly: ReadonlyMap<string, number>): readonly SumOfCells[] {
  return sums.filter(({ whole, parts }) => {
    const counts = parts.map((part) => exactly.get(part));
    return counts.every((count) => count !== undefined) && total(counts) === exactly.get(whole);
  });
}

function total(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** The exact counts of a place by their cells. */
export function exactCells(key: string, counts: Readonly<Record<string, number>>): readonly [string, number][] {
  return Object.entries(counts).map(([part, count]) => [cellOf(key, part), count]);
}

/** What a report gives; nothing where it was refused. */
export function given<T>(outcome: Outcome<T>): T | undefined {
  return outcome.ok ? outcome.value : undefined;
}
