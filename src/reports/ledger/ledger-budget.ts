import { type Actor, accepted, isoOfMonth, type Month, type Pence, pence } from '../../base/index.ts';
import {
  type BudgetLine,
  type BudgetVersion,
  budgetPosition,
  budgetVersions,
  type LinePosition,
} from '../../ledger/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { latestMonth } from '../statements/statement-month.ts';

/** What the lines of a budget come to together. */
export type BudgetTotals = Pick<
  LinePosition,
  | 'planPence'
  | 'plannedToDatePence'
  | 'actualPence'
  | 'reservedPence'
  | 'availablePence'
  | 'forecastPence'
  | 'riskPence'
  | 'mitigationPence'
>;
export type ShownVersion = Omit<BudgetVersion, 'uploadedBy'> & { readonly uploadedBy: string };
export type BudgetRow = LinePosition & { readonly holderName: string | null };

/** Where the budget stands at the end of a month: plan, actual, reserved, available, forecast, risk and mitigation. */
export type BudgetReport = {
  readonly year: string;
  readonly month: Month;
  /** Whose lines are shown; null: everybody's. */
  readonly holder: string | null;
  readonly version: ShownVersion | null;
  /** Every version of the year, the latest first. */
  readonly versions: readonly ShownVersion[];
  readonly allocations: readonly BudgetLine[];
  readonly lines: readonly BudgetRow[];
  readonly totals: BudgetTotals;
  readonly holders: readonly { readonly user: string; readonly name: string }[];
  readonly mayUpload: boolean;
};

export type BudgetAsk = { readonly month?: Month; readonly holder?: string };

const AMOUNTS = [
  'planPence',
  'plannedToDatePence',
  'actualPence',
  'reservedPence',
  'availablePence',
  'forecastPence',
  'riskPence',
  'mitigationPence',
] as const;

/**
 * The budget by line. Who may see the ledger sees all of it or one holder's; somebody else who sees what practices are
 * paid sees the lines that they hold themselves.
 */
export function budgetReport(context: ReportContext, reader: Actor, ask: BudgetAsk): Report<BudgetReport> {
  const isOfAll = context.rules.may(reader, 'see ledger').ok;
  const holder = isOfAll ? ask.holder : reader.user;
  const subject = [
    'budget',
    ...(ask.month === undefined ? [] : [isoOfMonth(ask.month)]),
    ...(holder === undefined ? [] : [holder]),
  ].join(' ');
  const what = { actions: ['see ledger', 'see practice money'] as const, verb: 'read budget', subject };
  return reading(context, reader, { ...what, deed: 'see the budget' }, async () => {
    const month = ask.month ?? (await latestMonth(context));
    const position = await context.store.read((db) => budgetPosition(db, month));
    const versions = await context.store.read(budgetVersions);
    const shown = (version: BudgetVersion): ShownVersion => ({
      ...version,
      uploadedBy: nameOf(context, version.uploadedBy),
    });
    const lines = position.lines.filter((line) => holder === undefined || line.holder === holder);
    const users = [...new Set(position.lines.flatMap((line) => line.holder ?? []))];
    return accepted({
      year: position.year,
      month,
      holder: holder ?? null,
      version: position.version === null ? null : shown(position.version),
      versions: versions.filter(({ year }) => year === position.year).map(shown),
      allocations: isOfAll ? position.allocations : [],
      lines: lines.map((line) => ({ ...line, holderName: line.holder === null ? null : nameOf(context, line.holder) })),
      totals: totalsOf(lines),
      holders: isOfAll ? users.map((user) => ({ user, name: nameOf(context, user) })) : [],
      mayUpload: context.rules.may(reader, 'prepare payment').ok,
    });
  });
}

function totalsOf(lines: readonly LinePosition[]): BudgetTotals {
  const sumOf = (amount: (typeof AMOUNTS)[number]): Pence => pence(lines.reduce((sum, line) => sum + line[amount], 0n));
  return Object.fromEntries(AMOUNTS.map((amount) => [amount, sumOf(amount)])) as Record<
    (typeof AMOUNTS)[number],
    Pence
  >;
}
