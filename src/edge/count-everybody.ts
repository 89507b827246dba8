import { accepted, type Day, type OdsCode, type Outcome, refused } from '../base/index.ts';
import {
  compareDecisions,
  countDecisions,
  type IndicatorCount,
  type LoadedFramework,
  PreparedCalculator,
  referenceOverAll,
} from '../indicators/index.ts';
import type { Reader } from '../warehouse/index.ts';

/** A framework that everybody registered is counted by, and the days as at which they are. */
export type Counting = { readonly framework: LoadedFramework; readonly cutOffs: readonly Day[] };

/** Counts of everybody registered, and how many of each count have opted out. */
export type CountsAt = {
  readonly cutOff: Day;
  readonly all: readonly IndicatorCount[];
  readonly optedOut: readonly IndicatorCount[];
};

/**
 * Both calculators at every cut-off, over whichever practice's people are in the tables `persons`, `registrations` and
 * `events`. The compiled one has a connection for each cut-off, because each names its codes and tests alike.
 */
export class Calculators {
  readonly #framework: LoadedFramework;
  readonly #compiled: readonly PreparedCalculator[];
  readonly #reference: Reader;

  private constructor(framework: LoadedFramework, compiled: readonly PreparedCalculator[], reference: Reader) {
    this.#framework = framework;
    this.#compiled = compiled;
    this.#reference = reference;
  }

  /** @param connect gives connections from which the people tables can be seen; who opened them closes them */
  static async prepare({ framework, cutOffs }: Counting, connect: () => Promise<Reader>): Promise<Calculators> {
    const compiled: PreparedCalculator[] = [];
    for (const periodEnd of cutOffs) {
      compiled.push(await PreparedCalculator.prepare({ reader: await connect(), framework, periodEnd }));
    }
    return new Calculators(framework, compiled, await connect());
  }

  /** Counts everybody with both. Refuses with `result.not-verified` when they differ about anybody. */
  async count(practice: OdsCode, optedOut: ReadonlySet<number>): Promise<Outcome<CountsAt[]>> {
    const framework = this.#framework;
    const periodEnds = this.#compiled.map((each) => each.periodEnd);
    const [reference, ...compiled] = await Promise.all([
      referenceOverAll({ reader: this.#reference, framework, periodEnds }),
      ...this.#compiled.map((each) => each.decide()),
    ]);
    const counted: CountsAt[] = [];
    for (const [index, decisions] of compiled.entries()) {
      const { differenceCount, differences } = compareDecisions(decisions, reference[index]?.decisions ?? []);
      if (differenceCount > 0) return refused(differ(practice, differenceCount, differences[0]?.indicator));
      const cutOff = periodEnds[index] as Day;
      const fields = { practice, periodEnd: cutOff };
      const all = countDecisions(framework, decisions, fields);
      const theirs = countDecisions(framework, decisions, fields, (person) => optedOut.has(person));
      counted.push({ cutOff, all, optedOut: theirs });
    }
    return accepted(counted);
  }
}

function differ(practice: OdsCode, count: number, indicator: string | undefined) {
  return {
    code: 'result.not-verified',
    message: `The two calculators differ about ${count} people × indicators at ${practice}, first of ${indicator ?? 'none'}: nothing is sent.`,
    remedy: 'This is a fault of Commonweal. Report it with the framework’s hash; send nothing until it is mended.',
  } as const;
}
