/** A worked example: a contract, the numbers that are put into it, and what it must come to. */
export type KnownAnswer = {
  readonly name: string;
  /** The id of a contract of the library, or a contract written out. */
  readonly contract: string | object;
  readonly inputs: object;
  readonly totalPence?: number;
  /** Term, or `term member` → pence. */
  readonly pence?: Readonly<Record<string, number>>;
  /** Term → the sum of its lines, where it is a line for each of several. */
  readonly sums?: Readonly<Record<string, number>>;
  /** A step of the working → its exact result. */
  readonly exact?: Readonly<Record<string, string>>;
  /** `term member` → what the line waits for. */
  readonly held?: Readonly<Record<string, RegExp>>;
};

/** A contract of one line in pounds, whose inputs are all put in. */
export function oneLine(id: string, units: Readonly<Record<string, string>>, formula: object): object {
  return {
    id: `example/${id}`,
    title: 'A published worked example',
    validFrom: '2013-04-01',
    validTo: '2027-03-31',
    source: 'finance facts',
    pays: 'once',
    inputs: Object.fromEntries(Object.entries(units).map(([name, unit]) => [name, { label: name, unit }])),
    terms: [{ id, title: 'Worked example', unit: 'pounds', ...formula }],
    lines: [{ term: id, account: 'Worked example' }],
  };
}
