import type { Contact } from '../../reports/index.ts';

/** `Penny Ledger, finance lead, on 020 7946 0121`; without a number or address the name and role alone. */
export function contactText({ name, role, reachedAt }: Contact): string {
  if (reachedAt === null) return `${name}, ${role}`;
  return `${name}, ${role}, ${reachedAt.includes('@') ? 'at' : 'on'} ${reachedAt}`;
}
