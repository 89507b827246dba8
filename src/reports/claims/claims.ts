import {
  type Actor,
  accepted,
  type Day,
  type Month,
  type OdsCode,
  type Released,
  type ReleasedCount,
  sumPence,
} from '../../base/index.ts';
import type { ClaimCount } from '../../claims/index.ts';
import { releaseCount, releaseGroupSums, type ShownSumOf } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type ShownDispute, shownDispute } from './claim-disputes.ts';
import { levelOf } from './claim-preview.ts';
import { ownProvider, titlesOf } from './claim-provider.ts';
import { keptClaims } from './claims-kept.ts';
import { providerName } from './provider-name.ts';

/** The claims of a provider, scheme and month: how many stand where, and what they have come to. */
export type ClaimsOfMonth = {
  readonly provider: OdsCode;
  readonly name: string;
  readonly scheme: string;
  readonly schemeTitle: string;
  readonly month: Month;
  readonly waiting: Released<ReleasedCount>;
  readonly refused: Released<ReleasedCount>;
  readonly approved: Released<ReleasedCount>;
  readonly paid: Released<ReleasedCount>;
  readonly valued: Released<ShownSumOf>;
  /** When the last of them came to where it stands. */
  readonly on: Day;
};

export type ClaimsReport = {
  readonly months: readonly ClaimsOfMonth[];
  readonly disputes: readonly ShownDispute[];
  readonly schemes: readonly { readonly id: string; readonly title: string }[];
  readonly mayCheck: boolean;
  readonly mayApprove: boolean;
  readonly mayRecord: boolean;
};

/** Claims by provider, scheme and month, and the disputes about them, of those that the reader may see. */
export function claimsReport(context: ReportContext, reader: Actor): Report<ClaimsReport> {
  const provider = ownProvider(context, reader);
  const what = { actions: ['see claims'] as const, verb: 'list claims', subject: 'claims' };
  return reading(context, reader, { ...what, ...(provider && { provider }) }, async ({ level }) => {
    const kept = await keptClaims(context, provider);
    const groups = Map.groupBy(kept.counts, keyOf);
    const may = (action: Parameters<typeof context.rules.may>[1]) =>
      context.rules.may(reader, action, provider === undefined ? {} : { provider }).ok;
    return accepted({
      months: [...groups.values()].flatMap((group): readonly ClaimsOfMonth[] => {
        const [first] = group;
        if (first === undefined) return [];
        const scheme = context.claimSchemes.find(({ json }) => json.id === first.scheme);
        const shownAt = scheme === undefined ? level : levelOf(scheme, level);
        const count = (...stages: string[]) => releaseCount(shownAt, sumAt(group, stages));
        const lines = kept.lines.filter((line) => keyOf(line) === keyOf(first));
        const sum = sumPence(lines.map(({ amountPence }) => amountPence));
        const [valued] = releaseGroupSums(shownAt, [{ count: sumAt(group, ['valued', 'paid']), sum }]);
        if (valued === undefined) return [];
        return [
          {
            provider: first.provider,
            name: providerName(context, first.provider),
            scheme: first.scheme,
            schemeTitle: titlesOf(context, first.scheme, first.service).schemeTitle,
            month: first.month,
            waiting: count('asked', 'checked'),
            refused: count('refused'),
            approved: count('approved', 'valued'),
            paid: count('paid'),
            valued,
            on: Math.max(...group.map(({ on }) => on)) as Day,
          },
        ];
      }),
      disputes: kept.disputes.map((one) => shownDispute(context, one)),
      schemes: context.claimSchemes.map(({ json }) => ({ id: json.id, title: json.title })),
      mayCheck: may('check claims'),
      mayApprove: may('approve claims'),
      mayRecord: may('record activity'),
    });
  });
}

function keyOf(one: { readonly provider: OdsCode; readonly scheme: string; readonly month: Month }): string {
  return `${one.provider} ${one.scheme} ${one.month}`;
}

function sumAt(group: readonly ClaimCount[], stages: readonly string[]): number {
  return group.filter(({ stage }) => stages.includes(stage)).reduce((sum, { count }) => sum + count, 0);
}
