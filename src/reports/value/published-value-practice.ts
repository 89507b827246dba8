import { accepted, decimalText, type Outcome, type Pence, refused } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import {
  indexOf,
  type PublishedValueAsk,
  publishedValueMap,
  shownPlaced,
  type ValuePractice,
} from './published-value.ts';
import type { PublishedPractice } from './published-value-data.ts';
import { paidPence, shareOfAges, type ValueMap } from './published-value-map.ts';
import { type PracticePaymentYear, practiceYears } from './published-value-years.ts';
import type { ValueChoice } from './value-choice.ts';
import { middleOf } from './value-sensitivity.ts';

/** What one condition adds to a practice's index. */
export type ValueCondition = {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
  readonly recorded: number | 'not received';
  readonly list: number | 'not received';
  /** Per cent, and of whom; with its published 95 % interval. */
  readonly estimate: string;
  readonly of: string;
  /** People of those ages on its list, and how many of them are expected to have the condition. */
  readonly people: string;
  readonly expected: string;
  /** Recorded ÷ expected, and England's. */
  readonly ratio: string;
  readonly englandRatio: string;
  readonly index: Pick<ValuePractice, 'index' | 'lower' | 'upper'> | null;
};

/** What makes up both axes of one practice. */
export type ValuePracticeReport = {
  readonly year: string;
  readonly release: 'published';
  readonly practice: string;
  readonly name: string;
  readonly area: string;
  readonly areaName: string;
  readonly contractType: string;
  /** Null where it is not on the map; `reason` then says why. */
  readonly placed: Omit<ValuePractice, 'deprivationFifth' | 'reliability' | 'isOutlier'> | null;
  readonly reason: string | null;
  readonly conditions: readonly ValueCondition[];
  readonly payment: {
    readonly totalPence: Pence | null;
    readonly leftOut: readonly { readonly name: string; readonly pence: Pence | null }[];
    readonly qofPence: Pence | null;
    readonly isQofLeftOut: boolean;
    readonly remainsPence: Pence | null;
    readonly registered: string;
    readonly weighted: string;
    readonly quarterlyLists: readonly number[];
    readonly medianPounds: string;
  };
  readonly deprivation: string | null;
  readonly unit: 'England = 100' | 'standard deviations from the mean of practices';
  readonly per: ValueChoice['per'];
  /** In every published year, this one too. */
  readonly years: readonly PracticePaymentYear[];
  /** The records in the two files. */
  readonly sources: readonly { readonly what: string; readonly file: string; readonly row: number }[];
};

/** One practice of a published year. Refuses as `publishedValueReport`, and `not-found` for a practice not in the file. */
export async function publishedValuePractice(
  context: ReportContext,
  ask: PublishedValueAsk & { readonly practice: string },
): Promise<Outcome<ValuePracticeReport>> {
  const found = await publishedValueMap(context, ask);
  if (!found.ok) return found;
  const { year, choice, all, map } = found.value;
  const practice = all.find(({ paid }) => paid.practice === ask.practice);
  if (practice === undefined) {
    return refused({
      code: 'not-found',
      message: `No practice ${ask.practice} is in the payments file of ${year.label}.`,
    });
  }
  const { paid } = practice;
  const middle = middleOf(map.placed.map(({ payment }) => payment));
  const placed = map.placed.find((one) => one.practice === practice);
  return accepted({
    year: year.label,
    release: 'published',
    ...{ practice: paid.practice, name: paid.name, area: paid.area, areaName: paid.areaName },
    contractType: paid.contractType === 'unknown' ? 'not stated' : paid.contractType,
    placed: placed === undefined ? null : shownPlaced(placed, choice, middle),
    reason: map.notPlaced.find((one) => one.practice === practice)?.reason ?? null,
    conditions: conditionsOf(context, practice, choice, map),
    payment: paymentOf(context, practice, choice, middle),
    deprivation: practice.deprivation === null ? null : fixed(practice.deprivation, 1),
    unit: choice.spread === 'equal' ? 'standard deviations from the mean of practices' : 'England = 100',
    per: choice.per,
    years: await practiceYears(context, ask.practice, choice),
    sources: sourcesOf(practice),
  });
}

function conditionsOf(
  { caseFinding }: ReportContext,
  practice: PublishedPractice,
  choice: ValueChoice,
  { placed, overall }: ValueMap,
): readonly ValueCondition[] {
  const scores = placed.find((one) => one.practice === practice)?.scores ?? [];
  return caseFinding.conditions.map((condition, at) => {
    const { recorded = null, list = null, expected = null, low, high } = practice.findings.get(condition.id) ?? {};
    const share = choice.basis === 'ages' ? shareOfAges(practice, condition.ages) : 1;
    const people = list === null ? null : list * share;
    const count = people === null || expected === null ? null : (people * expected) / 100;
    const score = scores[at] ?? null;
    return {
      id: condition.id,
      name: condition.name,
      weight: choice.weights.get(condition.id) ?? 0,
      recorded: recorded ?? NOT_RECEIVED,
      list: list ?? NOT_RECEIVED,
      estimate: expected === null ? NOT_RECEIVED : `${expected}% (${low ?? '?'}% to ${high ?? '?'}%)`,
      of: choice.basis === 'ages' ? condition.of : 'everybody on the list',
      people: people === null ? NOT_RECEIVED : String(Math.round(people)),
      expected: count === null ? NOT_RECEIVED : fixed(count, 1),
      ratio: recorded === null || count === null || count === 0 ? 'not worked out' : fixed(recorded / count, 2),
      englandRatio: overall[at] == null ? 'not worked out' : fixed(overall[at], 2),
      index: score === null ? null : indexOf(score, choice),
    };
  });
}

const NOT_RECEIVED = 'not received';

function paymentOf(
  { caseFinding }: ReportContext,
  practice: PublishedPractice,
  { qof }: ValueChoice,
  middle: number,
): ValuePracticeReport['payment'] {
  const { paid, components, lists } = practice;
  return {
    totalPence: paid.total,
    leftOut: caseFinding.leftOutOfPayment.map(({ component, name }) => ({
      name,
      pence: components.get(component) ?? null,
    })),
    qofPence: practice.qof,
    isQofLeftOut: qof === 'without',
    remainsPence: paidPence(practice, qof),
    registered: paid.registered === null ? NOT_RECEIVED : decimalText(paid.registered, 0),
    weighted: paid.weighted === null ? NOT_RECEIVED : decimalText(paid.weighted, 0),
    quarterlyLists: lists,
    medianPounds: fixed(middle, 2),
  };
}

function sourcesOf({ paid, findings }: PublishedPractice): ValuePracticeReport['sources'] {
  const [finding] = findings.values();
  const payments = { what: 'NHS Payments to General Practice', file: paid.file, row: paid.row };
  return finding === undefined
    ? [payments]
    : [payments, { what: 'Recorded and expected prevalence', file: finding.file, row: finding.row }];
}
