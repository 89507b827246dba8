/** The kind of proposal and of kept definition: a contract as somebody would have it varied. */
export const CONTRACT_VARIATION = 'contract variation';

/** What is frozen when a variation is proposed: a monthly amount to one practice, from a month on. */
export type ContractVariationJson = {
  readonly contract: string;
  readonly practice: string;
  readonly title: string;
  readonly account: string;
  /** YYYY-MM */
  readonly fromMonth: string;
  readonly monthlyPence: number;
  /** ISO. */
  readonly proposedOn: string;
};
