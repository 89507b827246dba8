import type { OdsCode } from '../base/index.ts';
import type { ReportContext } from './context.ts';

/** Whom to ring about a statement: the commissioner's finance lead; failing one, the operator. */
export function paymentContact(context: ReportContext): { readonly name: string; readonly role: string } {
  const users = context.users.users();
  const commissioner: OdsCode = context.register.commissioner.code;
  const lead = users.find((user) => user.role === 'finance lead' && user.organisation === commissioner);
  const contact = lead ?? users.find((user) => user.role === 'operator');
  return contact === undefined
    ? { name: context.register.commissioner.name, role: 'commissioner' }
    : { name: contact.name, role: contact.role };
}
