import {
  type Actor,
  accepted,
  exact,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Pence,
  refused,
} from '../../base/index.ts';
import {
  type Claim,
  type ClaimLine,
  claimLines,
  claims,
  claimsOfLine,
  costClaimed,
  disputes,
  isHeld,
  type KeptStage,
  lineOfClaim,
  stagesOfClaim,
} from '../../claims/index.ts';
import { numberText } from '../../contracts/index.ts';
import type { ReportContext } from '../context.ts';
import { fileName } from '../feeds/received-file.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { type ShownDispute, shownDispute } from './claim-disputes.ts';
import { type ShownClaim, shownClaim } from './claim-preview.ts';
import { schemeAsked } from './claim-provider.ts';
import { providerName } from './provider-name.ts';

/** One claim: every stage, the row that it is for, the line that pays it, and what is disputed of it. */
export type ClaimReport = {
  readonly claim: ShownClaim;
  readonly provider: OdsCode;
  readonly isPractice: boolean;
  readonly name: string;
  readonly scheme: string;
  readonly schemeTitle: string;
  readonly month: Month;
  readonly source: Claim['source'];
  readonly waitDays: number;
  readonly fileName: string | null;
  /** What a return says, question by question and month by month; empty for an item of service. */
  readonly answers: readonly {
    readonly month: string;
    readonly question: string;
    readonly answer: number | string | null;
  }[];
  readonly stages: readonly KeptStage[];
  readonly line: ClaimLine | null;
  readonly amountPence: Pence | null;
  readonly disputes: readonly ShownDispute[];
  readonly mayDispute: boolean;
};

/** One claim, for those who see exact counts of its provider. Refuses `not-found`. */
export async function claimReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly id: string },
): Report<ClaimReport> {
  const [claim] = await context.store.read((db) => claims(db, { id: ask.id }));
  const what = {
    actions: ['see claims'] as const,
    verb: 'read claim',
    subject: `claim ${ask.id}`,
    ...(claim && { provider: claim.provider }),
  };
  return reading(context, reader, what, async ({ level }) => {
    if (claim === undefined) return refused({ code: 'not-found', message: `There is no claim ${ask.id}.` });
    if (level !== 'exact')
      return refused(context.rules.refusal(reader, 'see claims one by one', { provider: claim.provider }));
    const scheme = schemeAsked(context, claim.scheme);
    if (!scheme.ok) return scheme;
    const kept = await keptOf(context, claim);
    const open = kept.disputes.filter(({ answer }) => answer === null);
    const own = kept.disputes.filter(
      (one) => one.claim === claim.id || (one.claim === null && one.service === claim.service),
    );
    return accepted({
      claim: shownClaim(scheme.value, claim, isHeld(open, claim)),
      provider: claim.provider,
      isPractice: context.register.has(claim.provider),
      name: providerName(context, claim.provider),
      scheme: claim.scheme,
      schemeTitle: scheme.value.json.title,
      month: claim.month,
      source: claim.source,
      waitDays: claim.waitDays,
      fileName: claim.row === null ? null : fileName(context, claim.row.file),
      answers: answersIn(claim, scheme.value),
      stages: kept.stages.map((stage) => ({ ...stage, by: nameOf(context, stage.by) })),
      line: kept.line ?? null,
      amountPence: kept.amountPence,
      disputes: own.map((one) => shownDispute(context, one)),
      mayDispute:
        claim.standing.stage !== 'paid' &&
        !isHeld(open, claim) &&
        context.rules.may(reader, 'dispute claims', { provider: claim.provider }).ok,
    });
  });
}

function keptOf({ store }: ReportContext, { id, scheme, provider, month }: Claim) {
  return store.read(async (db) => {
    const named = await lineOfClaim(db, id);
    const [line] = named === undefined ? [] : await claimLines(db, { id: named });
    return {
      stages: await stagesOfClaim(db, id),
      line,
      amountPence: named === undefined ? null : ((await claimsOfLine(db, named)).get(id) ?? null),
      disputes: await disputes(db, { scheme, provider, month }),
    };
  });
}

function answersIn(claim: Claim, scheme: Parameters<typeof shownClaim>[0]): ClaimReport['answers'] {
  const { json } = claim;
  if (json === null) return [];
  if (scheme.json.kind === 'costs') return costsIn(claim);
  if (scheme.json.kind !== 'returns') return [];
  const said = JSON.parse(json) as { months: { month: string; answers: Record<string, number | null> }[] };
  const { asks } = scheme.json;
  return said.months.flatMap(({ month, answers }) =>
    asks.map(({ id, title }) => ({ month, question: title, answer: answers[id] ?? null })),
  );
}

/** What employing cost in the month, and how many posts it was for. */
function costsIn(claim: Claim): ClaimReport['answers'] {
  const { cost, posts } = costClaimed(claim);
  const month = isoOfMonth(claim.month);
  return [
    { month, question: 'What it cost', answer: numberText(exact(cost), 'pounds') },
    { month, question: 'Whole posts', answer: posts },
  ];
}
