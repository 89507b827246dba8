import {
  type Day,
  day,
  decimalText,
  exact,
  type Month,
  month,
  odsCode,
  type Pence,
  pence,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import type { PaymentState, PracticePlace, ProviderPlace, ReportBasis, ShownRate } from '../../reports/index.ts';
import type { AnyPage } from '../layout/page.ts';

/** One way that a page can look. Every example is rendered by a test, as it is and with hostile text. */
export type PageExample = { readonly name: string; readonly page: () => AnyPage };

/** A released figure for an example. Real ones are made by disclosure alone. */
export function shown<T>(value: T, level: ReleaseLevel = 'exact'): Released<T> {
  return { level, value } as Released<T>;
}

export const OCTOBER: Month = month('2025-10');
export const SEPTEMBER: Month = month('2025-09');
export const YEAR_END: Day = day('2026-03-31');
export const LAST_YEAR_END: Day = day('2025-03-31');
export const HASH = '3f1c9a5e7b20d4486c1e0f9a2b7d5c8e4a6f1b3d9c7e5a2f8b0d6c4e1a3f5b79';

export function pounds(text: string): Pence {
  return pence(BigInt(text.replace('.', '')));
}

export const PLACE: PracticePlace = {
  practice: odsCode('X00036'),
  name: 'Linden Park Surgery',
  locality: { id: 'west', name: 'West' },
  team: { id: 'west-2', name: 'West 2' },
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  contractType: 'GMS',
};

/** A network: who is paid and lies in the commissioner alone. */
export const NETWORK: ProviderPlace = {
  practice: odsCode('X00N5'),
  name: 'West Primary Care Network',
  locality: null,
  commissioner: PLACE.commissioner,
  contractType: 'network',
};

export const BASIS: ReportBasis = {
  release: 'exact',
  purpose: 'payment and validation',
  why: 'A practice manager sees the exact figures of their own practice.',
  businessDate: day('2026-04-10'),
  realm: 'invented',
  snapshot: HASH,
};

export const MANAGEMENT: ReportBasis = {
  ...BASIS,
  release: 'management',
  purpose: 'contract management',
  why: 'A contract manager sees the money of every practice, and counts rounded.',
};

export function rate(numerator: number, denominator: number): ShownRate {
  const ratio = exact(`${numerator}/${denominator}`);
  return { kind: 'rate', percent: decimalText(ratio.mul(100), 1), ratio, numerator, denominator };
}

/** The report once for each path, with what is there missing (null, or an empty list): `decision`, `standing.by`. */
export function withEachMissing<T extends object>(
  report: T,
  paths: readonly string[],
): readonly { readonly path: string; readonly report: T }[] {
  return paths.map((path) => ({ path, report: without(report, path.split('.')) as T }));
}

function without(value: object, [key, ...rest]: readonly string[]): object {
  if (key === undefined) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const inner = copy[key];
  if (rest.length > 0) copy[key] = without(inner as object, rest);
  else copy[key] = Array.isArray(inner) ? [] : null;
  return copy;
}

/** A payment to a practice’s own payee. */
export function payment(changes: Partial<PaymentState> = {}): PaymentState {
  return {
    reference: 'X00036-2025-10-1',
    run: '2025-10-1',
    practice: PLACE.practice,
    payee: { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001' },
    amountPence: pounds('130315.54'),
    payOn: day('2025-10-28'),
    details: '1',
    state: 'instructed',
    entry: '12',
    ...changes,
  };
}
