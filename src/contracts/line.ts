import { accepted, exactText, isoOfMonth, type Outcome } from '../base/index.ts';
import type { ContractLine } from './contract.ts';
import { evaluateTerm, type Trace } from './language/evaluate.ts';
import { type Foundations, membersOf, type Occasion, putIn } from './put-in.ts';
import { penceBy, USUAL_ROUNDING } from './rounding.ts';
import type { StatementLine } from './statement-line.ts';
import { workingOf } from './working.ts';

/** Works out a term of the occasion's contract, and notes what it rests on. Refuses as `putIn` does. */
export function traceOf(occasion: Occasion, term: string, foundations: Foundations): Outcome<Trace> {
  const { json, hash, terms } = occasion.contract;
  foundations.add({ kind: 'contract', id: json.id, hash });
  return evaluateTerm(terms, term, membersOf(occasion), (name, indicator) =>
    putIn(occasion, foundations, name, indicator),
  );
}

/** A line of the statement from its working out: rounded to pence here, once. */
export function lineFrom(
  occasion: Occasion,
  line: ContractLine,
  trace: Trace,
  foundations: Foundations,
): StatementLine {
  const { id, title, formula, formulaWithNumbers, inputs, workings = [] } = workingOf(trace);
  return {
    id: `${occasion.practice.code}/${isoOfMonth(occasion.month)}/${id}`,
    term: id,
    title,
    account: line.account,
    formula,
    formulaWithNumbers,
    inputs,
    exactPounds: exactText(trace.value),
    amountPence: penceBy(occasion.contract.json.rounding ?? USUAL_ROUNDING, trace.value),
    workings,
    restsOn: foundations.list(),
  };
}

/** The line of a term. Refuses as `putIn` does. */
export function lineOf(occasion: Occasion, line: ContractLine, foundations: Foundations): Outcome<StatementLine> {
  const trace = traceOf(occasion, line.term, foundations);
  return trace.ok ? accepted(lineFrom(occasion, line, trace.value, foundations)) : trace;
}
