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
import { codesOf, fifthsOf, placesOf, type ResultPlace } from './result-places.ts';

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

/** The level at which one reader sees a practice: that of the whole where nothing gives them more. */
export function levelOfPractice(context: ReportContext, { reader, level }: ReaderAt, practice: OdsCode): ReleaseLevel {
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

/** Of whom counts are: of everybody registered, as practices sent them, or of whose records are shared, as the warehouse finds them. */
export type CountBasis = 'everybody' | 'shared records' | 'both';

/** What one practice counts on a measure. Only what the warehouse finds has evidence. */
export type CountedPractice = MeasureCounts & {
  readonly basis: Exclude<CountBasis, 'both'>;
  readonly definitionHash: string;
  readonly evidenceSha256: string | null;
};

/** The counts of one measure by practice. */
export type CountedMeasure = ReadonlyMap<OdsCode, CountedPractice>;

/**
 * The counts of a measure, each practice's on the one basis on which a reader at a level is shown it everywhere. Exactly: what the
 * warehouse finds. Below: what the practice sent, or where it sent nothing, what the warehouse finds; both beside each other would
 * tell who opted out.
 */
export async function countsShown(
  context: ReportContext,
  level: ReleaseLevel,
  measure: Measure,
  periodEnd: Day,
): Promise<CountedMeasure> {
  const found = (await context.book.counts(periodEnd)).filter(({ indicator }) => indicator === measure.rule);
  const shared = found.map((count): [OdsCode, CountedPractice] => [
    count.practice,
    { ...count, basis: 'shared records', evidenceSha256: count.evidenceSha256 || null },
  ]);
  return new Map([...shared, ...(level === 'exact' ? [] : await countsSent(context, measure, periodEnd))]);
}

/** What practices sent on a measure, of everybody. */
async function countsSent(
  { book, framework }: ReportContext,
  { rule }: Measure,
  periodEnd: Day,
): Promise<CountedMeasure> {
  const sent = [...(await book.sent(periodEnd))].flatMap(([practice, measures]): [OdsCode, CountedPractice][] => {
    const own = measures.get(rule);
    if (own === undefined) return [];
    const { definitionHash } = own;
    const counts = withKinds(framework, rule, own.counts);
    return [[practice, { ...counts, basis: 'everybody', definitionHash, evidenceSha256: null }]];
  });
  return new Map(sent);
}

/** The basis of the counts of some practices together. */
export function basisOf(counted: CountedMeasure, practices: Iterable<OdsCode> = counted.keys()): CountBasis {
  const bases = new Set([...practices].flatMap((code) => counted.get(code)?.basis ?? []));
  const [basis = 'shared records'] = bases;
  return bases.size > 1 ? 'both' : basis;
}

/**
 * The counts that practices sent on a measure, of every practice, every place that they make up and every fifth of them, released
 * together: what is shown of one place gives away no small count of another. Worked out once for each set of levels.
 */
export async function releasedSent(
  context: ReportContext,
  at: ReaderAt,
  measure: Measure,
  periodEnd: Day,
): Promise<ReleasedPlaces> {
  const counted = await countsSent(context, measure, periodEnd);
  return releasedOnce(context, keyOfRelease(context, at, counted, `sent ${measure.rule} ${periodEnd}`), () => {
    const { places, sums } = placesCounted(context, at, counted);
    return releasePlaces(places, sums);
  });
}

/** Places to release, which of them add to which, and those that were released before. */
export type Placed = {
  readonly places: readonly PlaceToRelease[];
  readonly sums: readonly SumOfPlaces[];
  readonly already: ReleasedPlaces;
};

/**
 * Every place in which a measure was counted, released. Where some practices alone sent counts, places are shown by those alone on
 * other pages: what is shown there is known here.
 */
export async function placesReleased(
  context: ReportContext,
  at: ReaderAt,
  measure: Measure,
  periodEnd: Day,
  counted: CountedMeasure,
): Promise<Placed> {
  const basis = basisOf(counted);
  const sent = basis === 'shared records' ? new Map() : await releasedSent(context, at, measure, periodEnd);
  const { places, sums } = placesCounted(context, at, counted);
  if (basis === 'everybody') return { places, sums, already: sent };
  const before = besideSent(context, at, counted, sent);
  const all = { places: [...places, ...before.places], sums: [...sums, ...before.sums] };
  const key = keyOfRelease(context, at, counted, `shown ${measure.rule} ${periodEnd}`);
  return { ...all, already: releasedOnce(context, key, () => releasePlaces(all.places, all.sums, before.already)) };
}

/** The places of those practices that sent counts: the same place where all of its practices did, or else a part of it. */
function besideSent(context: ReportContext, at: ReaderAt, counted: CountedMeasure, sent: ReleasedPlaces): Placed {
  const senders = new Map([...counted].filter(([, { basis }]) => basis === 'everybody'));
  const already = new Map<string, Released<ShownMeasureCounts>>();
  const parts: { place: PlaceToRelease; sum: SumOfPlaces }[] = [];
  for (const place of placesOf(context.register, practicesIn(context, counted))) {
    const released = sent.get(placeKey(place));
    if (place.level === 'practice' || released === undefined) continue;
    const own = codesOf(place.practices).filter((code) => senders.has(code));
    const isWhole = own.length === place.practices.length;
    const key = isWhole ? placeKey(place) : `sent ${placeKey(place)}`;
    already.set(key, released);
    if (isWhole) continue;
    const counts = addCounts(own.flatMap((code) => senders.get(code) ?? []));
    const ofPractices = own.map((code) => placeKey({ level: 'practice', area: code }));
    parts.push({ place: { key, level: at.level, counts, isFixed: false }, sum: { whole: key, parts: ofPractices } });
  }
  return { places: parts.map(({ place }) => place), sums: parts.map(({ sum }) => sum), already };
}

/** Names what is released to all readers who see the same at the same levels. */
export function keyOfRelease(context: ReportContext, at: ReaderAt, counted: CountedMeasure, of: string): string {
  const exactly = [...counted.keys()].filter((code) => levelOfPractice(context, at, code) === 'exact');
  return `${of} ${basisOf(counted)} ${at.level} ${exactly.join(',')}`;
}

/** The places in which a measure was counted, each at the reader's level, and which of them add to which. */
function placesCounted(context: ReportContext, at: ReaderAt, counted: CountedMeasure): Omit<Placed, 'already'> {
  const practices = practicesIn(context, counted);
  const all = [...placesOf(context.register, practices), ...fifthsOf(practices)];
  const places = all.map(
    (place): PlaceToRelease => ({
      key: placeKey(place),
      level: levelOfPlace(context, at, place),
      counts: addCounts(place.practices.flatMap(({ code }) => counted.get(code) ?? [])),
      isFixed: place.level === 'practice',
      ...(place.level === 'practice' ? { readBy: placeKey(place) } : {}),
    }),
  );
  return { places, sums: placeSums(all) };
}

function practicesIn({ register }: ReportContext, counted: CountedMeasure): readonly Practice[] {
  return register.practices().filter(({ code }) => counted.has(code));
}
