declare const approvedBrand: unique symbol;
/**
 * Something that the right person approved, with the hash of exactly what was approved. Only `governance` makes
 * one, and the ledger posts nothing else.
 */
export type Approved<T> = {
  readonly value: T;
  readonly contentHash: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly decisionId: string;
  /** The decision of the register on which it rests; null: on the delegated authority of who approved it. */
  readonly restsOn: string | null;
  readonly conditions: readonly string[];
  /** The last day on which it allows anything (ISO); null: until it is revoked. */
  readonly expiresOn: string | null;
  readonly [approvedBrand]: true;
};

/** For `governance` alone (held by tests/tidy.test.ts). */
export function mintApproved<T>(fields: Omit<Approved<T>, typeof approvedBrand>): Approved<T> {
  return fields as Approved<T>;
}
