import type { PersonReport } from '../../reports/index.ts';
import { instantText } from './figures.ts';
import type { Table } from './page.ts';

/** Who has looked at a person, and for which purpose. */
export function lookedAtTable(lookedAt: PersonReport['lookedAt']): Table<'invented'> {
  return {
    id: 'lookedAt',
    caption: 'Who has looked at this person',
    columns: ['When', 'Who', 'Role', 'Why'].map((heading) => ({ heading, kind: 'text' })),
    rows: lookedAt.map(({ at, user, role, purpose }) => [
      { text: instantText(at) },
      { text: user },
      { text: role },
      { text: purpose },
    ]),
    whenEmpty: 'Nobody has looked before you.',
  };
}
