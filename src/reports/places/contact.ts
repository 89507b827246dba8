import type { OdsCode } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';

/** A named person to ask. */
export type Contact = {
  readonly name: string;
  readonly role: string;
  /** A telephone number or an address; null when none is known. */
  readonly reachedAt: string | null;
};

/** Whom to ask about a statement: the commissioner's finance lead; failing one, the operator. */
export function paymentContact(context: ReportContext): Contact {
  const users = context.users.users();
  const commissioner: OdsCode = context.register.commissioner.code;
  const lead = users.find((user) => user.role === 'finance lead' && user.organisation === commissioner);
  const contact = lead ?? users.find((user) => user.role === 'operator');
  if (contact === undefined) return { name: context.register.commissioner.name, role: 'commissioner', reachedAt: null };
  const { name, role, reachedAt } = contact;
  return { name, role, reachedAt };
}
