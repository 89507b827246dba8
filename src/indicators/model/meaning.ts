import { dayFromIso } from '../../base/index.ts';
import type { Framework, Measure, Register, Rule, Step, WatchedMeasure } from './framework.ts';
import { rateFaults } from './rate-meaning.ts';
import { canHold } from './reachable.ts';
import { referenceFaults } from './references.ts';
import type { Signed } from './signed.ts';
import { testFaults } from './test-meaning.ts';
import { testWords } from './words.ts';

/** What is said of a definition: its id, the words it concerns, and what is wrong. */
type Fault = string;

/** Everything wrong with the meaning of a framework whose shape is right, in the definitions' own words. */
export function meaningFaults(framework: Framework): readonly Fault[] {
  const registers = new Set(framework.registers.map((each) => each.id));
  const rules = new Set(framework.rules.map((each) => each.id));
  const rates = framework.rates ?? [];
  const shown = new Set([...rules, ...rates.map((each) => each.id)]);
  return [
    ...repeated('register', framework.registers),
    ...repeated('rule', [...framework.rules, ...rates]),
    ...repeated('measure', [...framework.measures, ...(framework.answered ?? []), ...(framework.watched ?? [])]),
    ...framework.registers.flatMap((each) => [...numbering(each), ...steps(framework, each), ...reach(each)]),
    ...framework.rules.flatMap((each) => ruleFaults(framework, each, registers)),
    ...referenceFaults(framework),
    ...framework.measures.flatMap((each) => measureFaults(each, rules, registers)),
    ...rates.flatMap((each) => [...signedFaults(each), ...rateFaults(framework, each)]),
    ...(framework.watched ?? []).flatMap((each) => [...namedRule(each, shown), ...oneOrigin(each)]),
  ];
}

/** A measure is worked out from records, or is the gap in others, or is a figure that somebody reports. */
function oneOrigin({ id, rule, gapIn, reported }: WatchedMeasure): readonly Fault[] {
  const origins = [rule, gapIn, reported].filter((each) => each !== undefined);
  return origins.length > 1 ? [`measure ${id} has more than one of a rule, a gap and a reported figure`] : [];
}

function namedRule({ id, rule }: { readonly id: string; readonly rule?: string }, rules: ReadonlySet<string>): Fault[] {
  return rule === undefined || rules.has(rule) ? [] : [`measure ${id} names the rule ${rule}, which is not there`];
}

function measureFaults(measure: Measure, rules: ReadonlySet<string>, registers: ReadonlySet<string>): readonly Fault[] {
  const { id, lowerPercent: lower, upperPercent: upper, prevalenceRegister: register } = measure;
  const isRising = measure.direction !== 'lower';
  const [below, above] = isRising ? ['lower', 'upper'] : ['upper', 'lower'];
  return [
    ...namedRule(measure, rules),
    ...((isRising ? lower < upper : upper < lower)
      ? []
      : [`measure ${id}: the ${below} threshold is not below the ${above}`]),
    ...(register === undefined || registers.has(register)
      ? []
      : [`measure ${id} names the register ${register}, which is not there`]),
  ];
}

function repeated(what: string, all: readonly { readonly id: string }[]): readonly Fault[] {
  const ids = all.map((each) => each.id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${what} ${id} is there twice`);
}

function ruleFaults(framework: Framework, rule: Rule, registers: ReadonlySet<string>): readonly Fault[] {
  return [
    ...(registers.has(rule.register) ? [] : [`${rule.id} names the register ${rule.register}, which is not there`]),
    ...signedFaults(rule),
    ...numbering(rule),
    ...kindOrder(rule),
    ...steps(framework, rule),
    ...reach(rule),
    ...(canHold(
      [],
      rule.steps.map((step) => step.when),
    )
      ? []
      : [`${rule.id}: nobody can be missed: some step is true of everybody`]),
  ];
}

function signedFaults({ id, author, checker, reviewBy }: Signed): readonly Fault[] {
  return [
    ...(sameName(author, checker) ? [`${id}: ${author} is both its author and its checker`] : []),
    ...(dayFromIso(reviewBy) === undefined ? [`${id}: the date of review ${reviewBy} is not a date`] : []),
  ];
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function numbering(owner: Register | Rule): readonly Fault[] {
  return owner.steps.flatMap((step, index) =>
    step.n === index + 1 ? [] : [`${owner.id}: step ${index + 1} “${step.words}” is numbered ${step.n}`],
  );
}

/** Exclusions, then success, then adjustments; adjustments in the published order of kinds (measures.md §1.1). */
function kindOrder(rule: Rule): readonly Fault[] {
  return rule.steps.flatMap((step, index) => {
    const earlier = rule.steps.slice(0, index).find((before) => mustFollow(before, step));
    return earlier
      ? [`${rule.id} step ${step.n} “${step.words}” must come before step ${earlier.n} “${earlier.words}”`]
      : [];
  });
}

const KIND_RANK = { exclusion: 0, success: 1, adjustment: 2 } as const;
const STAGE_RANK = {
  clinical: 0,
  unsuitable: 1,
  'declined this care': 2,
  'declined all care': 3,
  invited: 4,
  'newly diagnosed': 5,
  'newly registered': 6,
} as const;

/** Reasons specific to the care asked for may stand in any order among themselves. */
function mustFollow(before: Step, after: Step): boolean {
  if (before.kind !== 'adjustment' || after.kind !== 'adjustment')
    return KIND_RANK[before.kind] > KIND_RANK[after.kind];
  if (before.adjustment === 'specific' && after.adjustment === 'specific') return false;
  return STAGE_RANK[before.stage] > STAGE_RANK[after.stage];
}

function reach(owner: Register | Rule): readonly Fault[] {
  return owner.steps.flatMap((step, index) => {
    const where = `${owner.id} step ${step.n} “${step.words}”`;
    if (!canHold([step.when], [])) return [`${where} can never be true: ${testWords(step.when)}`];
    const earlier = owner.steps.slice(0, index).map((each) => each.when);
    return canHold([step.when], earlier) ? [] : [`${where} is never reached: an earlier step is true whenever it is`];
  });
}

function steps(framework: Framework, owner: Register | Rule): readonly Fault[] {
  return owner.steps.flatMap((step) =>
    testFaults(framework, step.when).map((fault) => `${owner.id} step ${step.n} “${step.words}”: ${fault}`),
  );
}
