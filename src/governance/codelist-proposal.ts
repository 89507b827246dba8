/** The kind of proposal and of kept definition: another version of a codelist for the frameworks that use it. */
export const CODELIST_PROPOSAL = 'codelist proposal';

/** What is frozen when a version is proposed. */
export type CodelistProposalJson = {
  readonly codelist: string;
  /** Hash of the kept version. */
  readonly version: string;
  /** Names the codes that the version would take the place of. */
  readonly instead: string;
  readonly frameworks: readonly string[];
  /** ISO date from which it would hold; null: from the day on which it is approved. */
  readonly from: string | null;
};
