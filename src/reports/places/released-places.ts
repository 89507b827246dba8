import type { AccessRules } from '../../access/index.ts';
import type { Actor, Day, OdsCode, Released, ReleaseLevel } from '../../base/index.ts';
import {
  type MeasureCounts,
  type PlaceToRelease,
  releasePlaces,
  type ShownMeasureCounts,
  type SumOfPlaces,
} from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { addCounts, withKinds } from '../measures/added-counts.ts';
import { COUNTS, firstPermitted } from '../reading.ts';
import type { StatementBook } from '../statements/statement-book.ts';
import { placesOf, type ResultPlace } from './result-places.ts';

/** Whose figures are read, and at which level those of places made of several practices. */
export type ReaderAt = { readonly reader: Actor; readonly level: ReleaseLevel };

/** The counts of places as released, by `placeKey`. */
export type ReleasedPlaces = ReadonlyMap<string, Released<ShownMeasureCounts>>;

/** What was released, by the snapshot that it was counted on: it takes longer than to count. */
const released = new WeakMap<
  StatementBook,
  { readonly snapshot: string; readonly kept: Map<string, ReleasedPlaces> }
>();

/** What is released under a key that names counts and levels, worked out once a snapshot. */
export function releasedOnce({ book }: ReportContext, key: string, make: () => ReleasedPlaces): ReleasedPlaces {
  const snapshot = book.snapshot().hash;
  const before = released.get(book);
  const own = before?.snapshot === snapshot ? before : { snapshot, kept: new Map<string, ReleasedPlaces>() };
  if (own !== before) released.set(book, own);
  const made = own.kept.get(key) ?? make();
  own.kept.set(key, made);
  return made;
}

/** Names a place among the places of a measure. */
export function placeKey({ level, area }: Pick<ResultPlace, 'level' | 'area'>): string {
  return `${level} ${area}`;
}

/** Which places add to which: practices to every place that they make up, and teams and localities to the commissioner. */
export function placeSums(places: readonly ResultPlace[]): readonly SumOfPlaces[] {
  const ofPractices = places.filter(({ level }) => level !== 'practice');
  const whole = places.find(({ level }) => level === 'commissioner');
  const among = (level: ResultPlace['level']): readonly SumOfPlaces[] => {
    const parts = places.filter((place) => place.level === level).map(placeKey);
    return whole === undefined || parts.length === 0 ? [] : [{ whole: placeKey(whole), parts }];
  };
  return [
    ...ofPractices.map((place) => ({
      whole: placeKey(place),
      parts: place.practices.map(({ code }) => placeKey({ level: 'practice', area: code })),
    })),
    ...among('team'),
    ...among('locality'),
    ...among('deprivation fifth'),
  ];
}

/** What each reader's rights to a practice's counts came to: a page asks it of fifty practices, measure by measure. */
const permitted = new WeakMap<AccessRules, WeakMap<Actor, Map<OdsCode, ReleaseLevel | undefined>>>();

/** The level at which one reader sees a place: a practice's own staff see it exactly, of several practices the whole's holds. */
export function levelOfPlace(context: ReportContext, at: ReaderAt, place: ResultPlace): ReleaseLevel {
  const [only] = place.practices;
  return place.level !== 'practice' || only === undefined ? at.level : levelOfPractice(context, at, only.code);
}

function levelOfPractice(context: ReportContext, { reader, level }: ReaderAt, practice: OdsCode): ReleaseLevel {
  const ofRules = permitted.get(context.rules) ?? new WeakMap<Actor, Map<OdsCode, ReleaseLevel | undefined>>();
  permitted.set(context.rules, ofRules);
  const known = ofRules.get(reader) ?? new Map<OdsCode, ReleaseLevel | undefined>();
  ofRules.set(reader, known);
  if (!known.has(practice)) {
    const permission = firstPermitted(context, reader, COUNTS, { practice });
    known.set(practice, permission.ok ? permission.value.level : undefined);
  }
  return known.get(practice) ?? level;
}

/**
 * The counts that practices sent on a measure, of every practice, locality and the commissioner, released together: what is shown of
 * one place gives away no small count of another. Worked out once for each set of levels.
 */
export async function releasedSent(
  context: ReportContext,
  at: ReaderAt,
  measure: Measure,
  periodEnd: Day,
): Promise<ReleasedPlaces> {
  const sent = await context.book.sent(periodEnd);
  const countsOf = (code: OdsCode): MeasureCounts | undefined => {
    const counts = sent.get(code)?.get(measure.rule)?.counts;
    return counts === undefined ? undefined : withKinds(context.framework, measure.rule, counts);
  };
  const practices: readonly Practice[] = context.register
    .practices()
    .filter(({ code }) => countsOf(code) !== undefined);
  const exactly = practices
    .filter(({ code }) => levelOfPractice(context, at, code) === 'exact')
    .map(({ code }) => code);
  const key = `sent ${measure.rule} ${periodEnd} ${at.level} ${exactly.join(',')}`;
  return releasedOnce(context, key, () => {
    const places = placesOf(context.register, practices).filter(({ level }) => level !== 'team');
    const toRelease = places.map(
      (place): PlaceToRelease => ({
        key: placeKey(place),
        level: levelOfPlace(context, at, place),
        counts: addCounts(place.practices.flatMap(({ code }) => countsOf(code) ?? [])),
        isFixed: place.level === 'practice',
      }),
    );
    return releasePlaces(toRelease, placeSums(places));
  });
}
