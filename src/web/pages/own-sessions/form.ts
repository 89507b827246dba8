import { revokeSessions } from '../../../actions/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { OWN_SESSIONS, SIGN_IN } from '../../layout/addresses.ts';

/** Signs the reader out of one of their own sessions. */
export const endSessionForm: FormRoute = {
  path: `${OWN_SESSIONS}/end`,
  act: async ({ actions, actor, field }) => {
    const done = await revokeSessions(actions, actor, { user: actor.user, id: field('id') });
    return done.ok ? { ok: true, value: goTo(OWN_SESSIONS) } : done;
  },
};

/** Signs the reader out everywhere, here too. */
export const endEverySessionForm: FormRoute = {
  path: `${OWN_SESSIONS}/end-all`,
  act: async ({ actions, actor }) => {
    const done = await revokeSessions(actions, actor, { user: actor.user });
    return done.ok ? { ok: true, value: goTo(SIGN_IN) } : done;
  },
};
