import type { Day } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import { type CountedDay, type CountedUser, type Span, spanOf } from './counted-day.ts';
import { countedDays } from './counted-days.ts';

/** What makes somebody's day worth a second look, in the reader's own words. */
export const PATTERNS = {
  'many people': 'looked at more people in a day than is usual',
  'out of hours': 'looked at people at night or at a weekend',
  'often refused': 'was refused many things in a day, each counted once however often it was asked for',
  'broken glass': 'broke the glass',
  'own name': 'looked at somebody of their own name: it may be their own record',
  'family name': 'looked at somebody of their family name',
} as const;
export type Pattern = keyof typeof PATTERNS;

/** One pattern found: of one user on one day (ISO, London), and how many readings of people or refusals make it up. */
export type Unusual = {
  readonly pattern: Pattern;
  readonly user: string;
  readonly on: string;
  readonly count: number;
  /** The first and the last instant of the day on which it happened, ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
};

/** From which numbers on a day is unusual. Hours are of the clock in London: from the first until before the last. */
export type Usual = {
  readonly peopleADay: number;
  readonly refusalsADay: number;
  readonly firstHour: number;
  readonly lastHour: number;
};

const MOST_FOUND = 200;

/** Unusual days of users since a day, the latest first. Who looked at whom is in the events themselves. */
export async function unusualDays(store: Store, usual: Usual, since: Day): Promise<readonly Unusual[]> {
  const days = await countedDays(store, since);
  const found = [
    ...foundIn(days, 'many people', ({ people, hours }) => {
      return people.size > usual.peopleADay ? [people.size, hours.values()] : undefined;
    }),
    ...foundIn(days, 'out of hours', (user, day) => outOfHours(user, day, usual)),
    ...foundIn(days, 'often refused', ({ refused }) => {
      return refused.size >= usual.refusalsADay ? [refused.size, refused.values()] : undefined;
    }),
    ...foundIn(days, 'broken glass', ({ glasses }) => [glasses.size, glasses.values()]),
  ];
  return found.toSorted(latestFirst).slice(0, MOST_FOUND);
}

/** How many and when. */
type HowMany = readonly [number, Iterable<Span>];

function foundIn(
  days: readonly CountedDay[],
  pattern: Pattern,
  look: (user: CountedUser, day: CountedDay) => HowMany | undefined,
): readonly Unusual[] {
  return days.flatMap((day) =>
    [...day.users].flatMap(([user, counted]) => {
      const [count, spans] = look(counted, day) ?? [0, []];
      const span = spanOf(spans);
      return span === undefined ? [] : [{ pattern, user, on: day.on, count, ...span }];
    }),
  );
}

function outOfHours({ people, hours }: CountedUser, { isWeekend }: CountedDay, usual: Usual): HowMany {
  const isOutside = (hour: number) => isWeekend || hour < usual.firstHour || hour >= usual.lastHour;
  const outside = [...hours].filter(([hour]) => isOutside(hour));
  const bits = outside.reduce((all, [hour]) => all | (1 << hour), 0);
  const count = bits === 0 ? 0 : [...people.values()].filter((person) => (person.hours & bits) !== 0).length;
  return [count, outside.map(([, span]) => span)];
}

/** One person whom somebody looked at on a day. */
export type LookedAt = Pick<Unusual, 'user' | 'on' | 'from' | 'to'> & {
  readonly practice: string;
  readonly person: string;
};

const MOST_LOOKED_AT = 20_000;

/** Whom everybody looked at since a day, the latest first: to be compared with who they are. */
export async function peopleLookedAt(store: Store, since: Day): Promise<readonly LookedAt[]> {
  const days = (await countedDays(store, since)).toReversed();
  const looked = days.flatMap(({ on, users }) =>
    [...users].flatMap(([user, { people }]) =>
      [...people].map(([subject, { from, to }]) => {
        const [practice = '', person = ''] = subject.slice('person '.length).split('/');
        return { user, on, from, to, practice, person };
      }),
    ),
  );
  return looked.length > MOST_LOOKED_AT ? looked.sort(latestFirst).slice(0, MOST_LOOKED_AT) : looked;
}

/** For sorting by the last instant. */
export function latestFirst({ to }: Span, other: Span): number {
  if (to === other.to) return 0;
  return to < other.to ? 1 : -1;
}
