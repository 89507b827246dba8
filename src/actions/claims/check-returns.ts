import {
  accepted,
  type Day,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  type OdsCode,
  type Outcome,
} from '../../base/index.ts';
import {
  ADVANCE,
  advance,
  answersOf,
  askClaims,
  type Claim,
  type ClaimDraft,
  claimIdOf,
  claims,
  type Doing,
  isBeyondChecks,
  isDone,
  monthsOfQuarter,
  otherProviders,
  REPORTING,
  type ReturnScheme,
  type SchemeCheck,
  type StageDraft,
  sentActivity,
  waitDays,
  windowDays,
} from '../../claims/index.ts';
import type { WriteDb } from '../../store/index.ts';
import type { ActionContext } from '../context.ts';
import { type ClaimsChecked, stagesAfterCheck, tallied } from './claim-standing.ts';

/** Asks the block in advance of each provider, a return for each file that answers the quarter, and checks all. */
export async function checkReturns(
  context: ActionContext,
  scheme: ReturnScheme,
  quarter: Month,
  doing: Doing,
): Promise<Outcome<ClaimsChecked>> {
  const drafts = [...advancesOf(scheme, quarter)];
  for (const { code } of otherProviders(scheme)) {
    const sent = await returnFromFile(context, scheme, code, quarter);
    if (!sent.ok) return sent;
    if (sent.value !== undefined) drafts.push(sent.value);
  }
  return context.store.write(async (db) => {
    const asked = await askClaims(db, drafts, doing);
    await checkReturnClaims(db, scheme, quarter, doing);
    return accepted({ asked: asked.length, ...tallied(await claims(db, { scheme: scheme.json.id, month: quarter })) });
  });
}

function advancesOf(scheme: ReturnScheme, quarter: Month): readonly ClaimDraft[] {
  return otherProviders(scheme).map(({ code }) => ({
    id: claimIdOf(scheme.json.id, { service: ADVANCE, provider: code, rowId: isoOfMonth(quarter) }),
    scheme: scheme.json.id,
    service: ADVANCE,
    provider: code,
    month: quarter,
    doneOn: firstDayOf(quarter),
    waitDays: 0,
    source: 'contract' as const,
    row: null,
    json: null,
  }));
}

/** The return that a provider's file makes of a quarter; undefined where no row of it was sent. */
async function returnFromFile(
  context: ActionContext,
  scheme: ReturnScheme,
  provider: OdsCode,
  quarter: Month,
): Promise<Outcome<ClaimDraft | undefined>> {
  const months = monthsOfQuarter(quarter);
  const last = months.at(-1) ?? quarter;
  const snapshot = context.warehouse.current();
  const found = await sentActivity(snapshot, context.claimsPass, {
    providers: [provider],
    practices: [],
    from: firstDayOf(quarter),
    to: lastDayOf(last),
  });
  if (!found.ok) return found;
  const [first] = found.value;
  if (first === undefined) return accepted(undefined);
  const answers = months.map((month) => ({ month: isoOfMonth(month), answers: answersOf(month, found.value) }));
  const said = { months: answers, notes: 'From the file that was sent.' };
  const claimedOn = found.value.reduce((latest, one) => Math.max(latest, one.doneOn + waitDays(one)), 0) as Day;
  return accepted(returnDraft(scheme, provider, quarter, { json: JSON.stringify(said), claimedOn, source: 'sent' }));
}

/** A return as a claim; the same file read twice is one claim. */
export function returnDraft(
  scheme: ReturnScheme,
  provider: OdsCode,
  quarter: Month,
  o: {
    readonly json: string;
    readonly claimedOn: Day;
    readonly source: 'sent' | 'form' /** When, of a form: each that is sent is a claim of its own. */;
    readonly at?: string;
  },
): ClaimDraft {
  const ended = lastDayOf(monthsOfQuarter(quarter).at(-1) ?? quarter);
  const rowId = `${isoOfMonth(quarter)} ${o.at ?? ''} ${o.json}`;
  return {
    id: claimIdOf(scheme.json.id, { service: REPORTING, provider, rowId }),
    scheme: scheme.json.id,
    service: REPORTING,
    provider,
    month: quarter,
    doneOn: ended,
    waitDays: Math.max(0, o.claimedOn - ended),
    source: o.source,
    row: null,
    json: o.json,
  };
}

/** Checks the claims of a quarter that are not yet approved: who signed, in time, and the last return of each provider. */
export async function checkReturnClaims(
  db: WriteDb,
  scheme: ReturnScheme,
  quarter: Month,
  doing: Doing,
): Promise<void> {
  const all = await claims(db, { scheme: scheme.json.id, month: quarter });
  const last = new Map<string, Claim>();
  for (const claim of all.toSorted(byAsking)) {
    const key = `${claim.provider} ${claim.service}`;
    const standing = last.get(key);
    if (standing === undefined || !isDone(standing)) last.set(key, claim);
  }
  const stages = all.flatMap((claim): readonly StageDraft[] => {
    if (isBeyondChecks(claim)) return [];
    return stagesAfterCheck(
      scheme,
      claim,
      failedReturn(scheme, claim, last.get(`${claim.provider} ${claim.service}`)?.id),
    );
  });
  await advance(db, stages, doing);
}

function failedReturn(scheme: ReturnScheme, claim: Claim, last: string | undefined): SchemeCheck['code'] | undefined {
  const signed = scheme.json.providers.find(({ code }) => code === claim.provider);
  const from = signed?.from ?? '9999-12-31';
  if (from > isoOfMonth(claim.month).concat('-01')) return 'NOT_CONTRACTED';
  if (claim.id !== last) return 'DUPLICATE';
  return claim.waitDays > windowDays(scheme) ? 'OUTSIDE_WINDOW' : undefined;
}

/** In the order in which they were asked: the first stage of each is its asking. */
function byAsking(one: Claim, other: Claim): number {
  return Number(one.askedAs - other.askedAs);
}
