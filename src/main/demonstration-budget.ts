import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { approveJournal, proposeAchievementAccruals, uploadBudget } from '../actions/index.ts';
import {
  type Actor,
  accepted,
  assert,
  csvText,
  decimalText,
  financialYearOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthOfDay,
  type Outcome,
  pence,
  poundsFromPence,
} from '../base/index.ts';
import { BUDGET_COLUMNS, balances } from '../ledger/index.ts';
import type { System } from './system.ts';

/** Who proposes what the ledger is given by hand, and who approves it. */
type Keepers = { readonly finance: Actor; readonly approver: Actor };

const THOUSAND_POUNDS = 100_000n;

/**
 * Gives the demonstration a budget, through the doors that anybody uses: each account that the paid month charges is
 * planned at twelve times that, rounded up to £1,000, and the allocation is what is planned. Then the month's achievement
 * is accrued. A step that is already done is left as it is.
 */
export async function keepBooks(
  system: System,
  folder: string,
  month: Month,
  { finance, approver }: Keepers,
): Promise<Outcome<undefined>> {
  const year = financialYearOf(lastDayOf(month));
  const path = join(folder, `budget-${year.label.replace('/', '-')}.csv`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, await budgetText(system, month));
  const uploaded = await uploadBudget(system.actions, finance, { year, path });
  if (!uploaded.ok) return uploaded;
  assert(uploaded.value.problems.length === 0, 'every row of the demonstration’s budget is kept');
  const accrued = await proposeAchievementAccruals(system.actions, finance, { month });
  const waiting = [uploaded.value.allocation, accrued.ok ? accrued.value : null];
  for (const proposed of waiting) {
    if (proposed === null) continue;
    const approved = await approveJournal(system.actions, approver, { reference: proposed.journal.reference });
    if (!approved.ok) return approved;
  }
  return accepted(undefined);
}

async function budgetText({ store }: System, month: Month): Promise<string> {
  const { start, end } = financialYearOf(lastDayOf(month));
  const period = { from: start, until: lastDayOf(month), kinds: ['expense'] as const };
  const spent = (await store.read((db) => balances(db, period))).filter(({ account }) => !account.endsWith('accrual'));
  const planned = spent.map((one) => ({ ...one, plan: roundedUp(one.balancePence * 12n) }));
  const months = [isoOfMonth(monthOfDay(start)), isoOfMonth(monthOfDay(end))];
  const row = (kind: string, name: string, fund: string, account: string, holder: string, amount: bigint) => [
    kind,
    name,
    name,
    fund,
    account,
    holder,
    'recurrent',
    decimalText(poundsFromPence(pence(amount)), 2),
    ...months,
  ];
  const allocations = [...Map.groupBy(planned, ({ fund }) => fund)].map(([fund, own]) =>
    row(
      'allocation',
      `Allocation of ${fund}`,
      fund,
      'Allocation',
      'finance',
      own.reduce((sum, { plan }) => sum + plan, 0n),
    ),
  );
  const lines = planned.map(({ fund, account, plan }) =>
    row('budget', account, fund, account, account.startsWith('Q') ? 'quality' : 'contracts', plan),
  );
  return csvText([BUDGET_COLUMNS, ...allocations, ...lines]);
}

function roundedUp(amount: bigint): bigint {
  return ((amount + THOUSAND_POUNDS - 1n) / THOUSAND_POUNDS) * THOUSAND_POUNDS;
}
