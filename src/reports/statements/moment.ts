import type { Day, Month, OdsCode, Outcome } from '../../base/index.ts';
import type { NetworkInput, Statement, StatementInput } from '../../contracts/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import type { KnownPolicy } from '../report-parts.ts';

/**
 * A moment of knowledge: definitions known by a day, the files that a snapshot holds, and what people recorded about
 * results (queries, answers, acceptances) by the end of a day.
 */
export type Moment = { readonly on: Day; readonly snapshot: Snapshot; readonly recordedBy: Day };

/** What a month and the one before it were settled on where runs paid them; `key` tells one such from another. */
export type SettlingOf = { readonly now?: Moment; readonly before?: Moment; readonly key: string };

/** A statement that a released run paid and nobody took back, and what it was worked out from. */
export type FirstPaid = { readonly run: string; readonly statement: Statement; readonly moment: Moment };

/** Says what a month was settled on, how it would be settled now, and by which definitions: those known on its first day. */
export type Settling = {
  policyOf(month: Month): Promise<Outcome<KnownPolicy>>;
  settlingOf(practice: OdsCode, month: Month): Promise<SettlingOf>;
  inputNow(practice: OdsCode, month: Month, settled: SettlingOf): Promise<Outcome<StatementInput>>;
  /** The same of a network. */
  networkNow(network: OdsCode, month: Month): Promise<Outcome<NetworkInput>>;
};
