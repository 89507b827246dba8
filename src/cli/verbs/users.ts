import { accepted } from '../../base/index.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal users` */
export const usersVerb: Verb = {
  name: 'users',
  purpose: 'who can be given to --as',
  forms: [''],
  async run({ context }) {
    const users = context.users
      .users()
      .map(({ id, name, role, organisation }) => ({ id, name, role, organisation: organisation ?? null }));
    return accepted({
      json: { users },
      text: textTable(
        ['User', 'Name', 'Role', 'Organisation'],
        users.map((user) => [user.id, user.name, user.role, user.organisation ?? '']),
      ),
    });
  },
};
