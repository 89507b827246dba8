import { proposeUrgent, takeUrgent } from '../../../actions/index.ts';
import { refused } from '../../../base/index.ts';
import { FUNCTION_CONTRACTS, isDecisionKind } from '../../../reports/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { decisionAddress, URGENT } from '../../layout/addresses.ts';
import { penceFromText } from '../../layout/read-fields.ts';

/** Proposes a decision that cannot wait for the next meeting. */
export const proposeUrgentForm: FormRoute = {
  path: `${URGENT}/propose`,
  act: async ({ actions, actor, field }) => {
    const text = (name: string): string => field(name).trim();
    const [kind, amount] = [text('kind'), text('amount')];
    const contract = FUNCTION_CONTRACTS.find((each) => each === text('contract'));
    const amountPence = amount === '' ? null : penceFromText(amount);
    if (!isDecisionKind(kind) || contract === undefined || amountPence === undefined || text('subject') === '') {
      return refused({ code: 'input.invalid', message: 'Say what is decided, about what, and up to how many pounds.' });
    }
    const contentHash = text('contentHash') === '' ? null : text('contentHash');
    const done = await proposeUrgent(actions, actor, {
      ...{
        committee: text('committee'),
        title: text('title'),
        words: text('words'),
        why: text('why'),
        expiresOn: null,
      },
      matter: { kind, contract, subject: text('subject'), contentHash, amountPence },
      names: text('names')
        .split(',')
        .flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
    });
    return done.ok ? { ok: true, value: goTo(URGENT) } : done;
  },
};

/** Takes an urgent decision that the other of the two proposed. */
export const takeUrgentForm: FormRoute = {
  path: `${URGENT}/take`,
  act: async ({ actions, actor, field }) => {
    const done = await takeUrgent(actions, actor, { subject: field('subject') });
    return done.ok ? { ok: true, value: goTo(decisionAddress(done.value.reference)) } : done;
  },
};
