import { exactText } from '../base/index.ts';
import type { Trace } from './language/evaluate.ts';
import type { Working } from './statement-line.ts';

/** A term worked out, as a statement shows it and as its JSON keeps it. */
export function workingOf(trace: Trace): Working {
  const { term, title, unit, formula, formulaWithNumbers, inputs, indicator, because, workings } = trace;
  return {
    id: term,
    title,
    formula,
    formulaWithNumbers,
    inputs,
    result: exactText(trace.value),
    unit,
    ...(because === undefined ? {} : { because }),
    ...(indicator === null ? {} : { indicator }),
    ...(workings.length === 0 ? {} : { workings: workings.map(workingOf) }),
  };
}
