const METHODS = ['MOD10', 'MOD11', 'DBLAL'] as const;
type Method = (typeof METHODS)[number];

/** One row of the weight table: how accounts of a range of sort codes are checked. */
export type WeightRow = {
  readonly from: string;
  readonly to: string;
  readonly method: Method;
  /** Six for the sort code, eight for the account number. */
  readonly weights: readonly number[];
  /** A special case of the published rules; 0: none. */
  readonly exception: number;
};

/** Reads a line: first and last sort code, method, fourteen weights, and an exception or nothing. */
export function weightRowFrom(line: string): WeightRow | undefined {
  const [from = '', to = '', method = '', ...numbers] = line.trim().split(/\s+/);
  const isRange = /^\d{6}$/.test(from) && /^\d{6}$/.test(to) && from <= to;
  const isWeights = numbers.length >= 14 && numbers.length <= 15 && numbers.every((each) => /^-?\d{1,3}$/.test(each));
  const known = METHODS.find((each) => each === method);
  if (!isRange || !isWeights || known === undefined) return undefined;
  const weights = numbers.slice(0, 14).map(Number);
  return { from, to, method: known, weights, exception: Number(numbers[14] ?? '0') };
}

/** What the total is divided by. */
export function modulusOf({ method }: Pick<WeightRow, 'method'>): 10 | 11 {
  return method === 'MOD11' ? 11 : 10;
}

/** The weighed digits added up: DBLAL adds the digits of each product, MOD10 and MOD11 the products themselves. */
export function weighedTotal({ method, weights }: Pick<WeightRow, 'method' | 'weights'>, digits: string): number {
  const products = [...digits].map((digit, at) => Number(digit) * (weights[at] ?? 0));
  const parts =
    method === 'DBLAL' ? products.flatMap((product) => [...String(Math.abs(product))].map(Number)) : products;
  return parts.reduce((sum, part) => sum + part, 0);
}
