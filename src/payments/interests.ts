import { accepted, type Outcome, type Refusal, refused } from '../base/index.ts';
import type { PayableStatement, RunDeed } from './run-shape.ts';

/** What somebody may act on, and what they may not because they declared an interest in its payee. */
export type PartedByInterest<T> = { readonly free: readonly T[]; readonly conflicted: readonly T[] };

/**
 * Parts what a run pays by what somebody declared with the step, and by what stands in their register of interests about payee or
 * practice. A statement whose payee is not known is told by its practice.
 * Refuses `input.invalid` for an interest in somebody whom the run does not pay, and `approval.interest` when nothing
 * is left.
 */
export function partedByInterest<T extends Pick<PayableStatement, 'statement' | 'payee'>>(
  payables: readonly T[],
  { interests, held, by }: RunDeed,
): Outcome<PartedByInterest<T>> {
  const payeeOf = ({ payee, statement }: T): string => payee?.id ?? statement.practice;
  const strangers = interests.filter((id) => !payables.some((payable) => payeeOf(payable) === id));
  if (strangers.length > 0) return refused(noPayee(strangers));
  const conflicted = payables.filter((payable) => {
    const isHeld = held?.has(payeeOf(payable)) === true || held?.has(payable.statement.practice) === true;
    return isHeld || interests.includes(payeeOf(payable));
  });
  const free = payables.filter((payable) => !conflicted.includes(payable));
  if (free.length > 0 || payables.length === 0) return accepted({ free, conflicted });
  return refused({
    code: 'approval.interest',
    message: `${by.name} declared an interest in every payee of the run.`,
    remedy: 'Ask somebody without an interest in them.',
  });
}

/** Why a practice waits in whose payee somebody declared an interest. */
export function interestOf({ by }: RunDeed): Refusal {
  return {
    code: 'approval.interest',
    message: `${by.name} declared an interest in its payee and may not act on it.`,
    remedy: 'Once the run is released, have a further run of the month prepared and decided by others.',
  };
}

function noPayee(ids: readonly string[]): Refusal {
  return {
    code: 'input.invalid',
    message: `An interest was declared in ${ids.join(', ')}, whom the run does not pay.`,
    remedy: 'Name payees of the run as it lists them, or none.',
  };
}
