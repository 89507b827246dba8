import type { UserDirectory } from '../../access/index.ts';
import type { PracticeRegister } from '../../practices/index.ts';
import type { Governance } from '../kept/governance-policy.ts';
import { type FoundInterest, foundInterests, type KnownPayee } from './found-interest.ts';
import type { PersonRegister } from './interest.ts';

/** Where people work and who is paid for whom, beside what governance keeps itself. */
export type KnownWorld = {
  readonly users: UserDirectory;
  readonly register: PracticeRegister;
  readonly payees: readonly KnownPayee[];
};

/** What is known of somebody's interests, declared or not: of a general practitioner, as a partner of their practice. */
export function foundOf(
  { users, register, payees }: KnownWorld,
  governance: Pick<Governance, 'links'>,
  person: PersonRegister,
): readonly FoundInterest[] {
  const user = users.users().find(({ id }) => id === person.user);
  if (user?.role !== 'general practitioner' || user.organisation === null) return [];
  const practice = register.practice(user.organisation);
  if (!practice.ok) return [];
  const { code, name } = practice.value;
  return foundInterests({ user: person.user, practice: { code, name } }, person, governance, payees);
}
