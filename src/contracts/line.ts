import { accepted, exactText, isoOfMonth, type Outcome } from '../base/index.ts';
import type { ContractLine } from './contract.ts';
import { Foundations } from './foundations.ts';
import { evaluateTerm } from './language/evaluate.ts';
import type { Trace } from './language/trace.ts';
import { membersOf, putIn } from './put-in.ts';
import type { RestsOn } from './rests-on.ts';
import { penceBy, USUAL_ROUNDING } from './rounding.ts';
import type { Occasion } from './statement-input.ts';
import type { StatementLine } from './statement-line.ts';
import { type Worked, workedBefore } from './worked-before.ts';
import { workingOf } from './working.ts';

/** Works out a term of the occasion's contract, and notes what it rests on. Refuses as `putIn` does. */
export function traceOf(occasion: Occasion, term: string, foundations: Foundations): Outcome<Trace> {
  const { outcome, rests } = worked(occasion, term);
  foundations.add(...rests);
  return outcome;
}

function worked(occasion: Occasion, term: string): Worked {
  return workedBefore(occasion, term, () => {
    const { json, hash, terms } = occasion.contract;
    const own = new Foundations();
    own.add({ kind: 'contract', id: json.id, hash });
    const outcome = evaluateTerm(terms, term, membersOf(occasion), (name, indicator) =>
      putIn(occasion, own, name, indicator),
    );
    return { outcome, rests: own.list() };
  });
}

const NO_WORKINGS: StatementLine['workings'] = [];

/** A line of the statement from its working out: rounded to pence here, once. */
export function lineFrom(
  occasion: Occasion,
  line: ContractLine,
  trace: Trace,
  restsOn: readonly RestsOn[],
): StatementLine {
  const { id, title, formula, formulaWithNumbers, inputs, workings = NO_WORKINGS } = workingOf(trace);
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
    restsOn: line.decision === undefined ? restsOn : [...restsOn, { kind: 'decision', reference: line.decision }],
  };
}

/** The line of a term. Refuses as `putIn` does. */
export function lineOf(occasion: Occasion, line: ContractLine): Outcome<StatementLine> {
  const { outcome, rests } = worked(occasion, line.term);
  return outcome.ok ? accepted(lineFrom(occasion, line, outcome.value, rests)) : outcome;
}
