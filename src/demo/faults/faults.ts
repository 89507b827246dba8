import type { Reader } from '../../warehouse/index.ts';
import { type Chance, DRAW } from '../chance.ts';
import type { DemoParameters } from '../parameters.ts';
import type { DemoPractice } from '../practices.ts';
import { addBadRows, type BadRow } from './bad-rows.ts';
import { type LateFiles, splitLate } from './late-files.ts';

/** Makes the stated faults in the records of a few practices, and keeps account of them. */
export class Faults {
  readonly #parameters: DemoParameters['faults'];
  readonly #practices: readonly DemoPractice[];
  readonly #seed: number;
  readonly #late: ReadonlySet<string>;
  readonly #badRows: BadRow[] = [];
  readonly #lateFiles: LateFiles[] = [];

  constructor(o: { practices: readonly DemoPractice[]; parameters: DemoParameters; chance: Chance; seed: number }) {
    this.#parameters = o.parameters.faults;
    this.#practices = o.practices;
    this.#seed = o.seed;
    const order = o.practices.map((practice, index) => ({
      code: practice.code,
      at: o.chance.uniform(DRAW.fault, index),
    }));
    order.sort((one, other) => one.at - other.at);
    this.#late = new Set(order.slice(0, this.#parameters.latePractices).map((each) => each.code));
  }

  /** To be called when a practice's files are written, while `holder` is there. */
  async make(reader: Reader, practice: number, folder: string): Promise<void> {
    const { code } = this.#practices[practice]!;
    const people = `(SELECT * FROM holder WHERE of_practice = ${practice})`;
    const faults = this.#parameters;
    if (this.#late.has(code)) {
      this.#lateFiles.push(await splitLate({ reader, practice: code, people, folder, seed: this.#seed, faults }));
    }
    const set = faults.badRowPractices.indexOf(code);
    if (set >= 0) this.#badRows.push(...(await addBadRows(reader, { practice: code, people, folder, set })));
  }

  get badRows(): readonly BadRow[] {
    return this.#badRows.toSorted(byPractice);
  }

  get lateFiles(): readonly LateFiles[] {
    return this.#lateFiles.toSorted(byPractice);
  }
}

function byPractice(one: { practice: string; rowId?: string }, other: { practice: string; rowId?: string }): number {
  return `${one.practice}${one.rowId ?? ''}` < `${other.practice}${other.rowId ?? ''}` ? -1 : 1;
}
