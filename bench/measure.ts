/** A figure that a measure is held against. */
export type Figure = { readonly what: string; readonly value: number; readonly unit: string };

/** Which figure of a measure a budget is about, and its most or its least. */
export type Limit = {
  readonly of: 'value' | 'ratioToFloor' | 'ratioToPeer';
  readonly most?: number;
  readonly least?: number;
};

export type Budget = {
  readonly limits: readonly Limit[];
  /** null: budgets are for the whole demonstration, and fewer people were measured. */
  readonly isMet: boolean | null;
};

/** One measurement, as `npm run bench -- --json` prints it. */
export type Measure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The least that the same work could cost: a plain copy, a scan, an empty process. */
  readonly floor: Figure | null;
  /** How many times the floor this is. */
  readonly ratioToFloor: number | null;
  /** Another way of doing the same. */
  readonly peer: Figure | null;
  /** How many times as fast as the peer this is. */
  readonly ratioToPeer: number | null;
  readonly budget: Budget | null;
  readonly note: string;
};

/** People of the whole demonstration, which the budgets are for. */
export const FULL_SIZE = 314_850;

export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: Figure | undefined;
  readonly peer?: Figure | undefined;
  readonly limits?: readonly Limit[];
  readonly note?: string;
};

/** A measurement with its ratios and whether it keeps within its budget. `people`: how many were measured. */
export function measure(measured: Measured, people: number): Measure {
  const { name, value, unit, floor = null, peer = null, limits = [], note = '' } = measured;
  const isRate = unit.endsWith('/s');
  const ratioToFloor = floor === null ? null : isRate ? floor.value / value : value / floor.value;
  const ratioToPeer = peer === null ? null : isRate ? value / peer.value : peer.value / value;
  const figures = { value, ratioToFloor, ratioToPeer };
  const isMet = people < FULL_SIZE ? null : limits.every((limit) => keepsWithin(figures[limit.of], limit));
  const budget = limits.length === 0 ? null : { limits, isMet };
  return { name, value, unit, floor, ratioToFloor, peer, ratioToPeer, budget, note };
}

function keepsWithin(figure: number | null, { most = Number.POSITIVE_INFINITY, least = 0 }: Limit): boolean {
  return figure === null || (figure <= most && figure >= least);
}

/** Measures as lines of text. */
export function measureText(measures: readonly Measure[]): string {
  return measures.map(lineOf).join('\n');
}

function lineOf({ name, value, unit, floor, ratioToFloor, peer, ratioToPeer, budget, note }: Measure): string {
  const lines = [
    `${name}: ${rounded(value)} ${unit}`,
    ...(floor === null ? [] : [`${rounded(ratioToFloor)} × ${floor.what} (${rounded(floor.value)} ${floor.unit})`]),
    ...(peer === null
      ? []
      : [`${rounded(ratioToPeer)} × as fast as ${peer.what} (${rounded(peer.value)} ${peer.unit})`]),
    ...(budget === null ? [] : [budgetText(budget, unit)]),
    ...(note === '' ? [] : [note]),
  ];
  return lines.join('\n    ');
}

const LIMIT_WORDS = { value: '', ratioToFloor: ' × the floor', ratioToPeer: ' × as fast as the peer' } as const;

function budgetText({ limits, isMet }: Budget, unit: string): string {
  const words = limits.map(({ of, most, least }) => {
    const bound = most === undefined ? `at least ${rounded(least ?? 0)}` : `at most ${rounded(most)}`;
    return of === 'value' ? `${bound} ${unit}` : `${bound}${LIMIT_WORDS[of]}`;
  });
  const verdict = isMet === null ? 'for the whole demonstration' : isMet ? 'kept' : 'MISSED';
  return `budget: ${words.join(', ')} (${verdict})`;
}

/** Three significant figures, or all of a large number. */
function rounded(value: number | null): string {
  if (value === null) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
}
