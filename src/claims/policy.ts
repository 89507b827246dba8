import {
  accepted,
  addDays,
  type Day,
  dayFromIso,
  exactText,
  hashOf,
  isoOfDay,
  type Json,
  lastDayOf,
  type Month,
  type OdsCode,
  type Outcome,
  type Pence,
  pence,
  poundsFromPence,
  refused,
  shape,
} from '../base/index.ts';
import { type LoadedContract, type LoadedRates, loadContract, tryContract } from '../contracts/index.ts';
import type { SentActivity } from './sent-activity.ts';

const { list, one, optional, pattern, record, text, whole, yesOrNo } = shape;
const id = pattern(/^[a-z0-9][a-z0-9/-]*$/, 'an id of small letters, digits, - and /');

/**
 * A rule of a policy: a record to which every part of it applies fails it. `reprice`: paid at the policy's price where the signed
 * contract carries the policy; `hold`: a clinician looks, and nothing is repriced; `ask`: the hospital is asked why.
 */
export type PolicyRule = {
  readonly code: string;
  readonly outcome: 'reprice' | 'hold' | 'ask';
  readonly words: string;
  readonly appeal: string;
  readonly sites?: readonly string[];
  readonly exceptions?: readonly string[];
  readonly notClinicians?: readonly string[];
  readonly assessedThere?: boolean;
  readonly referredBack?: boolean;
  readonly hasApproval?: boolean;
  readonly imaging?: boolean;
};

/** A hospital whose records are checked. `carriesFrom`: since when its signed contract carries the policy; null: it does not. */
export type PolicyHospital = {
  readonly code: string;
  readonly name: string;
  readonly carriesFrom: string | null;
  /** Days after a month's end by which challenges of it are sent. */
  readonly reconciliationDays: number;
};

/** A clinical policy on hospital activity, as data. The first rule that a record fails, in order, is its challenge. */
export type PolicyJson = {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly from: string;
  readonly service: string;
  readonly contract: string;
  readonly answerDays: number;
  readonly rules: readonly PolicyRule[];
  readonly hospitals: readonly PolicyHospital[];
};

const policyShape = record({
  id,
  title: text,
  source: text,
  from: shape.isoDate,
  service: id,
  contract: id,
  answerDays: whole(1, 60),
  rules: list(
    record({
      code: pattern(/^[A-Z][A-Z_]*$/, 'a code of capital letters'),
      outcome: one('reprice', 'hold', 'ask'),
      words: text,
      appeal: text,
      sites: optional(list(text, 1)),
      exceptions: optional(list(text, 1)),
      notClinicians: optional(list(text, 1)),
      assessedThere: optional(yesOrNo),
      referredBack: optional(yesOrNo),
      hasApproval: optional(yesOrNo),
      imaging: optional(yesOrNo),
    }),
    1,
  ),
  hospitals: list(
    record({
      code: pattern(/^[A-Z0-9]{3,10}$/, 'an organisation code'),
      name: text,
      carriesFrom: {
        wrong: (value, path) => (value === null ? [] : shape.isoDate.wrong(value, path)),
        schema: { anyOf: [shape.isoDate.schema, { type: 'null' }] },
      },
      reconciliationDays: whole(1, 366),
    }),
    1,
  ),
});

/** A policy that was checked, with the contract by which records are priced. Made by `loadPolicy` alone. */
export type LoadedPolicy = {
  readonly hash: string;
  readonly json: PolicyJson;
  readonly from: Day;
  readonly contract: LoadedContract;
  readonly rates: LoadedRates;
};

/** @returns refusal `definition.invalid` in words */
export function loadPolicy(
  json: Json,
  contractNamed: (id: string) => Json | undefined,
  rates: LoadedRates,
): Outcome<LoadedPolicy> {
  const [wrong] = policyShape.wrong(json, 'the policy');
  if (wrong !== undefined) return invalid(`${wrong}.`);
  const policy = json as unknown as PolicyJson;
  const from = dayFromIso(policy.from);
  if (from === undefined) return invalid(`${policy.id} does not say from when it holds.`);
  const named = contractNamed(policy.contract);
  if (named === undefined) return invalid(`${policy.id} names the contract ${policy.contract}, which is not kept.`);
  const contract = loadContract(named, rates);
  return contract.ok ? accepted({ hash: hashOf(json), json: policy, from, contract: contract.value, rates }) : contract;
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'definition.invalid', message, remedy: 'Correct the policy in definitions/claims.' });
}

/** The rule that a record fails; undefined where it fails none, or was done before the policy holds. */
export function failedRule(policy: LoadedPolicy, activity: SentActivity): PolicyRule | undefined {
  if (activity.service !== policy.json.service || activity.doneOn < policy.from) return undefined;
  return policy.json.rules.find((rule) => applies(rule, activity));
}

function applies(rule: PolicyRule, record: SentActivity): boolean {
  const { sites, exceptions, notClinicians } = rule;
  const isAs = (asked: boolean | undefined, is: boolean | null) => asked === undefined || asked === is;
  return (
    (sites === undefined || sites.includes(record.site ?? '')) &&
    (exceptions === undefined || exceptions.includes(record.exception ?? '')) &&
    (notClinicians === undefined || !notClinicians.includes(record.clinician ?? '')) &&
    isAs(rule.assessedThere, record.assessedThere) &&
    isAs(rule.referredBack, record.referredBack) &&
    isAs(rule.hasApproval, record.approval !== null) &&
    isAs(rule.imaging, record.imaging)
  );
}

/** A record that fails a rule: what was charged, and what the signed contract pays instead; null: nothing is repriced. */
export type FailedRecord = {
  readonly record: SentActivity;
  readonly rule: PolicyRule;
  readonly chargedPence: Pence;
  readonly policyPence: Pence | null;
};

/**
 * Every record that fails the policy. What is paid instead is worked out by the hospital's signed contract: it is the tariff
 * unless the contract carries the policy on the day that the injection was given.
 * Refuses as the contract refuses, for a record that it cannot price.
 */
export function failedRecords(
  policy: LoadedPolicy,
  hospital: PolicyHospital,
  records: readonly SentActivity[],
): Outcome<readonly FailedRecord[]> {
  const failed = records.flatMap((record) => {
    const rule = failedRule(policy, record);
    return rule === undefined ? [] : [{ record, rule }];
  });
  if (failed.length === 0) return accepted([]);
  const trial = tryContract(
    policy.contract.json as unknown as Json,
    hospitalInputs(
      policy,
      hospital,
      failed.map(({ record }) => record),
    ),
    policy.rates,
  );
  if (trial.kind === 'refused') {
    return refused(trial.refusals[0] ?? { code: 'definition.invalid', message: 'The contract was refused.' });
  }
  const paid = new Map(trial.lines.map((line) => [line.member, line.amountPence]));
  return accepted(
    failed.map(({ record, rule }) => {
      const chargedPence = pence(record.costPence ?? 0n);
      const byContract = paid.get(memberOf(record));
      const isRepriced = rule.outcome === 'reprice' && byContract !== undefined && byContract !== chargedPence;
      return { record, rule, chargedPence, policyPence: isRepriced ? byContract : null };
    }),
  );
}

/** A member of the contract's set of injections. */
function memberOf({ source }: SentActivity): string {
  return `row ${source.row} of ${source.file.slice(0, 12)}`;
}

/** What is put into a hospital's contract for its injections; the choices that it asks are answered as they were sent. */
function hospitalInputs(policy: LoadedPolicy, hospital: PolicyHospital, records: readonly SentActivity[]): Json {
  const injections = records.map((record) => [
    memberOf(record),
    {
      site: record.site ?? '',
      exception: record.exception ?? 'none',
      'assessed-there': record.assessedThere === true,
      'referred-back': record.referredBack === true,
      'approved-before': record.approval !== null,
      'given-on': isoOfDay(record.doneOn),
      'injection-tariff': exactText(poundsFromPence(pence(record.costPence ?? 0n))),
    },
  ]);
  return {
    on: policy.contract.json.validFrom,
    values: {
      'policy-signed': hospital.carriesFrom !== null,
      'policy-from': hospital.carriesFrom ?? policy.contract.json.validTo,
    },
    each: { activity: {}, injection: Object.fromEntries(injections) },
  };
}

/** The day by which challenges of a month are sent. */
export function reconcileBy({ reconciliationDays }: PolicyHospital, month: Month): Day {
  return addDays(lastDayOf(month), reconciliationDays);
}

export function hospitalNamed(policy: LoadedPolicy, provider: OdsCode): PolicyHospital | undefined {
  return policy.json.hospitals.find(({ code }) => code === provider);
}

/** What a challenge asks back: what was charged less what the contract pays; nought where nothing is repriced. */
export function askedBack({ chargedPence, policyPence }: Pick<FailedRecord, 'chargedPence' | 'policyPence'>): Pence {
  return policyPence === null ? pence(0n) : pence(chargedPence - policyPence);
}
