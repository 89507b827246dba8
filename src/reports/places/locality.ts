import { type Actor, accepted, type Month, type OdsCode, type Outcome, quarterOf, refused } from '../../base/index.ts';
import type { Locality, Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { latestPeriodEnd } from '../measures/measure-named.ts';
import { addPayments, type PracticePayment, paymentsOf, perWeighted } from '../payments/payment.ts';
import { type PlaceRate, ratesOfPlace } from '../rates/rates-of-place.ts';
import { COUNTS, reading } from '../reading.ts';
import type { Report, ShownList, ShownPayment } from '../report.ts';
import { contractMonths, latestMonth } from '../statements/statement-month.ts';
import { type AreaMeasure, areaMeasures } from './area-measure.ts';
import { shownList } from './shown-list.ts';

/** One practice in a locality's table. */
export type PracticeRow = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly team: string;
  readonly contractType: 'GMS' | 'PMS' | 'APMS';
  readonly list: ShownList;
  readonly payment: ShownPayment;
  /** The month's payment per weighted patient in pounds to the penny, e.g. `10.41`; null when either is missing. */
  readonly poundsPerWeighted: string | null;
};
export type TeamRows = { readonly id: string; readonly name: string; readonly practices: readonly PracticeRow[] };
/** A locality: its teams and practices for a month, and its measures. */
export type LocalityReport = {
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly locality: { readonly id: string; readonly name: string };
  readonly month: Month;
  readonly months: readonly Month[];
  readonly teams: readonly TeamRows[];
  readonly payment: ShownPayment;
  readonly measures: readonly AreaMeasure[];
  /** Rates, surveys and other measures that no rule about people decides, of every framework in force. */
  readonly rates: readonly PlaceRate[];
};

export type LocalityAsk = { readonly locality: string; readonly month?: Month };

/** A locality for a month. Refuses `not-found`. */
export function localityReport(context: ReportContext, reader: Actor, ask: LocalityAsk): Report<LocalityReport> {
  const what = { actions: COUNTS, verb: 'read locality', subject: `locality ${ask.locality}` };
  return reading(context, reader, what, async ({ level }) => {
    const locality = localityNamed(context, ask.locality);
    if (!locality.ok) return locality;
    const { id, name } = locality.value;
    const month = ask.month ?? (await latestMonth(context));
    const practices = context.register.inLocality(id);
    const payments = await paymentsOf(context, reader, practices, month);
    const { code, name: commissioner } = context.register.commissioner;
    return accepted({
      commissioner: { code, name: commissioner },
      locality: { id, name },
      month,
      months: contractMonths(context),
      teams: await teamsOf(context, locality.value, payments, month),
      payment: addPayments(payments.map((one) => one.payment)).payment,
      measures: await areaMeasures(context, { reader, level }, { locality: id }, await latestPeriodEnd(context)),
      rates: await ratesOfPlace(context, { reader, level }, { level: 'locality', area: id }),
    });
  });
}

function localityNamed(context: ReportContext, id: string): Outcome<Locality> {
  const localities = context.register.localities();
  const found = localities.find((locality) => locality.id === id);
  if (found !== undefined) return accepted(found);
  return refused({
    code: 'not-found',
    message: `${context.register.commissioner.name} has no locality ${id}.`,
    remedy: `Use one of: ${localities.map((locality) => locality.id).join(', ')}.`,
  });
}

async function teamsOf(
  context: ReportContext,
  locality: Locality,
  payments: readonly PracticePayment[],
  month: Month,
): Promise<readonly TeamRows[]> {
  const rows: PracticeRow[] = [];
  for (const { practice, payment } of payments) rows.push(await rowOf(context, practice, payment, month));
  return locality.teams.map(({ id, name }) => ({ id, name, practices: rows.filter((row) => row.team === id) }));
}

async function rowOf(
  context: ReportContext,
  practice: Practice,
  payment: ShownPayment,
  month: Month,
): Promise<PracticeRow> {
  const { code, name, team, contractType } = practice;
  const list = await shownList(context, practice, quarterOf(month));
  return { practice: code, name, team, contractType, list, payment, poundsPerWeighted: perWeighted(payment, list) };
}
