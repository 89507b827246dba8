import type { OdsCode } from '../../base/index.ts';
import { otherProviders } from '../../claims/index.ts';
import type { ReportParts } from '../report-parts.ts';

/** By what providers are known by name. */
export type ProviderNames = Pick<ReportParts, 'register' | 'claimSchemes' | 'clinicalPolicies' | 'holdings'>;

/** The name of a provider: of the practice, else as the contract, scheme or policy that was signed has it. */
export function providerName(context: ProviderNames, code: OdsCode): string {
  const practice = context.register.practice(code);
  if (practice.ok) return practice.value.name;
  const signed = context.claimSchemes.flatMap(otherProviders).find((one) => one.code === code);
  const hospital = context.clinicalPolicies.flatMap(({ json }) => json.hospitals).find((one) => one.code === code);
  const network = context.holdings?.find(({ holder, json }) => holder === code && json.network !== undefined);
  return network?.json.network?.name ?? signed?.name ?? hospital?.name ?? code;
}
