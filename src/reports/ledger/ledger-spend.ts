import {
  type Actor,
  accepted,
  financialYearOf,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  odsCodeFromText,
  type Pence,
  pence,
} from '../../base/index.ts';
import { paidPostings, type Spend, type Stratum, spendOver, verificationSample } from '../../ledger/index.ts';
import { paymentReferenceOf } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { latestMonth } from '../statements/statement-month.ts';

export type SpendRow = Spend & {
  readonly payee: string;
  /** The reference of the payment, which is the invoice's number; empty of what no run paid. */
  readonly invoice: string;
};
/** Every payment over the threshold in a month, in the layout in which commissioners publish it. */
export type SpendReport = {
  readonly month: Month;
  /** The department whose family the commissioner is of. */
  readonly department: string;
  readonly entity: string;
  readonly thresholdPence: Pence;
  readonly rows: readonly SpendRow[];
};
export type SpendAsk = { readonly month?: Month };

/** What is published of spending: every transaction above £25,000. */
const PUBLISHED_ABOVE = pence(2_500_000n);

/** As bodies of the NHS name it in what they publish of spending; from memory, unverified. */
const DEPARTMENT = 'Department of Health and Social Care';

/** All spending above £25,000 in a month. */
export function spendReport(context: ReportContext, reader: Actor, ask: SpendAsk): Report<SpendReport> {
  const subject = ask.month === undefined ? 'spending' : `spending ${isoOfMonth(ask.month)}`;
  const what = { actions: ['see ledger'] as const, verb: 'read spending', subject };
  return reading(context, reader, what, async () => {
    const month = ask.month ?? (await latestMonth(context));
    const period = { from: firstDayOf(month), until: lastDayOf(month), threshold: PUBLISHED_ABOVE };
    const rows = await context.store.read((db) => spendOver(db, period));
    return accepted({
      month,
      department: DEPARTMENT,
      entity: context.register.commissioner.name,
      thresholdPence: PUBLISHED_ABOVE,
      rows: rows.map((row) => named(context, row)),
    });
  });
}

function named(context: ReportContext, spend: Spend): SpendRow {
  const code = odsCodeFromText(spend.subject);
  const practice = code === undefined ? undefined : context.register.practice(code);
  const payee = practice?.ok ? practice.value.name : spend.subject;
  return { ...spend, payee, invoice: paymentReferenceOf(spend.reference) ?? '' };
}

/** A sample of paid postings for verification, by size. */
export type VerificationReport = {
  readonly year: string;
  readonly month: Month;
  readonly seed: string;
  readonly size: number;
  readonly strata: readonly (Omit<Stratum, 'sampled'> & { readonly sampled: readonly SpendRow[] })[];
};
export type VerificationAsk = { readonly month?: Month; readonly seed?: string; readonly size?: number };

const USUAL_SIZE = 20;

/** What is looked at again after it was paid: the same for the same seed, size and postings of the year to date. */
export function verificationReport(
  context: ReportContext,
  reader: Actor,
  ask: VerificationAsk,
): Report<VerificationReport> {
  const { seed = '1', size = USUAL_SIZE } = ask;
  const what = { actions: ['see ledger'] as const, verb: 'read verification sample', subject: `sample ${seed}` };
  return reading(context, reader, what, async () => {
    const month = ask.month ?? (await latestMonth(context));
    const year = financialYearOf(lastDayOf(month));
    const paid = await context.store.read((db) => paidPostings(db, { from: year.start, until: lastDayOf(month) }));
    const strata = verificationSample(paid, { seed, size });
    return accepted({
      year: year.label,
      month,
      seed,
      size,
      strata: strata.map((one) => ({ ...one, sampled: one.sampled.map((spend) => named(context, spend)) })),
    });
  });
}
