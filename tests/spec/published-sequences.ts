/** The published rule sequences said in the language: each test of their small notation has one phrase of it. */
import assert from 'node:assert/strict';
import { inventedConcept, type Json } from '../../src/base/index.ts';
import {
  adjustGeneral,
  adjustSpecific,
  ageOver,
  ageUnder,
  all,
  any,
  atLeast,
  atMost,
  between,
  bloodPressures,
  type Codelist,
  codelist,
  dateOf,
  daysAfter,
  dosesBetweenAges,
  earliest,
  ever,
  exclude,
  exists,
  firstInvitation,
  firstRecordedWithin,
  forSome,
  framework,
  has,
  inMonths,
  invitedTwice,
  isAfter,
  isAtOrBelow,
  isOnOrBefore,
  latest,
  latestIs,
  monthsBefore,
  not,
  onThe,
  type Rule,
  reachesInYear,
  records,
  registeredWithin,
  rule,
  type StepDraft,
  succeed,
  type Test,
  thisRecord,
  valuedRecords,
} from '../../src/indicators/language/index.ts';
import { codelistsUnder } from '../../src/indicators/model/walk.ts';
import { everybodyRegistered, publishedRegisters } from './published-registers.ts';

type Notation = { readonly [key: string]: never };
type PublishedStep = {
  readonly type: 'exclusion' | 'success' | 'pca_specific' | 'pca_general';
  readonly code: string | null;
  readonly when: Notation;
};
export type PublishedSequence = {
  readonly id: string;
  readonly register: string;
  readonly rules: readonly PublishedStep[];
};

type Of = {
  cluster: string | string[];
  months: number | null;
  sys: number;
  dia: number;
  home_sys: number;
  home_dia: number;
};
type Value = { cluster: string; months: number; op: string; value: number; test: string };

const [systolic, diastolic] = [codelist('SYSBP_COD'), codelist('DIASBP_COD')];
const within = (months: number | null) => (months === null || months >= 1200 ? ever : inMonths(months));
const codes = (names: string | string[]) => [names].flat().map(codelist);
const readings = (months: number | null) => bloodPressures(systolic, diastolic, within(months));
const valued = (cluster: string, months: number | null) => latest(valuedRecords(codelist(cluster), within(months)));

function recorded({ cluster, months }: Of): Test {
  return cluster === 'BP' ? exists(readings(months)) : has(codes(cluster), within(months));
}

function atTarget({ months, sys, dia, home_sys, home_dia }: Of): Test {
  const target = {
    clinic: { systolic: sys, diastolic: dia },
    home: { systolic: home_sys, diastolic: home_dia },
  };
  return isAtOrBelow(target, latest(readings(months)));
}

/** Invited twice, and not seen since or seen and not at target before the first invitation. */
function invitedNotAtTarget(
  cluster: string | string[],
  seen: Test,
  isMet: Test,
  last: ReturnType<typeof valued>,
): Test {
  const first = dateOf(firstInvitation(codes(cluster)));
  return all(invitedTwice(codes(cluster)), any(not(seen), all(not(isMet), isAfter(first, dateOf(last)))));
}

const PHRASES: Readonly<Record<string, (of: never) => Test>> = {
  and: (parts: Notation[]) => all(...(parts.map(testOf) as [Test, ...Test[]])),
  or: (parts: Notation[]) => any(...(parts.map(testOf) as [Test, ...Test[]])),
  not: (part: Notation) => not(testOf(part)),
  has: recorded,
  age_over: ageOver,
  age_under: ageUnder,
  bp_at_or_below: atTarget,
  invited_not_at_target_bp: (of: Of) =>
    invitedNotAtTarget(of.cluster, exists(readings(of.months)), atTarget(of), latest(readings(of.months))),
  invited_not_at_target_value: ({ cluster, test, value }: Value) => {
    const last = valued(test, 12);
    return invitedNotAtTarget(cluster, exists(last.of), atMost(String(value), last), last);
  },
  value: ({ cluster, months, op, value }: Value) =>
    (op === 'le' ? atMost : atLeast)(String(value), valued(cluster, months)),
  two_invites: ({ cluster }: Of) => invitedTwice(codes(cluster)),
  first_dx_within: ({ cluster, months }: Of) => firstRecordedWithin(months ?? 0, codes(cluster)),
  latest_dx_within: ({ cluster, months }: Of) => has(codes(cluster), inMonths(months ?? 0)),
  latest_dx_not_within: ({ cluster, months }: Of) => not(has(codes(cluster), inMonths(months ?? 0))),
  registered_within: ({ months }: Of) => registeredWithin(months ?? 0),
  frailty_mod_sev: () =>
    latestIs(codes(['MODFRAIL_COD', 'SEVFRAIL_COD']), codes(['MILDFRAIL_COD', 'MODFRAIL_COD', 'SEVFRAIL_COD'])),
  latest_is: ({ of, is }: { of: string[]; is: string }) => latestIs(codes(is), codes(of)),
  asthma_review: () => {
    const around = between(monthsBefore(1, thisRecord), thisRecord);
    const [plan, control, exacerbations] = ['WRITPASTP_COD', 'ASTCONTASS_COD', 'ASTEXACB_COD'].map(codelist);
    assert(plan && control && exacerbations);
    return forSome(
      records(codelist('REV_COD'), inMonths(12)),
      all(has(plan, onThe(thisRecord)), has(control, around), has(exacerbations, around)),
    );
  },
  review_after_latest_dx: (of: { dx: string; review: string; min_days: number; max_days: number }) => {
    const diagnosis = dateOf(latest(records(codelist(of.dx), ever)));
    return has(codelist(of.review), between(daysAfter(of.min_days, diagnosis), daysAfter(of.max_days, diagnosis)));
  },
  ordered_pair: ({ first, second, months }: { first: string; second: string; months: number }) =>
    isOnOrBefore(
      dateOf(earliest(records(codelist(first), inMonths(months)))),
      dateOf(latest(records(codelist(second), inMonths(months)))),
    ),
  attains_age_months_in_year: reachesInYear,
  doses_between_ages: (of: { cluster: string; n: number; from_months: number; before_months: number }) =>
    dosesBetweenAges(of.n, codelist(of.cluster), of.from_months, of.before_months),
};

function testOf(notation: Notation): Test {
  const [[name, of] = ['', {} as never]] = Object.entries(notation);
  const phrase = PHRASES[name];
  assert(phrase, `the language has a phrase for ${name}`);
  return phrase(of);
}

function stepOf({ type, code, when }: PublishedStep): StepDraft {
  const [words, test] = [code ?? type, testOf(when)];
  if (type === 'exclusion') return exclude(words, words, test);
  if (type === 'success') return succeed(words, test);
  if (type === 'pca_specific') {
    return adjustSpecific(/DEC\d?$/.test(words) ? 'declined this care' : 'clinical', words, words, test);
  }
  return adjustGeneral(generalStage(words, Object.keys(when)[0] ?? ''), words, words, test);
}

/** The place of a general adjustment in the published order of kinds, by its phrase and its code. */
function generalStage(code: string, phrase: string) {
  if (phrase === 'registered_within') return 'newly registered';
  if (phrase.endsWith('_dx_within')) return 'newly diagnosed';
  if (phrase.includes('invite') || code.endsWith('INV')) return 'invited';
  return code.endsWith('DEC') ? 'declined all care' : 'unsuitable';
}

export function ruleOf({ id, register: of, rules }: PublishedSequence): Rule {
  const register = [everybodyRegistered, ...publishedRegisters].find((each) => each.id === of);
  assert(register, `the register ${of} is said in the language`);
  return rule({
    id,
    title: id,
    wording: id,
    reason: 'tests',
    source: 'qof_indicator_rules.json',
    year: '2025/26',
    author: 'One',
    checker: 'Another',
    reviewBy: '2026-09-30',
    verification: 'unverified',
    notes: [],
    register,
    steps: rules.map(stepOf),
  });
}

/** A framework of every published sequence and register, each codelist with an invented code of its own. */
export function publishedFramework(sequences: readonly PublishedSequence[]): Json {
  const rules = sequences.map(ruleOf);
  const registers = [everybodyRegistered, ...publishedRegisters];
  const steps = [...registers, ...rules].flatMap((owner) => [...owner.steps]);
  const names = [...new Set(steps.flatMap((step) => codelistsUnder(step.when)))];
  const invented = (name: string, index: number): [string, Codelist] => [
    name,
    { title: name, status: 'invented', source: 'tests', version: '1', codes: [inventedConcept(800_000 + index)] },
  ];
  const draft = { id: 'published/2025-26', title: 'Published', year: '2025/26', registers, rules, measures: [] };
  return framework(draft, new Map(names.map(invented)));
}
