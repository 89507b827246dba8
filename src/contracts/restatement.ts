import { accepted, assert, type Outcome, type Pence, pence, type Refusal } from '../base/index.ts';
import type { RestsOn, Working } from './rests-on.ts';
import type { Statement, StatementLine } from './statement-line.ts';

/**
 * Why a statement is another as known later, in the order in which what was known is replaced, one at a time: each
 * cause is what its own step moves the total by, with the causes before it replaced already and those after it not yet.
 */
export const CAUSES = ['contract terms', 'rule', 'rate', 'list', 'late data', 'correction'] as const;
export type Cause = (typeof CAUSES)[number];

/** Those that can arise for a network, in the same order: it is paid by lists, and by nothing that is counted. */
export const NETWORK_CAUSES = ['contract terms', 'rate', 'list'] as const satisfies readonly Cause[];

/** A number that a line rests on and that is another after a step; `null` where the line had none. */
export type ChangedNumber = {
  readonly term: string;
  readonly label: string;
  readonly unit: string;
  /** The indicator or other member that it is of; absent for what stands once. */
  readonly member?: string;
  /** Exact: a decimal or n/d, yes or no. */
  readonly from: string | null;
  readonly to: string | null;
  /** Where each comes from, in words. */
  readonly fromSource: string | null;
  readonly toSource: string | null;
  /** Since when the later one has been known, ISO; absent where that is not recorded. */
  readonly known?: string;
};

export type ChangedLine = {
  readonly term: string;
  readonly title: string;
  readonly fromPence: Pence;
  readonly toPence: Pence;
  /** Held before the step, or after it, and why. */
  readonly wasHeld?: Refusal;
  readonly isHeld?: Refusal;
};

/** What one cause moved. */
export type RestatementStep = {
  readonly cause: Cause;
  /** Causes before it that could not be worked out without it: what they moved is in this one. */
  readonly with: readonly Cause[];
  /** The statement's total once this cause is replaced too. */
  readonly totalPence: Pence;
  readonly differencePence: Pence;
  readonly lines: readonly ChangedLine[];
  readonly numbers: readonly ChangedNumber[];
  /** Definitions, rates and files that the lines no longer rest on, and that they rest on in their place. */
  readonly noLonger: readonly RestsOn[];
  readonly instead: readonly RestsOn[];
};

export type Restatement = {
  readonly from: Statement;
  readonly to: Statement;
  /** One a cause, in order; their differences add to that of the totals. */
  readonly steps: readonly RestatementStep[];
};

/** What is known once a cause, and all before it, are replaced. */
export type Replaced<Input> = { readonly cause: Cause; readonly input: Input };

/**
 * The difference between a statement as known at two moments, by cause. Pure. A step that cannot be worked out with what
 * the later causes had then is taken together with the next. Refuses as the statement is refused, of either end.
 * @param prepare works the statement out: of a practice, or of a network
 * @param replaced every cause that can arise, in the order of CAUSES; the last is all that is known later
 */
export function restatement<Input>(
  prepare: (input: Input) => Outcome<Statement>,
  first: Input,
  replaced: readonly Replaced<Input>[],
): Outcome<Restatement> {
  const from = prepare(first);
  if (!from.ok) return from;
  const steps: RestatementStep[] = [];
  let [before, waiting]: [Statement, Cause[]] = [from.value, []];
  for (const [at, { cause, input }] of replaced.entries()) {
    const after = prepare(input);
    if (!after.ok && at === replaced.length - 1) return after;
    if (!after.ok) {
      waiting.push(cause);
      continue;
    }
    steps.push(stepOf(cause, waiting, before, after.value));
    [before, waiting] = [after.value, []];
  }
  const moved = steps.reduce((sum, { differencePence }) => sum + differencePence, 0n);
  assert(moved === before.totalPence - from.value.totalPence, 'the parts of a restatement add to its difference');
  return accepted({ from: from.value, to: before, steps });
}

function stepOf(cause: Cause, together: readonly Cause[], before: Statement, after: Statement): RestatementStep {
  const [restedOn, restsOn] = [foundationsOf(before), foundationsOf(after)];
  return {
    cause,
    with: together,
    totalPence: after.totalPence,
    differencePence: pence(after.totalPence - before.totalPence),
    lines: changedLines(before, after),
    numbers: changedNumbers(before, after),
    noLonger: without(restedOn, restsOn),
    instead: without(restsOn, restedOn),
  };
}

function changedLines(before: Statement, after: Statement): ChangedLine[] {
  const all = [...before.lines, ...after.lines, ...before.held, ...after.held];
  const titles = new Map(all.map(({ term, title }) => [term, title]));
  return [...titles].flatMap(([term, title]) => {
    const [fromPence, toPence] = [amountOf(before, term), amountOf(after, term)];
    const [was, is] = [heldFor(before, term), heldFor(after, term)];
    if (fromPence === toPence && was?.message === is?.message) return [];
    return {
      term,
      title,
      fromPence,
      toPence,
      ...(was === undefined ? {} : { wasHeld: was }),
      ...(is === undefined ? {} : { isHeld: is }),
    };
  });
}

function amountOf({ lines }: Statement, term: string): Pence {
  return lines.find((line) => line.term === term)?.amountPence ?? pence(0n);
}

function heldFor({ held }: Statement, term: string): Refusal | undefined {
  return held.find((line) => line.term === term)?.reason;
}

function foundationsOf({ lines }: Statement): ReadonlyMap<string, RestsOn> {
  return new Map(lines.flatMap(({ restsOn }) => restsOn).map((rest) => [JSON.stringify(identityOf(rest)), rest]));
}

/** The snapshot that counts were read from is another after any import; the file that they came in is not. */
function identityOf(rest: RestsOn): object {
  return rest.kind === 'counts' ? { ...rest, snapshot: '' } : rest;
}

function without(all: ReadonlyMap<string, RestsOn>, others: ReadonlyMap<string, RestsOn>): RestsOn[] {
  return [...all].filter(([key]) => !others.has(key)).map(([, rest]) => rest);
}

type Put = Pick<ChangedNumber, 'term' | 'label' | 'unit' | 'member'> & {
  readonly value: string;
  readonly source: string;
  readonly known?: string;
};

/**
 * What was put into lines that were worked out before and after, and is another. Arrears show what they rest on in lines
 * of their own; a line that was held, or was not there, has no number that changed.
 */
function changedNumbers(before: Statement, after: Statement): ChangedNumber[] {
  const [was, is] = [numbersOf(before), numbersOf(after)];
  const terms = new Set(before.lines.map(({ term }) => term));
  const inBoth = new Set(after.lines.flatMap(({ term }) => (terms.has(term) ? term : [])));
  const changed = [...new Set([...was.keys(), ...is.keys()])].flatMap((key): ChangedNumber[] => {
    const [from, to] = [was.get(key), is.get(key)];
    const one = to ?? from;
    if (one === undefined || from?.value === to?.value || !inBoth.has(one.term)) return [];
    const { term, label, unit, member } = one;
    const number: ChangedNumber = {
      term,
      label,
      unit,
      ...(member === undefined ? {} : { member }),
      from: from?.value ?? null,
      to: to?.value ?? null,
      fromSource: from?.source ?? null,
      toSource: to?.source ?? null,
      ...(to?.known === undefined ? {} : { known: to.known }),
    };
    return [number];
  });
  return [...new Map(changed.toReversed().map((one) => [sameness(one), one])).values()].toReversed();
}

/** A list that several measures share is one number. */
function sameness({ term, label, from, to, fromSource, toSource }: ChangedNumber): string {
  return [term, label, from, to, fromSource, toSource].join(' ');
}

function numbersOf({ lines }: Statement): ReadonlyMap<string, Put> {
  const puts = new Map<string, Put>();
  for (const line of lines) {
    if (!line.term.endsWith('-arrears')) addNumbers(puts, line.term, { ...line, id: line.term }, line.workings);
  }
  return puts;
}

type Step = Pick<StatementLine, 'inputs'> & Pick<Working, 'id' | 'indicator' | 'member'>;

/** Numbers that were put in, each once a line and member; what was worked out from them follows. */
function addNumbers(puts: Map<string, Put>, term: string, step: Step, below: readonly Working[]): void {
  const workedOut = new Set(below.map(({ id }) => id));
  const member = step.indicator ?? step.member;
  for (const [name, { label, unit, value, source, known }] of Object.entries(step.inputs)) {
    if (workedOut.has(name)) continue;
    const put: Put = {
      ...{ term, label, unit, value, source },
      ...(member === undefined ? {} : { member }),
      ...(known === undefined ? {} : { known }),
    };
    puts.set(`${term} ${name} ${member ?? ''}`, put);
  }
  for (const working of below) addNumbers(puts, term, working, working.workings ?? []);
}
