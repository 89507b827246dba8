import { accepted, type Json, type Outcome } from '../../../base/index.ts';
import {
  funnelOfProportion,
  funnelOfRatio,
  significanceOfProportions,
  significanceOfRatio,
  UPPER_95,
} from '../funnel.ts';
import {
  type OverDispersion,
  overDispersionOfProportions,
  overDispersionOfRatios,
  widenedLimits,
} from '../over-dispersion.ts';
import { type Case, type Method, type MethodResult, named, number, numbers } from './method.ts';

function dispersionFields(found: OverDispersion): MethodResult {
  return {
    target_transformed: found.targetTransformed,
    z: found.z,
    winsorised_or_truncated_z: found.trimmedZ,
    phi: found.phi,
    tau2: found.tau2,
    adjusted_z: found.adjustedZ,
  };
}

/** Two ways of working one thing out, each under its name. */
function both(one: readonly [string, Outcome<OverDispersion>], other: readonly [string, Outcome<OverDispersion>]) {
  const [first, second] = [one[1], other[1]];
  if (!first.ok) return first;
  if (!second.ok) return second;
  return accepted({ [one[0]]: dispersionFields(first.value), [other[0]]: dispersionFields(second.value) });
}

/** The average of the practices that a file gives for over-dispersion, for limits around it in the same file. */
function averageInFile(file: Case): Case {
  const { overdispersion_proportion: beside } = file;
  if (typeof beside !== 'object' || beside === null || Array.isArray(beside)) return {};
  const { num, den } = beside as { num?: Json; den?: Json };
  if (!Array.isArray(num) || !Array.isArray(den)) return {};
  const sum = (list: readonly Json[]): number => list.reduce<number>((all, value) => all + Number(value), 0);
  const average = sum(num) / sum(den);
  return Number.isFinite(average) ? { avg: average } : {};
}

const DISPERSION = 'target_transformed, z, winsorised_or_truncated_z, phi, tau2, adjusted_z';

export const FUNNEL_METHODS: readonly Method[] = [
  {
    name: 'funnel_proportion_limits',
    also: ['funnel_limits'],
    purpose: 'where a proportion may lie by chance around an average',
    fields: {
      avg: number('the average, 0 to 1'),
      n: number('people of the practice, above 0'),
      p: number('share below the upper limit: 0.975 for 95 %, 0.999 for 99.8 %', UPPER_95),
    },
    gives: 'low, high: shares; few people may give one below 0 or above 1',
    work: (given) =>
      named(funnelOfProportion(given.number('avg'), given.number('n'), given.number('p')), (limits) => limits),
  },
  {
    name: 'funnel_proportion_significance',
    also: ['funnel'],
    purpose: 'which practices lie outside chance around the average of them all',
    fields: { x: numbers('people who meet it, for each practice'), n: numbers('people who count, above 0') },
    gives: 'average: a share; practices: x, n, significance of each',
    work: (given) => {
      const [x, n] = [given.numbers('x'), given.numbers('n')];
      return named(significanceOfProportions(x, n), ({ average, significance }) => ({
        average,
        practices: significance.map((each, at) => ({ x: x[at] ?? null, n: n[at] ?? null, significance: each })),
      }));
    },
  },
  {
    name: 'funnel_ratio_significance',
    also: [],
    purpose: 'whether observed lies outside chance around expected',
    fields: { obs: number('observed events, from 0'), exp: number('expected events, above 0') },
    gives: 'ratio; significance',
    work: (given) => {
      const [obs, exp] = [given.number('obs'), given.number('exp')];
      return named(significanceOfRatio(obs, exp), (significance) => ({ ratio: obs / exp, significance }));
    },
  },
  {
    name: 'funnel_ratio_limits_by_expected',
    also: ['funnel_ratio_limits'],
    purpose: 'where observed ÷ expected may lie by chance',
    fields: { expected: number('expected events, above 0') },
    gives: 'low95, high95, low998, high998: ratios',
    work: (given) => named(funnelOfRatio(given.number('expected')), (limits) => limits),
  },
  {
    name: 'overdispersion_proportion',
    also: ['overdispersion'],
    purpose: 'how much more proportions spread than chance, and scores with that taken in',
    fields: { num: numbers('people who meet it, for each practice'), den: numbers('people who count, above 0') },
    gives: `winsorise_10pct and truncate_10pct, each with ${DISPERSION}`,
    work: (given) => {
      const [num, den] = [given.numbers('num'), given.numbers('den')];
      return both(
        ['winsorise_10pct', overDispersionOfProportions(num, den, 'winsorise')],
        ['truncate_10pct', overDispersionOfProportions(num, den, 'truncate')],
      );
    },
  },
  {
    name: 'overdispersion_ratio',
    also: [],
    purpose: 'how much more observed ÷ expected spreads than chance, and scores with that taken in',
    fields: { obs: numbers('observed events, for each practice'), exp: numbers('expected events, above 0') },
    gives: `sqrt_cqc_winsorise and log_shmi_truncate, each with ${DISPERSION}`,
    work: (given) => {
      const [obs, exp] = [given.numbers('obs'), given.numbers('exp')];
      return both(
        ['sqrt_cqc_winsorise', overDispersionOfRatios(obs, exp, 'square root', 'winsorise')],
        ['log_shmi_truncate', overDispersionOfRatios(obs, exp, 'logarithm', 'truncate')],
      );
    },
  },
  {
    name: 'overdispersion_limits',
    also: [],
    purpose: 'funnel limits of a proportion with over-dispersion',
    fields: {
      n: number('people of the practice, above 0'),
      tau2: number('variance between practices, from overdispersion_proportion'),
      avg: number('the average, 0 to 1; from overdispersion_proportion when the file holds that'),
    },
    gives: 'low95, high95, low998, high998: shares',
    fromFile: averageInFile,
    work: (given) =>
      named(widenedLimits(given.number('avg'), given.number('n'), given.number('tau2')), (limits) => limits),
  },
  {
    name: 'funnel_limits_of_practices',
    also: [],
    purpose: 'limits around the average for each practice, with and without over-dispersion',
    fields: { x: numbers('people who meet it, for each practice'), n: numbers('people who count, above 0') },
    gives:
      'average, tau2; practices: n, low95, high95, low998, high998, wide_low95, wide_high95, wide_low998, wide_high998',
    work: (given) => practiceLimits(given.numbers('x'), given.numbers('n')),
  },
];

function practiceLimits(x: readonly number[], n: readonly number[]): Outcome<MethodResult> {
  const dispersion = overDispersionOfProportions(x, n, 'winsorise');
  if (!dispersion.ok) return dispersion;
  const average = Math.sin(dispersion.value.targetTransformed) ** 2;
  const { tau2 } = dispersion.value;
  const practices: Json[] = [];
  for (const total of n) {
    const [narrow, wide] = [widenedLimits(average, total, 0), widenedLimits(average, total, tau2)];
    if (!narrow.ok) return narrow;
    if (!wide.ok) return wide;
    const widened = Object.entries(wide.value).map(([name, value]) => [`wide_${name}`, value]);
    practices.push({ n: total, ...narrow.value, ...Object.fromEntries(widened) });
  }
  return accepted({ average, tau2, practices });
}
