import type { OdsCode } from '../base/index.ts';

/** A number as it was put into a formula. `value` is exact: a decimal or n/d; a flag is `yes` or `no`. */
export type ShownNumber = {
  readonly value: string;
  readonly unit: string;
  readonly label: string;
  /** Where it comes from, in words. */
  readonly source: string;
  /** Since when it has been known, ISO; absent where that is not recorded. */
  readonly known?: string;
};

/** One step of the working: formula, formula with numbers, exact result. Steps nest. */
export type Working = {
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: Readonly<Record<string, ShownNumber>>;
  /** Exact: a decimal or n/d. */
  readonly result: string;
  readonly unit: string;
  /** Why the result is what it is where no formula was worked out, e.g. nobody in the denominator. */
  readonly because?: string;
  /** The indicator whose counts it shows. */
  readonly indicator?: string;
  /** The member of another set than the indicators: an age band, a claim. */
  readonly member?: string;
  readonly workings?: readonly Working[];
};

/** What a line rests on. Hashes are SHA-256. */
export type RestsOn =
  | { readonly kind: 'contract'; readonly id: string; readonly hash: string }
  /** By which the contract was varied to pay it. */
  | { readonly kind: 'decision'; readonly reference: string }
  | {
      readonly kind: 'rate';
      readonly id: string;
      readonly value: string;
      readonly validFrom: string;
      readonly knownFrom: string;
      readonly status: string;
      readonly source: string;
    }
  | { readonly kind: 'list size'; readonly quarter: string; readonly file: string; readonly row: number }
  | { readonly kind: 'practice register'; readonly practice: OdsCode }
  | { readonly kind: 'measure'; readonly indicator: string; readonly frameworkHash: string }
  | {
      readonly kind: 'counts';
      readonly indicator: string;
      readonly periodEnd: string;
      readonly file: string;
      /** Records of the counts file; null where it has none because the count is nought. */
      readonly rows: {
        readonly register: number | null;
        readonly denominator: number | null;
        readonly numerator: number | null;
      };
      readonly definitionHash: string;
      readonly evidenceSha256: string;
      readonly snapshot: string;
    }
  | {
      readonly kind: 'answer';
      readonly indicator: string;
      readonly evidence: string;
      readonly recordedBy: string;
      /** ISO. */
      readonly recordedOn: string;
    }
  | {
      readonly kind: 'query';
      readonly indicator: string;
      /** ISO. */
      readonly periodEnd: string;
      readonly raisedOn: string;
      readonly dueOn: string;
      /** The period end of the result that is paid on meanwhile. */
      readonly acceptedAt: string;
    }
  | { readonly kind: 'borough counts'; readonly indicator: string; readonly periodEnd: string }
  /** The year that the line settles, and each payment that it takes off what was earned. */
  | { readonly kind: 'settlement'; readonly scheme: string; readonly year: string }
  | {
      readonly kind: 'payment';
      readonly as: 'on account' | 'settled before';
      readonly line: string;
      readonly entry: string;
      readonly amountPence: number;
    }
  /** Approved claims that the line counts. `line`: what the claims room calls it; `files`: those that they came in. */
  | {
      readonly kind: 'claims';
      readonly scheme: string;
      readonly schemeHash: string;
      readonly line: string;
      readonly provider: OdsCode;
      /** YYYY-MM. */
      readonly month: string;
      readonly count: number;
      readonly files: readonly string[];
    };
