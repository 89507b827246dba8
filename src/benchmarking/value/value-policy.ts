import { accepted, type Day, dayFromIso, type Json, type Outcome, refused, shape } from '../../base/index.ts';

const { list, one, pattern, record, text, whole } = shape;

/** How quality and contract value of practices are set beside each other, from a day on. */
export type ValuePolicyVersion = {
  /** ISO. */
  readonly validFrom: string;
  readonly status: 'found' | 'computed' | 'unverified' | 'invented';
  readonly source: string;
  /** Rules of the framework that practices are paid by, each with how much it weighs unless a reader says otherwise. */
  readonly measures: readonly { readonly rule: string; readonly weight: number }[];
  /** What is chosen unless a reader says otherwise. */
  readonly usual: {
    readonly spread: 'points' | 'equal';
    readonly missing: 'others' | 'all';
    readonly per: 'weighted' | 'registered';
    readonly qof: 'with' | 'without';
  };
  /** Of all weight, so much has to have a figure where the other measures stand for those that are missing. */
  readonly leastWeightPercent: number;
  /** Accounts that are no part of contract value, by how their names begin. */
  readonly leftOutOfValue: readonly { readonly begins: string; readonly name: string; readonly why: string }[];
  /** Accounts by which quality is paid for. */
  readonly qualityAccounts: readonly string[];
  /** Interquartile ranges beyond the quartiles from which a payment for a head is doubted. */
  readonly fences: number;
};

/** The one frozen form of it. */
export type ValuePolicyJson = { readonly id: string; readonly versions: readonly ValuePolicyVersion[] };

const versionShape = record({
  validFrom: pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD'),
  status: one('found', 'computed', 'unverified', 'invented'),
  source: text,
  measures: list(record({ rule: text, weight: whole(0, 9) }), 1),
  usual: record({
    spread: one('points', 'equal'),
    missing: one('others', 'all'),
    per: one('weighted', 'registered'),
    qof: one('with', 'without'),
  }),
  leastWeightPercent: whole(1, 100),
  leftOutOfValue: list(record({ begins: text, name: text, why: text })),
  qualityAccounts: list(text),
  fences: whole(1, 20),
});
const policyShape = record({ id: text, versions: list(versionShape, 1) });

/** Reads a kept policy. Refuses `definition.invalid`, naming what is wrong: two versions of a day, a measure twice, no weight. */
export function loadValuePolicy(json: Json): Outcome<ValuePolicyJson> {
  const [wrong] = policyShape.wrong(json, 'value');
  if (wrong !== undefined) return invalid(wrong);
  const policy = json as unknown as ValuePolicyJson;
  const days = policy.versions.map(({ validFrom }) => dayFromIso(validFrom));
  if (days.includes(undefined)) return invalid('a version begins on a day that is none');
  if (new Set(days).size < days.length) return invalid('two versions begin on one day');
  for (const { measures } of policy.versions) {
    if (new Set(measures.map(({ rule }) => rule)).size < measures.length) return invalid('a measure is named twice');
    if (measures.every(({ weight }) => weight === 0)) return invalid('no measure has a weight');
  }
  return accepted(policy);
}

/** The version that holds on a day; before the first day the first. */
export function valuePolicyOn({ versions }: ValuePolicyJson, on: Day): ValuePolicyVersion {
  const sorted = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const held = sorted.findLast(({ validFrom }) => (dayFromIso(validFrom) ?? on) <= on);
  return held ?? (sorted[0] as ValuePolicyVersion);
}

function invalid(what: string): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `How quality and contract value are compared is not usable: ${what}.`,
    remedy: 'Correct definitions/assurance/value.ts.',
  });
}
