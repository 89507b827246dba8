import { approveReversal, proposeReversal } from '../../actions/index.ts';
import { accepted, poundsText, refused, sumPence } from '../../base/index.ts';
import { optionOf } from '../arguments.ts';
import type { Verb } from '../verb.ts';

const STEPS = ['propose', 'approve'];

/** `commonweal reversal propose 17 --reason "Returned by the bank"`, then `approve` by somebody else */
export const reversalVerb: Verb = {
  name: 'reversal',
  purpose:
    'take a ledger entry back: propose with a reason, approve (by somebody else); the month can then be paid anew',
  forms: ['propose <ledger entry> --reason <why>', 'approve <ledger entry>'],
  async run({ actions, actor, line }) {
    const [step = '', entry = ''] = line.words;
    const reason = optionOf(line, 'reason')?.trim();
    if (!STEPS.includes(step) || (step === 'propose' && !reason)) {
      return refused({
        code: 'input.invalid',
        message: 'A step, the ledger entry and, to propose, the reason are needed.',
        remedy: 'For example: commonweal reversal propose 17 --reason "Returned by the bank"',
      });
    }
    if (step === 'propose') {
      const proposed = await proposeReversal(actions, actor, { entry, reason: reason ?? '' });
      if (!proposed.ok) return proposed;
      const text = `Proposed to take entry ${entry} back. Somebody else approves it: commonweal reversal approve ${entry}`;
      return accepted({ json: { entry, proposal: proposed.value }, text });
    }
    const reversed = await approveReversal(actions, actor, { entry });
    if (!reversed.ok) return reversed;
    const { id, reference, postings } = reversed.value;
    const amountPence = sumPence(postings.map((one) => one.amountPence).filter((amount) => amount > 0n));
    const text = `Entry ${entry} is taken back by entry ${id}: ${poundsText(amountPence)}.`;
    return accepted({ json: { entry, reversal: { id, reference, amountPence } }, text });
  },
};
