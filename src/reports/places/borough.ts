import {
  type Actor,
  accepted,
  type Month,
  type OdsCode,
  quarterOf,
  type Released,
  type ReleasedCount,
} from '../../base/index.ts';
import { releasePublishedFigure } from '../../disclosure/index.ts';
import type { Locality } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { lateFeeds } from '../feeds/late-feeds.ts';
import { mayReviewPremiums } from '../funding/premiums.ts';
import { latestPeriodEnd } from '../measures/measure-named.ts';
import { addPayments, type PracticePayment, paymentsOf } from '../payments/payment.ts';
import { type PlaceRate, ratesOfPlace } from '../rates/rates-of-place.ts';
import { COUNTS, reading } from '../reading.ts';
import type { Destination, Report, ShownPayment } from '../report.ts';
import { contractMonths, latestMonth } from '../statements/statement-month.ts';
import { type AreaMeasure, areaMeasures } from './area-measure.ts';
import { weightedList } from './shown-list.ts';

/** One locality in the borough's table. */
export type LocalityRow = {
  readonly id: string;
  readonly name: string;
  readonly practices: number;
  /** Practices whose list was received; the two lists are theirs alone. */
  readonly listsReceived: number;
  readonly registered: Released<ReleasedCount>;
  readonly weighted: Released<ReleasedCount>;
  /** The month's statements added up, or why not. `practicesPaid` of `practices` have one, as far as all may be seen. */
  readonly payment: ShownPayment;
  readonly practicesPaid: number | 'not shown';
};
/** The borough: measures and money by locality for a month, and which feeds are missing. */
export type BoroughReport = {
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly month: Month;
  readonly months: readonly Month[];
  readonly localities: readonly LocalityRow[];
  readonly payment: ShownPayment;
  readonly measures: readonly AreaMeasure[];
  /** Rates, surveys and other measures that no rule about people decides, of every framework in force. */
  readonly rates: readonly PlaceRate[];
  readonly missingFeeds: readonly { readonly words: string; readonly to: Destination }[];
  /** Whether the reader may open the review of PMS premiums, and there is one. */
  readonly mayReviewPremiums: boolean;
};

export type BoroughAsk = { readonly month?: Month };

/** The whole commissioner for a month. */
export function boroughReport(context: ReportContext, reader: Actor, ask: BoroughAsk): Report<BoroughReport> {
  const what = { actions: COUNTS, verb: 'read borough', subject: context.register.commissioner.code };
  return reading(context, reader, what, async ({ level }) => {
    const month = ask.month ?? (await latestMonth(context));
    const { code, name } = context.register.commissioner;
    const payments = await paymentsOf(context, reader, context.register.practices(), month);
    const localities: LocalityRow[] = [];
    for (const locality of context.register.localities()) {
      localities.push(await localityRow(context, locality, month, payments));
    }
    return accepted({
      commissioner: { code, name },
      month,
      months: contractMonths(context),
      localities,
      payment: addPayments(payments.map((one) => one.payment)).payment,
      measures: await areaMeasures(context, { reader, level }, 'commissioner', await latestPeriodEnd(context)),
      rates: await ratesOfPlace(context, { reader, level }, { level: 'commissioner', area: code }),
      missingFeeds: missingFeeds(context, reader),
      mayReviewPremiums: await mayReviewPremiums(context, reader),
    });
  });
}

async function localityRow(
  context: ReportContext,
  locality: Locality,
  month: Month,
  payments: readonly PracticePayment[],
): Promise<LocalityRow> {
  const practices = context.register.inLocality(locality.id);
  const lists = await context.book.lists(quarterOf(month));
  const received = practices.flatMap((practice) => {
    const list = lists.get(practice.code);
    return list === undefined
      ? []
      : [{ registered: list.registered, weighted: Number(weightedList(practice, list.registered)) }];
  });
  const own = payments.filter(({ practice }) => practice.locality === locality.id).map((one) => one.payment);
  const { payment, paid } = addPayments(own);
  return {
    id: locality.id,
    name: locality.name,
    practices: practices.length,
    listsReceived: received.length,
    registered: total(received.map((list) => list.registered)),
    weighted: total(received.map((list) => list.weighted)),
    payment,
    practicesPaid: paid,
  };
}

/** Lists added up; not received when none of them was. */
function total(lists: readonly number[]): Released<ReleasedCount> {
  return releasePublishedFigure(lists.length === 0 ? 'not received' : lists.reduce((sum, list) => sum + list, 0));
}

/** At most this many are named; the Feeds page has them all. */
const MOST_NAMED = 10;

function missingFeeds(context: ReportContext, reader: Actor): BoroughReport['missingFeeds'] {
  if (!context.rules.may(reader, 'see feeds', {}).ok) return [];
  return lateFeeds(context)
    .slice(0, MOST_NAMED)
    .map(({ words }) => ({ words, to: { page: 'feeds' as const } }));
}
