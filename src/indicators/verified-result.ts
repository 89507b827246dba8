import type { Day, OdsCode } from '../base/index.ts';
import type { AdjustmentKind, Verification } from './model/framework.ts';

/** A count that a practice sent, beside what the warehouse recomputed and how many of those counted opted out. */
export type VerifiedComponent = {
  /** What is paid on: everyone, as counted at the practice's edge. */
  readonly count: number;
  /** What the warehouse's own rows come to. 0 ≤ count − recomputed ≤ optedOut. */
  readonly recomputed: number;
  readonly optedOut: number;
  /** Ordinal of the record in the counts file; null where the file has no record because the count is nought. */
  readonly row: number | null;
};

declare const verifiedBrand: unique symbol;

/**
 * The result of one indicator in one practice, sent by the practice and found to agree with the warehouse's rows.
 * The contracts room takes nothing else. Only `verifiedResults` makes one.
 */
export type VerifiedResult = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
  readonly adjustments: readonly { readonly reason: string; readonly kind: AdjustmentKind; readonly count: number }[];
  readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
  /** By `register`, `denominator`, `numerator`, `adjustment:<reason>`, `exclusion:<reason>`. */
  readonly components: Readonly<Record<string, VerifiedComponent>>;
  /** How many of each component opted out of leaving the practice, by the same names. */
  readonly optedOut: Readonly<Record<string, number>>;
  readonly definitionHash: string;
  /** How sure the order of the rule's steps is. `unverified` is not payable without a recorded acceptance. */
  readonly verification: Verification;
  readonly evidenceSha256: string;
  /** The warehouse snapshot recomputed from. */
  readonly snapshot: string;
  /** The counts file, and the record in it of the numerator. */
  readonly countsFile: { readonly sha256: string; readonly row: number | null };
  readonly [verifiedBrand]: true;
};
