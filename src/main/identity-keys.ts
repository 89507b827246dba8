import { sha256 } from '../base/index.ts';
import { type IdentityKeys, keyFrom } from '../identity/index.ts';
import type { Configuration } from './configuration.ts';

/**
 * The keys that are set; in the demonstration, whose people are invented, keys that everybody can know. Undefined in service
 * without keys: nothing of identity works then.
 */
export function identityKeysOf(
  configuration: Pick<Configuration, 'mode' | 'vaultKey' | 'earlierVaultKey' | 'pseudonymKey'>,
): IdentityKeys | undefined {
  const { mode, vaultKey, earlierVaultKey, pseudonymKey } = configuration;
  const otherwise = (use: string) => (mode === 'demonstration' ? sha256(`demonstration ${use} key`) : undefined);
  const [vault, pseudonym] = [vaultKey ?? otherwise('vault'), pseudonymKey ?? otherwise('pseudonym')];
  if (vault === undefined || pseudonym === undefined) return undefined;
  const keys = { vault: keyFrom(vault), pseudonym: keyFrom(pseudonym) };
  return earlierVaultKey === undefined ? keys : { ...keys, earlierVault: keyFrom(earlierVaultKey) };
}
