import { type Actor, accepted, assert, type OdsCode, type Pence, type Released } from '../../base/index.ts';
import { releaseDerived, type ShownRate } from '../../disclosure/index.ts';
import { ASSURANCE_READERS } from '../assurance/assurance-practice.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type ContractPart, countedPence, NO_CONTRACT, type WeighedList } from './contract-value.ts';
import {
  measuresOf,
  medianPoundsOf,
  rowsOf,
  unitOf,
  type ValueMeasure,
  type ValueReport,
  type ValueRow,
} from './value.ts';
import { type ValueAsk, type ValueFound, valueFound } from './value-found.ts';

/** What one measure adds to a practice's composite. */
export type ValuePart = ValueMeasure & {
  readonly rate: Released<ShownRate>;
  /** Whether the figure is left out because it cannot be, or can hardly be. */
  readonly isStopped: boolean;
  /** Its share less everybody’s, in the unit of the composite. */
  readonly score: Released<string | null>;
  /** Its share of the composite: score × weight ÷ the weight of all that have a figure. The parts add to the composite. */
  readonly adds: Released<string | null>;
};

/** What makes up the value of its contract in the month. */
export type ValuePayment = {
  readonly parts: readonly ContractPart[];
  /** What is divided by patients. */
  readonly countedPence: Pence;
  readonly heldLines: number;
  readonly lists: readonly WeighedList[];
};

/** What makes up both axes of one practice. */
export type ValueOfPracticeReport = Pick<
  ValueReport,
  'month' | 'periodEnd' | 'beforeEnd' | 'unit' | 'choice' | 'policy' | 'medianPounds'
> & {
  readonly place: PracticePlace;
  readonly row: ValueRow;
  readonly measures: readonly ValuePart[];
  /** Null: not for the reader to see; a text: why there is none. */
  readonly payment: ValuePayment | string | null;
};

/** One practice on the map. Refuses as `valueFound`, and a practice that is not in the register. */
export function valueOfPracticeReport(
  context: ReportContext,
  reader: Actor,
  ask: ValueAsk & { readonly practice: OdsCode },
): Report<ValueOfPracticeReport> {
  const subject = `value ${ask.practice}`;
  const what = { actions: ASSURANCE_READERS, verb: 'read value', subject };
  return reading(context, reader, what, async ({ level }) => {
    const place = placeOf(context.register, ask.practice);
    if (!place.ok) return place;
    const made = await valueFound(context, reader, level, ask);
    if (!made.ok) return made;
    const found = made.value;
    const { month, periodEnd, beforeEnd, choice, policy } = found;
    const rows = rowsOf(context, found);
    const row = rows.find(({ practice }) => practice === ask.practice);
    assert(row !== undefined, 'a practice of the register has a row');
    return accepted({
      place: place.value,
      ...{ month, periodEnd, beforeEnd, policy, row },
      unit: unitOf(choice),
      choice: { spread: choice.spread, missing: choice.missing, per: choice.per, qof: choice.qof },
      medianPounds: medianPoundsOf(found, rows),
      measures: partsOf(found, ask.practice),
      payment: context.rules.may(reader, 'see practice money', { practice: ask.practice }).ok
        ? paymentOf(found, ask.practice)
        : null,
    });
  });
}

function partsOf(found: ValueFound, code: OdsCode): readonly ValuePart[] {
  const { assured, scores, practices } = found;
  const at = practices.findIndex((practice) => practice.code === code);
  const measures = measuresOf(found);
  const own = scores.scores.map((measure) => measure[at] ?? null);
  const there = measures.reduce((sum, { weight }, index) => sum + (own[index] === null ? 0 : weight), 0);
  return measures.map((measure, index): ValuePart => {
    const result = assured[index]?.results.find(({ practice }) => practice.code === code);
    assert(result !== undefined, 'a measure is judged over every practice of the register');
    const score = own[index] ?? null;
    const isIn = score !== null && measure.weight > 0 && scores.quality[at] !== null;
    return {
      ...measure,
      rate: result.rate,
      isStopped: result.judged.value.standing === 'implausible',
      score: releaseDerived(result.rate, () => score && fixed(score.value, 2)),
      adds: releaseDerived(result.rate, () => (isIn ? fixed((score.value * measure.weight) / there, 2) : null)),
    };
  });
}

function paymentOf({ values, choice }: ValueFound, code: OdsCode): ValuePayment | string {
  const value = values.get(code) ?? NO_CONTRACT;
  if (typeof value === 'string') return value;
  const { parts, heldLines, lists } = value;
  return { parts, heldLines, lists, countedPence: countedPence(value, choice.qof) };
}
