import { assert, type Day, type MachineryPass, type OdsCode } from '../../base/index.ts';
import type { Reader, Snapshot } from '../../warehouse/index.ts';
import { runCompiled } from '../calculate-over.ts';
import { type CompiledFramework, ruleNumber } from '../compile/compile.ts';
import type { LoadedFramework, Rule, Step } from '../model/framework.ts';
import type { Leaf } from '../model/walk.ts';
import { outcomeOf } from '../tally.ts';
import { decidingStep, leafColumn, leavesFramework, newLeaves } from './leaf-truths.ts';

/** People of one practice whom one step decided about before a change and another after it; 0: none, so missed. */
export type Moved = {
  readonly practice: OdsCode;
  readonly before: number;
  readonly after: number;
  readonly people: number;
};

/** How many people of a practice are counted by one copy of a rule and not by another, either way. */
export type Apart = { readonly practice: OdsCode; readonly denominator: number; readonly numerator: number };

export type BenchAsk = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly rule: Rule;
  readonly periodEnd: Day;
  readonly practices: readonly OdsCode[];
};

/** From here on only the records of people on the register are read: nobody else's decide anything. */
const ON_THE_REGISTER = `
  CREATE OR REPLACE TEMP TABLE on_the_register AS SELECT DISTINCT person FROM bench;
  ALTER VIEW events RENAME TO every_event;
  ALTER VIEW registrations RENAME TO every_registration;
  CREATE TEMP VIEW events AS SELECT * FROM every_event SEMI JOIN on_the_register USING (person);
  CREATE TEMP VIEW registrations AS SELECT * FROM every_registration SEMI JOIN on_the_register USING (person)`;

type NumberedLeaf = { readonly key: string; readonly leaf: Leaf; readonly index: number };

/**
 * One rule laid open for changing: who is on its register, the step that decided about each, and what each of its
 * leaf tests says of them, kept in a table. A changed copy of the rule asks the records only for leaf tests that are
 * not kept yet; everything else is worked out from the table. One question at a time.
 */
export class Bench {
  readonly #reader: Reader;
  readonly #ask: BenchAsk;
  /** Leaf tests in the table by their key, each with the number of its column. */
  readonly #leaves = new Map<string, number>();
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(reader: Reader, ask: BenchAsk) {
    this.#reader = reader;
    this.#ask = ask;
  }

  static async open(ask: BenchAsk): Promise<Bench> {
    const opened = await ask.snapshot.people(ask.pass, ask.practices);
    assert(opened.ok, 'a machinery pass covers every practice');
    const bench = new Bench(opened.value, ask);
    await bench.#decideFirst();
    return bench;
  }

  /** Everybody on the register by the step before and after, where `steps` are those of a changed copy. */
  moves(steps: readonly Step[]): Promise<readonly Moved[]> {
    return this.#inTurn(async () => {
      await this.#learn(steps);
      const after = decidingStep(steps, this.#leaves);
      const rows = await this.#reader.rows<Omit<Moved, 'people'> & { people: bigint }>(
        `SELECT practice, step AS before, (${after})::TINYINT AS after, count(*) AS people
         FROM bench GROUP BY ALL ORDER BY ALL`,
      );
      return rows.map((row) => ({ ...row, people: Number(row.people) }));
    });
  }

  /** For each of several copies how far it is, practice by practice, from the copy with `steps`. */
  apart(steps: readonly Step[], others: readonly (readonly Step[])[]): Promise<readonly (readonly Apart[])[]> {
    return this.#inTurn(async () => {
      await this.#learn([...steps, ...others.flat()]);
      const found: Apart[][] = [];
      for (const other of others) found.push(await this.#apart(steps, other));
      return found;
    });
  }

  close(): void {
    void this.#inTurn(() => Promise.resolve(this.#reader.close()));
  }

  async #apart(steps: readonly Step[], other: readonly Step[]): Promise<Apart[]> {
    const counted = (part: readonly Step[], isMet: boolean): string => {
      const numbers = part.filter((step) => outcomeOf(step) === 'numerator').map((step) => step.n);
      return `(${decidingStep(part, this.#leaves)}) IN (${(isMet ? numbers : [0, ...numbers]).join(', ') || 'NULL'})`;
    };
    const differ = (isMet: boolean): string =>
      `count(*) FILTER (WHERE coalesce(${counted(steps, isMet)}, false) <> coalesce(${counted(other, isMet)}, false))`;
    const rows = await this.#reader.rows<{ practice: OdsCode; denominator: bigint; numerator: bigint }>(
      `SELECT practice, ${differ(false)} AS denominator, ${differ(true)} AS numerator FROM bench GROUP BY practice`,
    );
    return rows.map(({ practice, denominator, numerator }) => ({
      practice,
      denominator: Number(denominator),
      numerator: Number(numerator),
    }));
  }

  async #decideFirst(): Promise<void> {
    const { rule } = this.#ask;
    const leaves = this.#numbered(newLeaves(rule.steps, this.#leaves));
    const compiled = await this.#run([rule], leaves);
    await this.#reader.run(`CREATE OR REPLACE TEMP TABLE bench AS
      SELECT practice, decisions.person, step, ${truths(compiled, leaves)}
      FROM decisions JOIN population ON population.person = decisions.person JOIN held ON held.person = decisions.person
      WHERE rule = ${ruleNumber(compiled.rules, rule.id)}`);
    for (const { index, key } of leaves) this.#leaves.set(key, index);
    await this.#reader.run(ON_THE_REGISTER);
  }

  /** Finds out about leaf tests that are not kept yet, of those who are on the register. */
  async #learn(steps: readonly Step[]): Promise<void> {
    const leaves = this.#numbered(newLeaves(steps, this.#leaves));
    if (leaves.length === 0) return;
    const compiled = await this.#run([], leaves);
    await this.#reader.run(`CREATE OR REPLACE TEMP TABLE bench AS
      SELECT bench.*, ${truths(compiled, leaves)} FROM bench JOIN held ON held.person = bench.person`);
    for (const { index, key } of leaves) this.#leaves.set(key, index);
  }

  #run(rules: readonly Rule[], leaves: readonly NumberedLeaf[]): Promise<CompiledFramework> {
    const tests = leaves.map(({ leaf }) => leaf);
    const framework = leavesFramework(this.#ask.framework, rules, tests);
    return runCompiled({ reader: this.#reader, framework, periodEnd: this.#ask.periodEnd, tests });
  }

  /** Leaves that are not kept yet with the columns that they get; kept once the table has them. */
  #numbered(leaves: ReadonlyMap<string, Leaf>): readonly NumberedLeaf[] {
    return [...leaves].map(([key, leaf], place) => ({ key, leaf, index: this.#leaves.size + place + 1 }));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work, work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** Whether each leaf is true of a person, from the table `held`. */
function truths(compiled: CompiledFramework, leaves: readonly NumberedLeaf[]): string {
  return leaves.map(({ leaf, index }) => `${compiled.isTrue(leaf)} AS ${leafColumn(index)}`).join(', ');
}
