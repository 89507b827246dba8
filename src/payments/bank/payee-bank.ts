import type { Day } from '../../base/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { type MaskedDetails, masked } from './bank-details.ts';
import { bankStanding, detailsOf } from './kept-details.ts';

/** One set of bank details as it may be shown. */
export type ShownDetails = MaskedDetails & {
  readonly id: string;
  readonly proposedBy: string;
  readonly proposedOn: Day;
  readonly approved: { readonly by: string; readonly on: Day; readonly usableFrom: Day } | null;
};

/** The bank details of a payee, masked. */
export type PayeeBank = {
  readonly standing: 'none' | 'paused' | 'usable';
  /** What is paid to now, or when the pause has passed; null: nothing yet. */
  readonly current: ShownDetails | null;
  /** What was proposed last and waits for a second person; null: nothing waits. */
  readonly waiting: ShownDetails | null;
  /** All of them, the newest first. */
  readonly history: readonly ShownDetails[];
};

/** The bank details of a payee on a day, with no more of the numbers than anybody may see. */
export async function payeeBank(db: ReadDb, payee: string, on: Day): Promise<PayeeBank> {
  const history = (await detailsOf(db, payee))
    .map(({ id, proposedBy, proposedOn, approved, ...details }) => ({
      ...masked(details),
      ...{ id, proposedBy, proposedOn, approved },
    }))
    .toReversed();
  const standing = await bankStanding(db, payee, on);
  const current = standing.kind === 'none' ? null : (history.find(({ id }) => id === standing.details.id) ?? null);
  const [last] = history;
  const waiting = last !== undefined && last.approved === null ? last : null;
  return { standing: standing.kind, current, waiting, history };
}
