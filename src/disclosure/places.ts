import { mintReleased, type Released, type ReleaseLevel } from '../base/index.ts';
import { leaksTo, type SecretCell, type ShownFigure } from './attack.ts';
import { NumberedSums, type SumOfCells } from './knowledge.ts';
import { type MeasureCounts, releaseMeasureCounts, type ShownMeasureCounts } from './measure-counts.ts';

/** One place or group whose counts of a measure are shown beside others'. */
export type PlaceToRelease = {
  readonly key: string;
  readonly level: ReleaseLevel;
  readonly counts: MeasureCounts;
  /** Whether its counts are shown as on its own pages, whatever it is part of: a practice. */
  readonly isFixed: boolean;
  /**
   * Nothing is shown of it; of a secret one, where 1 to 7 people are in it, not even that anybody is, and of more no more than
   * rounding would tell. Absent: it is shown.
   */
  readonly keptBack?: 'hidden' | 'secret';
  /** Who sees it exactly beside what everybody is shown: a practice's own people. Absent: nobody. */
  readonly readBy?: string;
};

/** That the counts of some places add to those of another. */
export type SumOfPlaces = { readonly whole: string; readonly parts: readonly string[] };

/** The counts of a measure that are printed by themselves. */
const MAIN_PARTS = ['register', 'denominator', 'numerator', 'missed'] as const;
type MainPart = (typeof MAIN_PARTS)[number];

/** What of a place is given up first: its rate needs numerator and denominator. */
const GIVEN_UP: readonly MainPart[] = ['missed', 'register', 'numerator', 'denominator'];

const LEFT_OUT = 'A count written not shown could be worked out from the others and stand for fewer than 8 people.';
const NO_REASONS =
  'Reasons are shown by practice alone: over several places a count of fewer than 8 people could be worked out.';

/**
 * The counts of one measure in all places and groups at once. Practices are shown as everywhere; of places made of them, and of
 * groups beside the whole, so much is left out that `attack` works out no count of 1 to 7 to fewer than three values, and of a
 * secret place not that anybody is in it, or how many more closely than rounded; nor with what any one practice's own people see
 * exactly. What is left out is the same for every reader below the exact level, so that two of them together are told no more.
 * @param already places that were released before, beside which the others are: they stay as they are
 */
export function releasePlaces(
  places: readonly PlaceToRelease[],
  sums: readonly SumOfPlaces[],
  already: ReadonlyMap<string, Released<ShownMeasureCounts>> = new Map(),
): ReadonlyMap<string, Released<ShownMeasureCounts>> {
  const open = places.filter(({ keptBack }) => keptBack === undefined);
  const level = open.find((place) => place.level !== 'exact')?.level ?? 'exact';
  if (level === 'exact') return new Map(open.map((place) => [place.key, shownAlone(place)]));
  const rounded = open.map((place) => (place.level === 'exact' ? { ...place, level } : place));
  const before = (key: string) => (already.get(key)?.level === 'exact' ? undefined : already.get(key));
  const released = new Map(rounded.map((place) => [place.key, before(place.key) ?? shownAlone(place)]));
  const hidden = givenUp(places, rounded, sums, { released, isStanding: (key) => before(key) !== undefined });
  return new Map(
    open.map((place) => {
      const counts = released.get(place.key);
      const isOwn = place.level === 'exact' || counts === undefined;
      return [place.key, isOwn ? shownAlone(place) : without(place.key, counts, hidden)];
    }),
  );
}

type Shown = {
  readonly released: ReadonlyMap<string, Released<ShownMeasureCounts>>;
  /** Whether a place was released before. */
  readonly isStanding: (key: string) => boolean;
};

/** The figures that are not shown, so that nobody works anything out: neither from all of them nor with what they see exactly beside. */
function givenUp(
  places: readonly PlaceToRelease[],
  open: readonly PlaceToRelease[],
  sums: readonly SumOfPlaces[],
  { released, isStanding }: Shown,
): ReadonlySet<string> {
  const known = new NumberedSums(sumsOfPlaces(places, sums));
  const secrets = places.filter(({ keptBack }) => keptBack === 'secret').flatMap(secretsOf);
  const free = open.filter(({ key, isFixed }) => !isFixed && !isStanding(key)).map(({ key }) => key);
  const hiders = new Hiders(places, sums, new Set(free));
  const hidden = new Set<string>();
  let leaks = leaksTo(figuresOf(open, released, hidden), known, secrets);
  for (const own of [[], ...ownFigures(places)]) {
    for (;;) {
      const given = leaks(own).flatMap((cell) => hiders.firstShown(cell, hidden) ?? []);
      if (given.length === 0) break;
      for (const cell of given) hidden.add(cell);
      leaks = leaksTo(figuresOf(open, released, hidden), known, secrets);
    }
  }
  return hidden;
}

/** What each reader sees exactly beside what everybody is shown. */
function ownFigures(places: readonly PlaceToRelease[]): readonly (readonly ShownFigure[])[] {
  const exactly = (own: readonly PlaceToRelease[]) =>
    own.flatMap(({ key, counts }) => figuresOfPlace(key, releaseMeasureCounts('exact', counts)));
  const byReader = Map.groupBy(
    places.filter(({ readBy }) => readBy !== undefined),
    ({ readBy }) => readBy,
  );
  const ofReader = places.filter(({ level }) => level === 'exact');
  return [...byReader.values(), ofReader].filter((own) => own.length > 0).map(exactly);
}

/** Over places below the exact level reasons are not shown: their sums would have to be protected against every practice's. */
function shownAlone({ level, counts, isFixed }: PlaceToRelease): Released<ShownMeasureCounts> {
  if (isFixed || level === 'exact') return releaseMeasureCounts(level, counts);
  const { value } = releaseMeasureCounts(level, { ...counts, adjustments: [], exclusions: [] });
  const hasReasons = counts.adjustments.length + counts.exclusions.length > 0;
  return mintReleased(level, { ...value, notes: [...value.notes, ...(hasReasons ? [NO_REASONS] : [])] });
}

/** The counts of a place of which nobody is told, where anybody is in them. */
export function secretsOf({ key, counts }: Pick<PlaceToRelease, 'key' | 'counts'>): readonly SecretCell[] {
  const { register, denominator, numerator } = counts;
  const all: Readonly<Record<MainPart, number>> = {
    ...{ register, denominator, numerator },
    missed: denominator - numerator,
  };
  return MAIN_PARTS.filter((part) => all[part] > 0).map((part) => ({ cell: cellOf(key, part), people: all[part] }));
}

export function cellOf(key: string, part: string): string {
  return `${key}|${part}`;
}

function figuresOf(
  places: readonly PlaceToRelease[],
  released: ReadonlyMap<string, Released<ShownMeasureCounts>>,
  hidden: ReadonlySet<string>,
): readonly ShownFigure[] {
  return places.flatMap(({ key }) => {
    const counts = released.get(key);
    return counts === undefined ? [] : figuresOfPlace(key, counts).filter(({ cell }) => !hidden.has(cell));
  });
}

/** Every figure of a measure's counts, as a reader is shown it. */
export function figuresOfPlace(key: string, { level, value }: Released<ShownMeasureCounts>): readonly ShownFigure[] {
  const as = level === 'exact' ? ('exact by right' as const) : ('released' as const);
  const reasons = [
    ...value.adjustments.map(({ reason, count }) => ({ part: `adjusted: ${reason}`, shown: count })),
    ...value.exclusions.map(({ reason, count }) => ({ part: `excluded: ${reason}`, shown: count })),
  ];
  return [...MAIN_PARTS.map((part) => ({ part, shown: value[part] })), ...reasons]
    .filter(({ shown }) => shown !== 'not received')
    .map(({ part, shown }) => ({ cell: cellOf(key, part), shown, as }));
}

/** What whoever knows how counts are made knows of those of one measure in several places. */
export function sumsOfPlaces(
  places: readonly Pick<PlaceToRelease, 'key' | 'counts'>[],
  sums: readonly SumOfPlaces[],
): readonly SumOfCells[] {
  const name = namerOfCells();
  const within = places.flatMap(({ key, counts }) => sumsWithin(counts, (part) => name(key, part)));
  const reasonsOf = new Map(places.map(({ key, counts }) => [key, reasonParts(counts)]));
  const across = sums.flatMap(({ whole, parts }) => {
    const named = new Set(parts.flatMap((key) => reasonsOf.get(key) ?? []));
    return [...MAIN_PARTS, 'adjusted', 'excluded', ...named].map((part) => ({
      whole: name(whole, part),
      parts: parts.map((key) => name(key, part)),
    }));
  });
  return [...within, ...across];
}

/** Names each cell once: a cell is in many sums, and a name that was looked up before is found faster. */
function namerOfCells(): (key: string, part: string) => string {
  const names = new Map<string, Map<string, string>>();
  return (key, part) => {
    const ofKey = names.get(key) ?? new Map<string, string>();
    if (ofKey.size === 0) names.set(key, ofKey);
    const name = ofKey.get(part) ?? cellOf(key, part);
    if (!ofKey.has(part)) ofKey.set(part, name);
    return name;
  };
}

/** A denominator is who met it and who missed it; a register, where it is so, its denominator and who was left out. */
function sumsWithin(counts: MeasureCounts, name: (part: string) => string): readonly SumOfCells[] {
  const own = { whole: name('denominator'), parts: [name('numerator'), name('missed')] };
  const reasons = reasonParts(counts);
  const ofKind = (kind: string) => reasons.filter((part) => part.startsWith(`${kind}: `)).map(name);
  const left = [...counts.adjustments, ...counts.exclusions].reduce((sum, { count }) => sum + count, 0);
  if (counts.register !== counts.denominator + left) return [own];
  return [
    own,
    { whole: name('register'), parts: [name('denominator'), name('adjusted'), name('excluded')] },
    { whole: name('adjusted'), parts: ofKind('adjusted') },
    { whole: name('excluded'), parts: ofKind('excluded') },
  ];
}

function reasonParts({ adjustments, exclusions }: MeasureCounts): readonly string[] {
  const adjusted = adjustments.map(({ reason }) => `adjusted: ${reason}`);
  return [...adjusted, ...exclusions.map(({ reason }) => `excluded: ${reason}`)];
}

/**
 * Which figures can be given up to protect a cell: those of places that hold it, the smallest first; then those of places by which
 * such a place could be added up another way, the smallest of each way first.
 */
class Hiders {
  readonly #sums: readonly SumOfPlaces[];
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #free: ReadonlySet<string>;
  readonly #around = new Map<string, readonly string[]>();

  /** @param free the places whose figures may be given up */
  constructor(places: readonly PlaceToRelease[], sums: readonly SumOfPlaces[], free: ReadonlySet<string>) {
    this.#sums = sums;
    this.#sizes = new Map(places.map(({ key, counts }) => [key, counts.register]));
    this.#free = free;
  }

  #hidersOf(key: string): readonly string[] {
    const known = this.#around.get(key);
    if (known !== undefined) return known;
    const holding = [...new Set([key, ...this.#wholesOf(key)])];
    const ways = this.#sums.filter(({ whole }) => holding.includes(whole)).map(({ parts }) => this.#bySize(parts));
    const ranks = ways.flatMap((parts) => parts.map((part, rank) => ({ part, rank })));
    const others = ranks.toSorted((a, b) => a.rank - b.rank).map(({ part }) => part);
    const around = [...new Set([...this.#bySize(holding), ...others])].filter((each) => this.#free.has(each));
    this.#around.set(key, around);
    return around;
  }

  #wholesOf(key: string): readonly string[] {
    const holding = this.#sums.filter(({ parts }) => parts.includes(key));
    return holding.flatMap(({ whole }) => [whole, ...this.#wholesOf(whole)]);
  }

  #bySize(keys: readonly string[]): readonly string[] {
    return keys.toSorted((a, b) => (this.#sizes.get(a) ?? 0) - (this.#sizes.get(b) ?? 0));
  }

  /** The next figure to give up for a cell that leaks; undefined when nothing is left that holds it. */
  firstShown(cell: string, hidden: ReadonlySet<string>): string | undefined {
    const bar = cell.lastIndexOf('|');
    const [key, part] = [cell.slice(0, bar), cell.slice(bar + 1)];
    const first = GIVEN_UP.filter((main) => main === part);
    for (const holder of this.#hidersOf(key)) {
      for (const main of [...first, ...GIVEN_UP]) {
        const candidate = cellOf(holder, main);
        if (!hidden.has(candidate)) return candidate;
      }
    }
    return undefined;
  }
}

function without(
  key: string,
  { level, value }: Released<ShownMeasureCounts>,
  hidden: ReadonlySet<string>,
): Released<ShownMeasureCounts> {
  const parts = MAIN_PARTS.filter((part) => hidden.has(cellOf(key, part)));
  if (parts.length === 0) return mintReleased(level, value);
  const notShown = Object.fromEntries(parts.map((part) => [part, 'not shown' as const]));
  return mintReleased(level, { ...value, ...notShown, notes: [...new Set([...value.notes, LEFT_OUT])] });
}
