import { type Actor, accepted, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import { type LoadedScheme, otherProviders, serviceTitle } from '../../claims/index.ts';
import type { ReportContext, ReportParts } from '../context.ts';

/** Whoever is paid by claims: a practice, or another who signed a scheme. */
export type ClaimProvider = { readonly code: OdsCode; readonly name: string };

/** By what providers are known by name. */
export type ProviderNames = Pick<ReportParts, 'register' | 'claimSchemes' | 'clinicalPolicies'>;

/** The name of a provider: of the practice, else as the scheme or policy that was signed has it. */
export function providerName(context: ProviderNames, code: OdsCode): string {
  const practice = context.register.practice(code);
  if (practice.ok) return practice.value.name;
  const signed = context.claimSchemes.flatMap(otherProviders).find((one) => one.code === code);
  const hospital = context.clinicalPolicies.flatMap(({ json }) => json.hospitals).find((one) => one.code === code);
  return signed?.name ?? hospital?.name ?? code;
}

/** The scheme of a name. Refuses `not-found`. */
export function schemeAsked(context: ReportContext, id: string): Outcome<LoadedScheme> {
  const scheme = context.claimSchemes.find(({ json }) => json.id === id);
  return scheme === undefined
    ? refused({ code: 'not-found', message: `There is no claim scheme ${id}.` })
    : accepted(scheme);
}

/** The title of a scheme and of a service of it, as a reader knows them. */
export function titlesOf(context: ReportContext, scheme: string, service: string) {
  const found = context.claimSchemes.find(({ json }) => json.id === scheme);
  return {
    schemeTitle: found?.json.title ?? scheme,
    serviceTitle: found === undefined ? service : serviceTitle(found, service),
  };
}

/** The one provider that a reader is held to: their own organisation, unless they see everybody's claims. */
export function ownProvider(context: ReportContext, reader: Actor): OdsCode | undefined {
  const seesAll = context.rules.may(reader, 'see claims', {}).ok;
  return seesAll ? undefined : reader.organisation;
}
