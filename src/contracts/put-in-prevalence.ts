import {
  accepted,
  dayText,
  exact,
  firstDayOf,
  isoOfDay,
  monthOfDay,
  type Outcome,
  quarterOf,
  refused,
} from '../base/index.ts';
import type { Measure } from '../indicators/index.ts';
import type { Binding } from './contract.ts';
import type { Foundations } from './foundations.ts';
import type { PutIn } from './language/trace.ts';
import { type MeasureOfOne, measureOf, noCounts, noRuleOf, qualityOf } from './measure-result.ts';
import { rateAt, rateWords, restsOnRate } from './rate.ts';
import type { BoroughPrevalence, Occasion, QualityInput } from './statement-input.ts';

type BoroughField = Extract<Binding, { kind: 'borough' }>['field'];

/** The borough's register of a measure, or its list: at the period end, or frozen at the 31 March before the year. */
export function putInBorough(
  occasion: Occasion,
  foundations: Foundations,
  field: BoroughField,
  indicator: string | null,
): Outcome<PutIn> {
  const quality = qualityOf(occasion);
  if (!quality.ok) return quality;
  const isFrozen = field === 'frozenRegister' || field === 'frozenList';
  const borough = isFrozen ? quality.value.frozen : boroughNow(quality.value);
  if (borough === undefined)
    return noCounts('The borough’s prevalence at the 31 March before the year was not frozen.');
  if (field === 'list' || field === 'frozenList') return putInList(borough);
  return putInRegister(occasion, foundations, borough, indicator, isFrozen);
}

function boroughNow({ periodEnd, boroughRegister, boroughList }: QualityInput): BoroughPrevalence {
  return { periodEnd, register: boroughRegister, list: boroughList };
}

function putInRegister(
  occasion: Occasion,
  foundations: Foundations,
  { periodEnd, register: of }: BoroughPrevalence,
  indicator: string | null,
  isFrozen: boolean,
): Outcome<PutIn> {
  const found = measureOf(occasion, indicator);
  if (!found.ok) return found;
  const { measure } = found.value;
  if (!isFrozen && measure.prevalenceAdjusted && measure.prevalence === 'national') return noComparator(measure);
  const rule = ruleOfPrevalence(found.value);
  if (rule === undefined) return noRuleOf(measure.prevalenceRegister ?? measure.id, measure);
  const register = of(rule);
  const when = dayText(periodEnd);
  if (register === 'not received') return noCounts(`The borough has no register for ${measure.id} at ${when}.`);
  foundations.add({ kind: 'borough counts', indicator: measure.id, periodEnd: isoOfDay(periodEnd) });
  const frozen = isFrozen ? ', frozen for the year' : '';
  return accepted({ value: exact(register), source: `counts of every practice of the borough at ${when}${frozen}` });
}

function ruleOfPrevalence({ quality, measure }: MeasureOfOne): string | undefined {
  const { prevalenceRegister: named } = measure;
  return named === undefined ? measure.rule : quality.ruleOfRegister(named);
}

function putInList({ periodEnd, list }: BoroughPrevalence): Outcome<PutIn> {
  const when = dayText(firstDayOf(quarterOf(monthOfDay(periodEnd))));
  if (list === 'not received') {
    return refused({ code: 'statement.no-list', message: `The borough's list at ${when} was not received.` });
  }
  return accepted({ value: exact(list), source: `list-size feed of every practice of the borough at ${when}` });
}

/** The nation's prevalence of a measure's register: the rate `national-prevalence-<register>`. */
export function putInNational(occasion: Occasion, foundations: Foundations, indicator: string | null): Outcome<PutIn> {
  const found = measureOf(occasion, indicator);
  if (!found.ok) return found;
  const { quality, measure } = found.value;
  const register = measure.prevalenceRegister ?? quality.registerOf?.(measure.rule);
  if (register === undefined) return noComparator(measure);
  const rate = rateAt(occasion.rates, `national-prevalence-${register}`, quality.periodEnd, occasion.knownOn);
  if (!rate.ok) return noComparator(measure);
  foundations.add(restsOnRate(rate.value));
  return accepted({ value: rate.value.value, source: rateWords(rate.value), known: isoOfDay(rate.value.knownFrom) });
}

function noComparator(measure: Measure): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `${measure.id} compares its prevalence with the national one, which this contract does not have.`,
    remedy: 'Name the local prevalence in the measure, or give the contract a national one.',
  });
}
