import type { Account } from './chart.ts';

/**
 * Accounts whose meaning the ledger itself knows. `TRANSFERS` may be posted to by the two entries of a transfer alone and
 * `DRAWDOWN` by the entry of a drawdown: the database holds both by these names.
 */
export const OWN_ACCOUNTS = {
  /** What a fund may spend: the other side of an allocation. */
  resource: { id: 'Resource limit', title: 'Resource limit', kind: 'asset' },
  allocation: { id: 'Allocation', title: 'Allocation', kind: 'income' },
  transfers: { id: 'Transfers between funds', title: 'Transfers between funds', kind: 'income' },
  drawdown: { id: 'Drawdown of surplus', title: 'Drawdown of surplus', kind: 'income' },
  accruals: { id: 'Accruals', title: 'Accruals', kind: 'liability' },
} as const satisfies Record<string, Account>;
