import {
  type Actor,
  accepted,
  dayText,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  quarterOf,
  refused,
} from '../../base/index.ts';
import {
  type Activity,
  advance,
  askClaims,
  type Checked,
  type Claim,
  type ClaimDraft,
  capOf,
  checkActivities,
  claims,
  type Doing,
  type ItemScheme,
  isBeyondChecks,
  isCostScheme,
  isDone,
  isItemScheme,
  type LoadedScheme,
  recordedActivity,
  type StageDraft,
  sentActivity,
  waitDays,
} from '../../claims/index.ts';
import { listSizes } from '../../practices/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { checkCostClaims } from './check-costs.ts';
import { checkReturns } from './check-returns.ts';
import { doingOf, schemeNamed } from './claim-scheme.ts';
import { type ClaimsChecked, refusedAs, stagesAfterCheck, tallied } from './claim-standing.ts';

export type CheckClaimsAsk = { readonly scheme: string; readonly month: Month };

/**
 * Asks a claim for everything that the scheme finds in a month (a quarter, of returns; costs are claimed by who had them) and checks every claim that is not yet approved,
 * by the scheme's rules. Doing it again on the same data changes nothing; on new data a claim may pass or fail that did not
 * before, and each stage is kept. What is checked is shown to its provider from that day.
 * Refuses `not-found` for an unknown scheme and `input.invalid` for a month outside its contract.
 */
export function checkClaims(
  context: ActionContext,
  actor: Actor,
  ask: CheckClaimsAsk,
): Promise<Outcome<ClaimsChecked>> {
  const subject = `claims ${ask.scheme} ${isoOfMonth(ask.month)}`;
  return acting(context, actor, { action: 'check claims', verb: 'check claims', subject }, async () => {
    const scheme = schemeNamed(context, ask.scheme);
    if (!scheme.ok) return scheme;
    const outside = outsideContract(scheme.value, ask.month);
    if (outside !== undefined) return outside;
    const doing = doingOf(context, actor);
    if (isCostScheme(scheme.value)) return checkCostClaims(context, scheme.value, ask.month, doing);
    if (isItemScheme(scheme.value)) return checkItems(context, scheme.value, ask.month, doing);
    return checkReturns(context, scheme.value, quarterOf(ask.month), doing);
  });
}

function outsideContract({ json, contract }: LoadedScheme, month: Month): Outcome<never> | undefined {
  if (lastDayOf(month) >= contract.validFrom && firstDayOf(month) <= contract.validTo) return undefined;
  return refused({
    code: 'input.invalid',
    message: `${json.title} is of ${dayText(contract.validFrom)} to ${dayText(contract.validTo)}.`,
    remedy: 'Ask for a month within it.',
  });
}

async function checkItems(
  context: ActionContext,
  scheme: ItemScheme,
  month: Month,
  doing: Doing,
): Promise<Outcome<ClaimsChecked>> {
  const found = await activitiesOf(context, scheme, month);
  if (!found.ok) return found;
  const caps = await capsOf(context, scheme);
  if (!caps.ok) return caps;
  return context.store.write(async (db) => {
    const before = await standingClaims(db, scheme, month);
    const standing = new Map(before.map((claim) => [claim.id, claim.standing]));
    const checked = checkActivities(scheme, found.value, {
      isPractice: (provider) => context.register.has(provider),
      cap: ({ id }, provider) => caps.value.get(`${id} ${provider}`),
      stands: (claim) => isDone({ standing: standing.get(claim) ?? NEW }),
    });
    const own = checked.filter(({ activity }) => monthOfDay(activity.doneOn) === month);
    const asked = await askClaims(
      db,
      own.map((one) => draftOf(scheme, one)),
      doing,
    );
    const withdrawn = withdrawnOf(before, month, new Set(own.map(({ claim }) => claim)));
    await advance(db, [...newStandings(scheme, own, standing), ...refusedAs(scheme, 'WITHDRAWN', withdrawn)], doing);
    return accepted({ asked: asked.length, ...tallied(await claims(db, { scheme: scheme.json.id, month })) });
  });
}

/** Claims of the month, and of services with a cap those of every month. */
async function standingClaims(db: ReadDb, { json }: ItemScheme, month: Month): Promise<readonly Claim[]> {
  const all = [...(await claims(db, { scheme: json.id, month }))];
  for (const { id } of json.services.filter(({ cap }) => cap !== undefined)) {
    all.push(...(await claims(db, { scheme: json.id, service: id })).filter((claim) => claim.month !== month));
  }
  return all;
}

/** What is found of the month; of services with a cap, since the contract began. */
async function activitiesOf(
  { warehouse, register, claimsPass }: ActionContext,
  scheme: ItemScheme,
  month: Month,
): Promise<Outcome<readonly Activity[]>> {
  const snapshot = warehouse.current();
  const sent = new Set(snapshot.practices());
  const practices = register.practices().map(({ code }) => code);
  const to = lastDayOf(month);
  const o = { scheme, practices: practices.filter((code) => sent.has(code)), from: firstDayOf(month), to };
  const recorded = await recordedActivity(snapshot, claimsPass, o);
  if (!recorded.ok) return recorded;
  const services = scheme.json.services.filter(({ found }) => found.kind === 'sent').map(({ id }) => id);
  const from = scheme.contract.validFrom;
  const providers = snapshot.activityProviders();
  const rows = await sentActivity(snapshot, claimsPass, { services, providers, from, to, practices: o.practices });
  return rows.ok ? accepted([...recorded.value, ...rows.value]) : rows;
}

/** By service and provider, how many are paid in the contract year: on the list at its first quarter. */
async function capsOf(context: ActionContext, scheme: ItemScheme): Promise<Outcome<ReadonlyMap<string, number>>> {
  const lists = await registeredLists(context, scheme);
  const caps = new Map<string, number>();
  for (const { id, cap } of scheme.json.services) {
    if (cap === undefined) continue;
    for (const [provider, registered] of lists) {
      const most = capOf(scheme, cap, registered);
      if (!most.ok) return most;
      if (most.value !== undefined) caps.set(`${id} ${provider}`, most.value);
    }
  }
  return accepted(caps);
}

/** Registered lists of the contract's first quarter, by practice; one that was not received is not in it. */
export async function registeredLists(
  { warehouse }: ActionContext,
  { contract }: LoadedScheme,
): Promise<ReadonlyMap<OdsCode, number>> {
  const reader = await warehouse.current().aggregates();
  try {
    const lists = await listSizes(reader, 'invented', quarterOf(monthOfDay(contract.validFrom)));
    return new Map([...lists].map(([code, { registered }]) => [code, registered]));
  } finally {
    reader.close();
  }
}

function draftOf(scheme: ItemScheme, { claim, activity }: Checked): ClaimDraft {
  const { service, provider, doneOn, source } = activity;
  return {
    id: claim,
    scheme: scheme.json.id,
    service,
    provider,
    month: monthOfDay(doneOn),
    doneOn,
    waitDays: waitDays(activity),
    source: source.table === 'events' ? 'recorded' : 'sent',
    row: source,
    json: null,
  };
}

/** Claims of the month that nobody sends any more and that nothing was approved of. */
function withdrawnOf(before: readonly Claim[], month: Month, found: ReadonlySet<string>): readonly Claim[] {
  return before.filter(
    ({ id, month: of, standing }) =>
      of === month && !found.has(id) && (standing.stage === 'asked' || standing.stage === 'checked'),
  );
}

/** How a claim stands that nobody has asked for before. */
const NEW = { stage: 'asked', code: '' } as const;

/** The stages of claims whose checks come out otherwise than they stand. A dispute that was upheld is not undone. */
function newStandings(
  scheme: ItemScheme,
  checked: readonly Checked[],
  standing: ReadonlyMap<string, Claim['standing']>,
): readonly StageDraft[] {
  return checked.flatMap(({ claim, failed }) => {
    const found = { id: claim, standing: standing.get(claim) ?? NEW };
    return isBeyondChecks(found) ? [] : stagesAfterCheck(scheme, found, failed[0]);
  });
}
