import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { BankDetails } from './bank-details.ts';

const METHODS = ['MOD10', 'MOD11', 'DBLAL'] as const;
type Method = (typeof METHODS)[number];

/** One row of the weight table: how accounts of a range of sort codes are checked. */
type WeightRow = {
  readonly from: string;
  readonly to: string;
  readonly method: Method;
  /** Six for the sort code, eight for the account number. */
  readonly weights: readonly number[];
  /** A special case of the published rules; 0: none. */
  readonly exception: number;
};

/**
 * What the check says. `cannot check`: no row covers the sort code, or a row has an exception, whose rules we do not
 * hold; the account is then presumed valid, with a warning.
 */
export type ModulusAnswer = 'passes' | 'fails' | 'cannot check';

/**
 * The table of weights that Vocalink publishes to those with a licence (`valacdos.txt`). It is the operator's to supply and
 * is not part of Commonweal. Each line: first and last sort code, method, fourteen weights, and an exception or nothing.
 */
export class ModulusTable {
  readonly #rows: readonly WeightRow[];

  private constructor(rows: readonly WeightRow[]) {
    this.#rows = rows;
  }

  /** Reads the table's text. Refuses `configuration.invalid`, naming the first line that is no row. */
  static fromText(text: string): Outcome<ModulusTable> {
    const rows: WeightRow[] = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === '') continue;
      const row = rowFrom(line);
      if (row === undefined) return refused(badLine(index + 1));
      rows.push(row);
    }
    return accepted(new ModulusTable(rows));
  }

  /** Checks an account by every row that covers its sort code: it has to pass each. */
  check({ sortCode, accountNumber }: Pick<BankDetails, 'sortCode' | 'accountNumber'>): ModulusAnswer {
    const rows = this.#rows.filter(({ from, to }) => from <= sortCode && sortCode <= to);
    if (rows.length === 0 || rows.some(({ exception }) => exception !== 0)) return 'cannot check';
    const digits = [...`${sortCode}${accountNumber}`].map(Number);
    return rows.every((row) => passes(row, digits)) ? 'passes' : 'fails';
  }
}

function rowFrom(line: string): WeightRow | undefined {
  const [from = '', to = '', method = '', ...numbers] = line.trim().split(/\s+/);
  const isRange = /^\d{6}$/.test(from) && /^\d{6}$/.test(to) && from <= to;
  const isWeights = numbers.length >= 14 && numbers.length <= 15 && numbers.every((each) => /^-?\d{1,3}$/.test(each));
  const known = METHODS.find((each) => each === method);
  if (!isRange || !isWeights || known === undefined) return undefined;
  const weights = numbers.slice(0, 14).map(Number);
  return { from, to, method: known, weights, exception: Number(numbers[14] ?? '0') };
}

/** DBLAL adds the digits of each product, MOD10 and MOD11 the products themselves. */
function passes({ method, weights }: WeightRow, digits: readonly number[]): boolean {
  const products = digits.map((digit, at) => digit * (weights[at] ?? 0));
  const parts =
    method === 'DBLAL' ? products.flatMap((product) => [...String(Math.abs(product))].map(Number)) : products;
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total % (method === 'MOD11' ? 11 : 10) === 0;
}

function badLine(line: number) {
  return {
    code: 'configuration.invalid',
    message: `Line ${line} of the table of modulus weights is no row of it.`,
    remedy: 'Supply the table as it is published, or take it away: accounts are then not checked.',
  } as const;
}
