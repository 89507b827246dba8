import { accepted, type Day, dayFromIso, exact, type Json, type Outcome, refused, shape } from '../base/index.ts';

const { list, one, pattern, record, text } = shape;

/** What bounds a result that can be believed, each in words with its unit. */
export const BOUNDS = {
  registerDeviations: 'Register: standard deviations of a Poisson count away from what age and sex give',
  registerLowest: 'Register: the least share of what age and sex give',
  registerHighest: 'Register: the greatest share of what age and sex give',
  registerFewestExpected: 'Register: the fewest people expected for it to be judged at all',
  jump: 'Achievement: the greatest move in a year, as a share, beside what chance moves it by',
  denominatorOfList: 'Denominator: the greatest share of the registered list',
} as const;
export type BoundName = keyof typeof BOUNDS;

const NAMES = Object.keys(BOUNDS) as readonly BoundName[];
const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const decimal = pattern(/^\d{1,6}(\.\d{1,6})?$/, 'a decimal number written as text');

/** A bound from a period end on, where it comes from and how sure that is. Dates are ISO. */
export type BoundValue = {
  readonly value: string;
  readonly validFrom: string;
  readonly status: 'found' | 'computed' | 'unverified' | 'invented';
  readonly source: string;
};

/** The one frozen form of the bounds. */
export type PlausibilityJson = {
  readonly id: string;
  readonly bounds: readonly { readonly bound: BoundName; readonly values: readonly BoundValue[] }[];
};

const status = one('found', 'computed', 'unverified', 'invented');
const plausibilityShape = record({
  id: text,
  bounds: list(
    record({
      bound: one(...NAMES),
      values: list(record({ value: decimal, validFrom: isoDate, status, source: text }), 1),
    }),
  ),
});

/** A bound as it holds at a period end. */
export type PlausibleBound = BoundValue & { readonly bound: BoundName; readonly words: string };

/** Outside which bounds a result is doubted, by period end. */
export class PlausibilityBounds {
  readonly #values: ReadonlyMap<BoundName, readonly BoundValue[]>;
  readonly #numbers = new Map<Day, Readonly<Record<BoundName, number>>>();

  private constructor(values: ReadonlyMap<BoundName, readonly BoundValue[]>) {
    this.#values = values;
  }

  /** Refuses `definition.invalid`, in words: a bound that is missing or named twice, two values from one day. */
  static fromJson(json: Json): Outcome<PlausibilityBounds> {
    const [wrong] = plausibilityShape.wrong(json, 'the bounds');
    if (wrong !== undefined) return invalid(wrong);
    const { bounds } = json as unknown as PlausibilityJson;
    const values = new Map(bounds.map((each) => [each.bound, inOrder(each.values)]));
    const missing = NAMES.find((name) => !values.has(name));
    if (missing !== undefined) return invalid(`${missing} is missing`);
    if (values.size < bounds.length) return invalid('a bound is named twice');
    for (const { bound, values: own } of bounds) {
      const days = new Set(own.map(({ validFrom }) => validFrom));
      if (days.size < own.length) return invalid(`${bound} has two values from one day`);
      if ([...days].some((text) => dayFromIso(text) === undefined)) return invalid(`${bound} has a day that is none`);
    }
    return accepted(new PlausibilityBounds(values));
  }

  /** Every bound as it holds at a period end; before the first day of all, the first value. */
  at(periodEnd: Day): readonly PlausibleBound[] {
    return NAMES.flatMap((bound) => {
      const own = this.#values.get(bound) ?? [];
      const held = own.findLast(({ validFrom }) => (dayFromIso(validFrom) ?? periodEnd) <= periodEnd) ?? own[0];
      return held === undefined ? [] : [{ ...held, bound, words: BOUNDS[bound] }];
    });
  }

  /** The bounds at a period end as numbers to compare statistics with. */
  numbersAt(periodEnd: Day): Readonly<Record<BoundName, number>> {
    const known = this.#numbers.get(periodEnd);
    if (known !== undefined) return known;
    const each = this.at(periodEnd).map(({ bound, value }) => [bound, exact(value).valueOf()] as const);
    const numbers = Object.fromEntries(each) as Record<BoundName, number>;
    this.#numbers.set(periodEnd, numbers);
    return numbers;
  }
}

function inOrder(values: readonly BoundValue[]): readonly BoundValue[] {
  return values.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
}

function invalid(what: string): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `The bounds of plausible results cannot be used: ${what}.`,
    remedy: 'Correct definitions/plausibility/bounds.ts.',
  });
}
