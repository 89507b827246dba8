import { type Actor, accepted, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import { type LoadedScheme, serviceTitle } from '../../claims/index.ts';
import type { ReportContext } from '../context.ts';

/** Whoever is paid by claims: a practice, or another who signed a scheme. */
export type ClaimProvider = { readonly code: OdsCode; readonly name: string };

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
