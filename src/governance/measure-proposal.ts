import type { Json } from '../base/index.ts';

/** The kind of proposal and of kept definition: a measure as somebody would have it, with the case for it. */
export const MEASURE_PROPOSAL = 'measure proposal';

/** What is frozen when a change is proposed. */
export type MeasureProposalJson = {
  readonly change: Json;
  readonly words: readonly string[];
  readonly case: string;
  /** ISO date from which it would hold. */
  readonly from: string;
  readonly proposedBy: string;
};
