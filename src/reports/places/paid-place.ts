import { accepted, type OdsCode, type Outcome } from '../../base/index.ts';
import { otherProviders } from '../../claims/index.ts';
import { providerName } from '../claims/provider-name.ts';
import type { ReportContext } from '../context.ts';
import type { PaidPlace, ProviderPlace } from '../report.ts';
import { placeOf } from './place.ts';

/** Whoever is paid: a practice, a network that holds a contract, or who signed for a claim scheme. Refuses `practice.unknown`. */
export function paidPlaceOf(context: ReportContext, code: OdsCode): Outcome<PaidPlace> {
  const contractType = paidAs(context, code);
  if (contractType === undefined) return placeOf(context.register, code);
  const { commissioner } = context.register;
  return accepted({
    practice: code,
    name: providerName(context, code),
    locality: null,
    commissioner: { code: commissioner.code, name: commissioner.name },
    contractType,
  });
}

/** What a reading of whoever is paid is about, for the rules on access. */
export function paidSubject(
  context: ReportContext,
  code: OdsCode,
): { readonly practice: OdsCode } | { readonly provider: OdsCode } {
  return paidAs(context, code) === undefined ? { practice: code } : { provider: code };
}

/** Undefined of a practice, and of who is nobody. */
function paidAs(
  { register, holdings = [], claimSchemes }: ReportContext,
  code: OdsCode,
): ProviderPlace['contractType'] | undefined {
  if (register.has(code)) return undefined;
  if (holdings.some(({ holder, json }) => holder === code && json.network !== undefined)) return 'network';
  return claimSchemes.flatMap(otherProviders).some((one) => one.code === code) ? 'paid by claim' : undefined;
}
