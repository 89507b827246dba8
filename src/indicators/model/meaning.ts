import { dayFromIso } from '../../base/index.ts';
import type { Bound, DateExpression, Selection, Test } from './expression.ts';
import type { Framework, Measure, Register, Rule, Step } from './framework.ts';
import { canHold } from './reachable.ts';
import { referenceFaults } from './references.ts';
import { anchorSelection, childrenOf, isLeaf, keyOf, type Leaf, leavesOf, selectionsUnder } from './walk.ts';
import { dateWords, selectionWords, testWords } from './words.ts';

/** What is said of a definition: its id, the words it concerns, and what is wrong. */
type Fault = string;

/** Everything wrong with the meaning of a framework whose shape is right, in the definitions' own words. */
export function meaningFaults(framework: Framework): readonly Fault[] {
  const registers = new Set(framework.registers.map((each) => each.id));
  const rules = new Set(framework.rules.map((each) => each.id));
  return [
    ...repeated('register', framework.registers),
    ...repeated('rule', framework.rules),
    ...repeated('measure', [...framework.measures, ...(framework.watched ?? [])]),
    ...framework.registers.flatMap((each) => [...numbering(each), ...steps(framework, each), ...reach(each)]),
    ...framework.rules.flatMap((each) => ruleFaults(framework, each, registers)),
    ...referenceFaults(framework),
    ...framework.measures.flatMap((each) => measureFaults(each, rules, registers)),
    ...(framework.watched ?? []).flatMap((each) => namedRule(each, rules)),
  ];
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
  const isDated = dayFromIso(rule.reviewBy) !== undefined;
  return [
    ...(registers.has(rule.register) ? [] : [`${rule.id} names the register ${rule.register}, which is not there`]),
    ...(sameName(rule.author, rule.checker) ? [`${rule.id}: ${rule.author} is both its author and its checker`] : []),
    ...(isDated ? [] : [`${rule.id}: the date of review ${rule.reviewBy} is not a date`]),
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
    [
      ...selectionsUnder(step.when).flatMap((each) => selectionFaults(framework, each)),
      ...leavesOf(step.when).flatMap((leaf) => leafFaults(leaf)),
      ...countFaults(step.when),
      ...dateFaults(step.when, false),
    ].map((fault) => `${owner.id} step ${step.n} “${step.words}”: ${fault}`),
  );
}

function selectionFaults(framework: Framework, selection: Selection): readonly Fault[] {
  const names = [...selection.codelists, ...(selection.reading?.diastolic ?? [])];
  const codelists = names.flatMap((name) => {
    const found = Object.hasOwn(framework.codelists, name) ? framework.codelists[name] : undefined;
    if (!found) return [`the codelist ${name} is not there`];
    return found.codes.length === 0 ? [`the codelist ${name} is empty`] : [];
  });
  const both = selection.reading && selection.value ? ['a blood pressure reading has two values, not one'] : [];
  return [...codelists, ...both, ...windowFaults(selection)];
}

function windowFaults(selection: Selection): readonly Fault[] {
  const end: Bound = { date: { from: { at: 'period end' } }, isInclusive: true, whenMissing: 'nothing' };
  const { after, before } = selection;
  if (!after) return [];
  const upper = before ?? end;
  const isBackwards = endsFirst(after, upper) || endsFirst(after, end);
  return isBackwards ? [`the window of ${selectionWords(selection)} ends before it starts`] : [];
}

/** Whether no date lies between two ends. Ends that hang on different events can always have one between them. */
function endsFirst(after: Bound, before: Bound): boolean {
  const first = sampleDay(after.date);
  const last = sampleDay(before.date);
  if (first?.anchor !== last?.anchor || first === undefined || last === undefined) return false;
  const isOpen = after.isInclusive && before.isInclusive;
  return isOpen ? first.day > last.day : first.day >= last.day;
}

/** A date counted from its own anchor, so that two of one anchor can be compared; a month is taken as 30.44 days. */
function sampleDay(date: DateExpression): { readonly anchor: string; readonly day: number } | undefined {
  const shift = (date.months ?? 0) * 30.44 + (date.days ?? 0);
  const { from } = date;
  if (from.at === 'date') return { anchor: 'date', day: (dayFromIso(from.date) ?? Number.NaN) + shift };
  if (from.at === 'year start') return { anchor: 'period end', day: shift - 364 };
  return { anchor: from.at === 'period end' ? 'period end' : keyOf({ from }), day: shift };
}

/** “At least three of” two tests. */
function countFaults(test: Test): readonly Fault[] {
  const own =
    test.test === 'at least' && test.count > test.of.length
      ? [`at least ${test.count} are asked for of ${test.of.length}`]
      : [];
  return [...own, ...childrenOf(test).flatMap(countFaults)];
}

function leafFaults(leaf: Leaf): readonly Fault[] {
  switch (leaf.test) {
    case 'blood pressure at or below':
      return leaf.event.of.reading ? [] : [`${testWords(leaf)} is not asked of blood pressure readings`];
    case 'value':
      return leaf.event.of.reading ? ['a blood pressure reading has two values, not one'] : [];
    case 'change':
      return leaf.from.of.reading || leaf.to.of.reading ? ['a blood pressure reading has two values, not one'] : [];
    case 'latest among': {
      const strangers = leaf.is.filter((name) => !leaf.of.codelists.includes(name));
      return strangers.map((name) => `${name} is not among ${leaf.of.codelists.join(', ')}`);
    }
    case 'for some':
      return leavesOf(leaf.holds).flatMap((inner) =>
        inner.test === 'exists' ? [] : [`“for some” may ask only what is recorded, not whether ${testWords(inner)}`],
      );
    default:
      return [];
  }
}

/** Dates that are none, and “this record” where there is no such record: it means something only in a `for some`. */
function dateFaults(test: Test, isInside: boolean): readonly Fault[] {
  if (!isLeaf(test)) return childrenOf(test).flatMap((each) => dateFaults(each, isInside));
  if (test.test === 'for some') return [...datesIn(test.each, false), ...dateFaults(test.holds, true)];
  if (test.test === 'change') return [...datesIn(test.from.of, false), ...datesIn(test.to.of, false)];
  if (test.test === 'age') return test.on ? dateFault(test.on, isInside) : [];
  if (test.test !== 'date')
    return 'of' in test ? datesIn(test.of, isInside) : 'event' in test ? datesIn(test.event.of, false) : [];
  return [test.left, test.right].flatMap((date) => dateFault(date, isInside));
}

function datesIn(selection: Selection, isInside: boolean): readonly Fault[] {
  const own = [selection.after, selection.before].flatMap((each) => (each ? dateFault(each.date, isInside) : []));
  const anchors = [...anchorSelection(selection.after), ...anchorSelection(selection.before)];
  return [...own, ...anchors.flatMap((each) => datesIn(each, false))];
}

function dateFault(date: DateExpression, isInside: boolean): readonly Fault[] {
  if (date.from.at === 'date' && dayFromIso(date.from.date) === undefined) return [`${date.from.date} is not a date`];
  if (date.from.at !== 'this record' || isInside) return [];
  return [`${dateWords(date)} is named where there is no such record`];
}
