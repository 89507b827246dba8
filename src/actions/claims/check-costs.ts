import { accepted, type Exact, type Month, monthOfDay, type OdsCode, type Outcome } from '../../base/index.ts';
import {
  advance,
  type CostScheme,
  ceilingOf,
  checkCosts,
  claims,
  type Doing,
  otherProviders,
} from '../../claims/index.ts';
import { type Known, networkIn, weightedListOf } from '../../contracts/index.ts';
import { type ListSize, listSizes } from '../../practices/index.ts';
import type { WriteDb } from '../../store/index.ts';
import type { ActionContext } from '../context.ts';
import { type ClaimsChecked, stagesAfterCheck, tallied } from './claim-standing.ts';

/** Checks every claim of a scheme of costs that is not yet approved, and tells how those of a month stand. Nobody asks for them here. */
export async function checkCostClaims(
  context: ActionContext,
  scheme: CostScheme,
  month: Month,
  doing: Doing,
): Promise<Outcome<ClaimsChecked>> {
  const ceilings = await ceilingsOf(context, scheme);
  if (!ceilings.ok) return ceilings;
  return context.store.write(async (db) => {
    await checkedCosts(db, scheme, ceilings.value, doing);
    return accepted({ asked: 0, ...tallied(await claims(db, { scheme: scheme.json.id, month })) });
  });
}

/** Adds the stages that checking brings. What one network claims moves what is left to it in later months. */
export async function checkedCosts(
  db: WriteDb,
  scheme: CostScheme,
  ceilings: ReadonlyMap<OdsCode, Exact>,
  doing: Doing,
): Promise<void> {
  const all = await claims(db, { scheme: scheme.json.id });
  const failed = checkCosts(scheme, all, ceilings);
  const checked = all.filter(({ id }) => failed.has(id));
  const stages = checked.flatMap((claim) => stagesAfterCheck(scheme, claim, failed.get(claim.id)));
  await advance(db, stages, doing);
}

/** The most for the year of each network that signed; without those of which a list was not received. */
export async function ceilingsOf(
  context: ActionContext,
  scheme: CostScheme,
): Promise<Outcome<ReadonlyMap<OdsCode, Exact>>> {
  const { register, contracts, rates, holdings = [], warehouse } = context;
  const month = monthOfDay(scheme.contract.validFrom);
  const reader = await warehouse.current().aggregates();
  const ceilings = new Map<OdsCode, Exact>();
  try {
    const lists = await listSizes(reader, 'invented', month);
    for (const { code } of otherProviders(scheme)) {
      const members = (networkIn(holdings, code, month)?.members ?? []).flatMap((member): Known[] => {
        const practice = register.practice(member);
        const listed = () => listIn(lists, member);
        return practice.ok ? [{ practice: practice.value, contracts, rates, listSizes: listed }] : [];
      });
      const weighted = members.length === 0 ? undefined : weightedListOf(members, month);
      if (weighted?.ok !== true) continue;
      const most = ceilingOf(scheme, weighted.value);
      if (!most.ok) return most;
      ceilings.set(code, most.value);
    }
  } finally {
    reader.close();
  }
  return accepted(ceilings);
}

function listIn(lists: ReadonlyMap<OdsCode, ListSize>, practice: OdsCode): ReturnType<Known['listSizes']> {
  return lists.get(practice) ?? 'not received';
}
