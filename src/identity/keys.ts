import { hkdfSync } from 'node:crypto';
import { accepted, type Outcome, refused, sha256 } from '../base/index.ts';

/** A secret of 32 bytes, and the name by which what was made with it says so. Only the name is ever written anywhere. */
export type Key = { readonly id: string; readonly bytes: Uint8Array };

/** The keys of this installation. From the environment alone; without them nothing of identity works. */
export type IdentityKeys = {
  /** Seals the vault. */
  readonly vault: Key;
  /** The one before, read while the vault is sealed anew. */
  readonly earlierVault?: Key;
  /** Pseudonyms of every purpose are derived from it: another key gives everybody other pseudonyms. */
  readonly pseudonym: Key;
};

/** @param hex 64 hexadecimal digits */
export function keyFrom(hex: string): Key {
  return { id: sha256(`commonweal key ${hex}`).slice(0, 12), bytes: Uint8Array.fromHex(hex) };
}

/** A key for one use alone (HKDF-SHA-256): who has it learns nothing of the others. */
export function derivedKey({ bytes }: Key, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, 'commonweal', use, 32));
}

/** The keys of this installation. Refuses `identity.no-key` where none are set. */
export function keysIn({ identityKeys }: { readonly identityKeys?: IdentityKeys }): Outcome<IdentityKeys> {
  if (identityKeys !== undefined) return accepted(identityKeys);
  return refused({
    code: 'identity.no-key',
    message: 'The keys of the identity vault are not set.',
    remedy: 'Set COMMONWEAL_VAULT_KEY and COMMONWEAL_PSEUDONYM_KEY in the environment.',
  });
}
