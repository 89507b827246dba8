import {
  accepted,
  type Day,
  dayText,
  exact,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthOfDay,
  type Outcome,
  quarterOf,
  refused,
} from '../base/index.ts';
import type { VerifiedResult } from '../indicators/index.ts';
import { type Weighting, weightingAt } from '../practices/index.ts';
import type { Binding } from './contract.ts';
import type { Foundations } from './foundations.ts';
import type { CheckedTerms } from './language/check.ts';
import { INDICATORS } from './language/terms.ts';
import type { Members, PutIn } from './language/trace.ts';
import {
  type MeasureOfOne,
  measureOf,
  noCounts,
  noRuleOf,
  paidOn,
  qualityOf,
  restsOnCounts,
  resultOf,
} from './measure-result.ts';
import { otherYear } from './other-year.ts';
import { potWords } from './participation.ts';
import { putInAnswer, putInAnsweredMeasure } from './put-in-answer.ts';
import { putInBorough, putInNational } from './put-in-prevalence.ts';
import { type Rate, rateAt, rateWords, restsOnRate } from './rate.ts';
import type { RestsOn } from './rests-on.ts';
import type { LastAccepted, Occasion } from './statement-input.ts';

/**
 * What the occasion's sums run over: the measures, or the members that the contract itself lists. Refuses
 * `statement.no-counts` when no counts were given.
 */
export function membersOf(occasion: Occasion): Members {
  return (set) => {
    if (set !== INDICATORS) return listedMembers(occasion.contract.terms, set);
    const quality = qualityOf(occasion);
    if (!quality.ok) return quality;
    const { measures, answered = [] } = quality.value;
    return accepted([...measures, ...answered].map((measure) => measure.id));
  };
}

function listedMembers({ sets }: CheckedTerms, set: string): Outcome<readonly string[]> {
  const members = sets.get(set)?.members;
  if (members !== undefined) return accepted(members);
  return noCounts(`Nobody has said what ${sets.get(set)?.label ?? set} there are.`);
}

/**
 * Finds what is put in for an input, and notes what it rests on.
 * Refuses `statement.no-rate`, `statement.no-list`, `statement.no-counts` or `result.not-verified`, in words.
 */
export function putIn(
  occasion: Occasion,
  foundations: Foundations,
  name: string,
  indicator: string | null,
): Outcome<PutIn> {
  const from = occasion.contract.json.inputs[name]?.from;
  if (from === undefined) return refused({ code: 'definition.invalid', message: `There is no input called ${name}.` });
  switch (from.kind) {
    case 'constant':
      return accepted({ value: exact(from.value), source: 'in the contract' });
    case 'rate':
      return putInRate(occasion, foundations, from);
    case 'list':
      return putInList(occasion, foundations, from.quarter);
    case 'practice':
      return putInWeighting(occasion, foundations, from.quarter);
    case 'measure':
      return (
        putInAnsweredMeasure(occasion, foundations, from.field, indicator) ??
        putInMeasure(occasion, foundations, from.field, indicator)
      );
    case 'result':
      return (
        putInAnswer(occasion, foundations, from.field, indicator) ??
        putInResult(occasion, foundations, from.field, indicator)
      );
    case 'borough':
      return putInBorough(occasion, foundations, from.field, indicator);
    case 'nation':
      return putInNational(occasion, foundations, indicator);
    case 'participation':
      return putInParticipation(occasion, foundations, from.field);
  }
}

type RateBinding = Extract<Binding, { kind: 'rate' }>;

/** The rate that an input takes on an occasion. */
export function rateOn(occasion: Occasion, from: RateBinding): Outcome<Rate> {
  const { month, knownOn, rates } = occasion;
  if (from.on === 'the month') return rateAt(rates, from.rate, firstDayOf(month), knownOn);
  const quality = qualityOf(occasion);
  return quality.ok ? rateAt(rates, from.rate, quality.value.periodEnd, knownOn) : quality;
}

function putInRate(occasion: Occasion, foundations: Foundations, from: RateBinding): Outcome<PutIn> {
  const rate = rateOn(occasion, from);
  if (!rate.ok) return rate;
  foundations.add(restsOnRate(rate.value));
  return accepted({ value: rate.value.value, source: rateWords(rate.value), known: isoOfDay(rate.value.knownFrom) });
}

type WeightingQuarter = Extract<Binding, { kind: 'practice' }>['quarter'];

/** The dated weighting that holds on the first day of its quarter; undefined where none was known. */
export function weightingOn(
  { practice, month, contract, knownOn }: Occasion,
  which: WeightingQuarter = 'of the month',
): { readonly on: Day; readonly found: Weighting | undefined } {
  const on = firstDayOf(quarterOf(which === 'of the month' ? month : monthOfDay(contract.validFrom)));
  return { on, found: weightingAt(practice.weightings ?? [], on, knownOn) };
}

function putInWeighting(occasion: Occasion, foundations: Foundations, which: WeightingQuarter): Outcome<PutIn> {
  const { practice, knownOn } = occasion;
  foundations.add({ kind: 'practice register', practice: practice.code });
  const { weightings, weightedToRegistered } = practice;
  if (weightings === undefined) return accepted({ value: exact(weightedToRegistered), source: 'practice register' });
  const { on, found } = weightingOn(occasion, which);
  if (found === undefined) {
    return refused({
      code: 'statement.no-rate',
      message: `The weighting of ${practice.name} on ${dayText(on)} was not known on ${dayText(knownOn)}.`,
      remedy: 'Add it to the practice register with its dates and source.',
    });
  }
  const { value, validFrom, knownFrom, source } = found;
  const dates = `valid from ${dayText(validFrom)}, known from ${dayText(knownFrom)}`;
  return accepted({
    value: exact(value),
    source: `practice register, ${dates}: ${source}`,
    known: isoOfDay(knownFrom),
  });
}

type ListQuarter = Extract<Binding, { kind: 'list' }>['quarter'];

function putInList(occasion: Occasion, foundations: Foundations, which: ListQuarter): Outcome<PutIn> {
  const quarter = quarterMeant(occasion, which);
  if (!quarter.ok) return quarter;
  const list = occasion.listSizes(quarter.value);
  const when = dayText(firstDayOf(quarter.value));
  if (list === 'not received') {
    return refused({
      code: 'statement.no-list',
      message: `The registered list of ${occasion.practice.name} at ${when} was not received.`,
      remedy: 'Import the list-size file of that quarter.',
    });
  }
  if (list.quarter !== undefined && list.quarter !== quarter.value) {
    return refused(otherYear(`A list at ${dayText(firstDayOf(list.quarter))} was put in for the one at ${when}.`));
  }
  foundations.add({ kind: 'list size', quarter: isoOfMonth(quarter.value), file: list.file, row: list.row });
  return accepted({ value: exact(list.registered), source: `list-size feed at ${when}, row ${list.row}` });
}

/** The quarter whose list or weighting is put in. */
export function quarterMeant(occasion: Occasion, which: ListQuarter): Outcome<Month> {
  if (which === 'of the month') return accepted(quarterOf(occasion.month));
  if (which === 'first of the contract year') return accepted(quarterOf(monthOfDay(occasion.contract.validFrom)));
  const quality = qualityOf(occasion);
  return quality.ok ? accepted(quarterOf(monthOfDay(quality.value.periodEnd))) : quality;
}

function putInMeasure(
  occasion: Occasion,
  foundations: Foundations,
  field: Extract<Binding, { kind: 'measure' }>['field'],
  indicator: string | null,
): Outcome<PutIn> {
  const found = measureOf(occasion, indicator);
  if (!found.ok) return found;
  const { quality, measure } = found.value;
  foundations.add({ kind: 'measure', indicator: measure.id, frameworkHash: quality.frameworkHash });
  const value = field === 'comparedNationally' ? measure.prevalence === 'national' : measure[field];
  const source = `${measure.id} in the framework: ${measure.source}`;
  return accepted({ value: typeof value === 'boolean' ? value : exact(value), source });
}

function putInResult(
  occasion: Occasion,
  foundations: Foundations,
  field: ResultField,
  indicator: string | null,
): Outcome<PutIn> {
  const found = measureOf(occasion, indicator);
  if (!found.ok) return found;
  const { quality, measure } = found.value;
  if (field === 'register' && measure.prevalenceRegister !== undefined) {
    return putInNamedRegister(occasion, foundations, found.value, measure.prevalenceRegister);
  }
  const paid = paidOn(occasion, quality, measure);
  if (!paid.ok) return paid;
  const { result, queried } = paid.value;
  foundations.add(restsOnCounts(measure.id, result));
  const source = `${rowWords(result, field)}, at ${dayText(result.periodEnd)}`;
  if (queried === undefined) return accepted({ value: exact(result[field]), source });
  foundations.add(restsOnQuery(measure.id, queried, result.periodEnd));
  return accepted({ value: exact(result[field]), source: `${source}, ${inPlaceWords(queried, field)}` });
}

type ResultField = Extract<Binding, { kind: 'result' }>['field'];

function rowWords(result: VerifiedResult, field: ResultField): string {
  const row = result.components[field]?.row ?? null;
  return row === null ? 'no record in the counts file, so nought' : `counts file, row ${row}`;
}

/** Why the last accepted value stands in a formula, and the number that it stands in place of. */
function inPlaceWords({ periodEnd, raisedOn, counted }: LastAccepted, field: ResultField): string {
  const number = counted === 'not received' ? 'what was counted' : String(counted[field]);
  return `the last accepted value in place of ${number} at ${dayText(periodEnd)}, queried since ${dayText(raisedOn)}`;
}

function restsOnQuery(indicator: string, { periodEnd, raisedOn, dueOn }: LastAccepted, acceptedAt: Day): RestsOn {
  const dates = { raisedOn: isoOfDay(raisedOn), dueOn: isoOfDay(dueOn), acceptedAt: isoOfDay(acceptedAt) };
  return { kind: 'query', indicator, periodEnd: isoOfDay(periodEnd), ...dates };
}

/** The people of a register that is not the measure's own, from the counts of a rule that begins with it. */
function putInNamedRegister(
  occasion: Occasion,
  foundations: Foundations,
  { quality, measure }: MeasureOfOne,
  register: string,
): Outcome<PutIn> {
  const rule = quality.ruleOfRegister(register);
  if (rule === undefined) return noRuleOf(register, measure);
  const result = resultOf(occasion, quality, rule);
  if (!result.ok) return result;
  foundations.add(restsOnCounts(rule, result.value));
  const source = `${rowWords(result.value, 'register')}: the register ${register}, as counted for ${rule}, at ${dayText(quality.periodEnd)}`;
  return accepted({ value: exact(result.value.register), source });
}

function putInParticipation(
  { participation, practice }: Occasion,
  foundations: Foundations,
  field: Extract<Binding, { kind: 'participation' }>['field'],
): Outcome<PutIn> {
  if (participation === undefined) return noCounts(`${practice.name} has signed no agreement to take part.`);
  const { framework, validFrom, hash, pot, points } = participation;
  foundations.add({ kind: 'contract', id: `${framework} at ${practice.code} from ${isoOfDay(validFrom)}`, hash });
  if (field === 'pot') return accepted({ value: pot, source: potWords(participation) });
  return accepted({ value: exact(points), source: `all measures of ${framework}` });
}
