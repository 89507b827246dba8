import {
  accepted,
  type Day,
  firstDayOf,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { type ClaimedLines, claimedLines, type LoadedScheme } from '../../claims/index.ts';
import { type Statement, statementWith } from '../../contracts/index.ts';
import { type ProviderNames, providerName } from '../claims/provider-name.ts';
import type { ReportParts } from '../report-parts.ts';

type ClaimParts = ProviderNames & Pick<ReportParts, 'store' | 'businessDate'>;

/** A practice's statement with what its claims of the month have come to by a day. */
export async function withClaims(
  { store, businessDate }: Pick<ClaimParts, 'store' | 'businessDate'>,
  statement: Statement,
  on: Day = businessDate,
): Promise<Statement> {
  const { practice: provider, month, lines, held } = statement;
  const claimed = await store.read((db) => claimedLines(db, { provider, month, on }));
  if (isNone(claimed)) return statement;
  return statementWith(statement, [...lines, ...claimed.lines], [...held, ...claimed.held]);
}

/**
 * The statement of a provider that is no practice: what its claims of the month have come to. Refuses
 * `statement.no-contract` where they have come to nothing, or the scheme that they were valued by is no longer in force.
 */
export async function statementOfClaims(
  parts: ClaimParts,
  provider: OdsCode,
  month: Month,
): Promise<Outcome<Statement>> {
  const on = parts.businessDate;
  const claimed = await parts.store.read((db) => claimedLines(db, { provider, month, on }));
  const schemes = claimed.lines
    .flatMap(({ restsOn }) => restsOn)
    .flatMap((rest) => (rest.kind === 'claims' ? rest.scheme : []));
  const scheme = parts.claimSchemes.find(({ json }) => schemes.includes(json.id));
  if (scheme === undefined) return refused(noClaims(parts, provider, month, claimed));
  return accepted(statementWith(headOf(parts, provider, month, scheme), claimed.lines, claimed.held));
}

function isNone({ lines, held }: ClaimedLines): boolean {
  return lines.length + held.length === 0;
}

function headOf(
  parts: ProviderNames,
  practice: OdsCode,
  month: Month,
  { contract: { hash, json }, rates }: LoadedScheme,
): Omit<Statement, 'contentHash' | 'lines' | 'held' | 'totalPence'> {
  return {
    practice,
    practiceName: providerName(parts, practice),
    month,
    knownOn: firstDayOf(month),
    contractType: json.contractType ?? 'enhanced services',
    contractTitle: json.title,
    pins: { contract: hash, rates: rates.hash },
  };
}

function noClaims(parts: ProviderNames, provider: OdsCode, month: Month, { held: [held] }: ClaimedLines) {
  const name = providerName(parts, provider);
  return {
    code: 'statement.no-contract',
    message:
      `${name} holds no other contract for ${monthText(month)}, and nothing that it claims can be paid. ${held?.reason.message ?? ''}`.trimEnd(),
    remedy: held?.reason.remedy ?? 'Choose a month of a contract that it holds, or have its claims approved.',
  } as const;
}
