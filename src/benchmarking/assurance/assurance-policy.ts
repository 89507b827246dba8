import { accepted, type Day, dayFromIso, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import type { Triggers } from './judge.ts';

const { list, one, pattern, record, text, whole } = shape;

/** What a practice is looked at for, each in words with its unit. */
export const TRIGGERS = {
  watch:
    'Standard deviations from the average, what is usual between practices taken in, from which a practice is watched',
  outlier: 'The same, from which it is an outlier',
  fewestPractices: 'The fewest practices with a figure among whom one is compared',
  outliersToDiscuss:
    'The number of measures on which it is an outlier for the worse, from which a practice is discussed',
} as const;
export type TriggerName = keyof typeof TRIGGERS;

/** What practices are taken to be alike by. */
export const PEER_VARIABLES = {
  registered: 'registered list',
  deprivation: 'deprivation score of the list',
  under15: 'share of the list aged under 15',
  from65: 'share of the list aged 65 and over',
  weighting: 'weighted ÷ registered list',
} as const;
export type PeerVariable = keyof typeof PEER_VARIABLES;

/** A trigger from a day on, where it comes from and how sure that is. Dates are ISO. */
export type TriggerValue = {
  readonly value: string;
  readonly validFrom: string;
  readonly status: 'found' | 'computed' | 'unverified' | 'invented';
  readonly source: string;
};

/** The one frozen form of what practices are assured by. */
export type AssuranceJson = {
  readonly id: string;
  readonly triggers: readonly { readonly trigger: TriggerName; readonly values: readonly TriggerValue[] }[];
  /** Where a measure stands whose framework puts it in no domain. */
  readonly domains: readonly { readonly name: string; readonly measures: readonly string[] }[];
  readonly peers: { readonly count: number; readonly variables: readonly PeerVariable[] };
  /** A set to compare with: shares in per cent, by measure. */
  readonly reference: {
    readonly name: string;
    readonly status: TriggerValue['status'];
    readonly source: string;
    readonly values: readonly { readonly measure: string; readonly percent: string }[];
  };
};

const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const decimal = pattern(/^\d{1,3}(\.\d{1,6})?$/, 'a decimal number written as text');
const status = one('found', 'computed', 'unverified', 'invented');
const policyShape = record({
  id: text,
  triggers: list(
    record({
      trigger: one(...Object.keys(TRIGGERS)),
      values: list(record({ value: decimal, validFrom: isoDate, status, source: text }), 1),
    }),
  ),
  domains: list(record({ name: text, measures: list(text, 1) })),
  peers: record({ count: whole(1, 50), variables: list(one(...Object.keys(PEER_VARIABLES)), 1) }),
  reference: record({ name: text, status, source: text, values: list(record({ measure: text, percent: decimal })) }),
});

/** A trigger as it holds on a day, with all the values that it had or will have. */
export type TriggerOnDay = {
  readonly trigger: TriggerName;
  readonly words: string;
  readonly value: string;
  readonly history: readonly TriggerValue[];
};

/** Triggers, domains, peers and the reference set, by day. */
export class AssurancePolicy {
  readonly json: AssuranceJson;

  private constructor(json: AssuranceJson) {
    this.json = json;
  }

  /** Refuses `definition.invalid`, in words: a trigger that is missing or named twice, two values from one day. */
  static fromJson(json: Json): Outcome<AssurancePolicy> {
    const [wrong] = policyShape.wrong(json, 'assurance');
    if (wrong !== undefined) return invalid(wrong);
    const policy = json as unknown as AssuranceJson;
    const named = policy.triggers.map(({ trigger }) => trigger);
    const missing = Object.keys(TRIGGERS).find((trigger) => !named.includes(trigger as TriggerName));
    if (missing !== undefined) return invalid(`${missing} is missing`);
    if (new Set(named).size < named.length) return invalid('a trigger is named twice');
    for (const { trigger, values } of policy.triggers) {
      const days = new Set(values.map(({ validFrom }) => validFrom));
      if (days.size < values.length) return invalid(`${trigger} has two values from one day`);
      if ([...days].some((each) => dayFromIso(each) === undefined)) return invalid(`${trigger} has a day that is none`);
    }
    return accepted(new AssurancePolicy(policy));
  }

  /** Every trigger as it holds on a day, in the order in which they are named; before its first day the first value. */
  triggersOn(on: Day): readonly TriggerOnDay[] {
    return Object.entries(TRIGGERS).map(([trigger, words]): TriggerOnDay => {
      const values = this.json.triggers.find((each) => each.trigger === trigger)?.values ?? [];
      const history = values.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      const held = history.findLast(({ validFrom }) => (dayFromIso(validFrom) ?? on) <= on) ?? history[0];
      return { trigger: trigger as TriggerName, words, value: held?.value ?? '', history };
    });
  }

  /** The same as numbers to judge by. */
  numbersOn(on: Day): Triggers & { readonly outliersToDiscuss: number } {
    const numbers = this.triggersOn(on).map(({ trigger, value }) => [trigger, Number(value)]);
    return Object.fromEntries(numbers) as Triggers & { readonly outliersToDiscuss: number };
  }

  /** The domain of a measure that its framework puts in none. */
  domainOf(measure: string): string {
    return this.json.domains.find(({ measures }) => measures.includes(measure))?.name ?? 'Other measures';
  }

  /** The reference set's share of a measure, in per cent; undefined where it has none. */
  referenceOf(measure: string): string | undefined {
    return this.json.reference.values.find((each) => each.measure === measure)?.percent;
  }
}

function invalid(what: string): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `What practices are assured by is not usable: ${what}.`,
    remedy: 'Correct definitions/assurance/assurance.ts.',
  });
}
