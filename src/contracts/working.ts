import { exactText } from '../base/index.ts';
import { INDICATORS } from './language/terms.ts';
import type { Trace } from './language/trace.ts';
import type { Working } from './rests-on.ts';

const made = new WeakMap<Trace, Working>();

/** A term worked out, as a statement shows it and as its JSON keeps it. One for each trace, which never changes. */
export function workingOf(trace: Trace): Working {
  const known = made.get(trace);
  if (known !== undefined) return known;
  const { workings } = trace;
  const working = { ...stepOf(trace), ...(workings.length === 0 ? {} : { workings: workings.map(workingOf) }) };
  made.set(trace, working);
  return working;
}

/** The terms that a term was worked out from, what rests on least first and each once. */
export function stepsBelow(trace: Trace): Working[] {
  const steps = new Map<string, Working>();
  const visit = (one: Trace): void => {
    const key = `${one.term} ${one.of?.member ?? ''}`;
    if (steps.has(key)) return;
    for (const below of one.workings) visit(below);
    steps.set(key, stepOf(one));
  };
  for (const below of trace.workings) visit(below);
  return [...steps.values()];
}

/** A term worked out, without those that it was worked out from. */
export function stepOf(trace: Trace): Working {
  const { term, title, unit, formula, formulaWithNumbers, inputs, of, because } = trace;
  return {
    id: term,
    title,
    formula,
    formulaWithNumbers,
    inputs,
    result: exactText(trace.value),
    unit,
    ...(because === undefined ? {} : { because }),
    ...(of === null ? {} : of.set === INDICATORS ? { indicator: of.member } : { member: of.member }),
  };
}
