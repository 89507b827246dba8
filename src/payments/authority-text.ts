import { canonical, pence, penceToJson } from '../base/index.ts';
import type { Authority } from '../governance/index.ts';

/** An authority as it is kept: canonical JSON, pence as an integer. */
export function authorityText(authority: Authority): string {
  if (authority.kind === 'committee decision') return canonical(authority);
  const { kind, role, limitPence } = authority;
  return canonical({ kind, role, limitPence: limitPence === null ? null : penceToJson(limitPence) });
}

type KeptAuthority =
  | {
      readonly kind: 'delegated officer';
      readonly role: (Authority & { kind: 'delegated officer' })['role'];
      readonly limitPence: number | null;
    }
  | { readonly kind: 'committee decision'; readonly reference: string };

/** Reads what `authorityText` wrote. */
export function authorityFromText(text: string): Authority {
  const kept = JSON.parse(text) as KeptAuthority;
  if (kept.kind === 'committee decision') return kept;
  const { kind, role, limitPence } = kept;
  return { kind, role, limitPence: limitPence === null ? null : pence(BigInt(limitPence)) };
}
