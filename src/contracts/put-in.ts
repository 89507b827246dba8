import {
  accepted,
  type Day,
  dayText,
  exact,
  exactText,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthOfDay,
  type Outcome,
  quarterOf,
  refused,
} from '../base/index.ts';
import type { Measure, VerifiedResult } from '../indicators/index.ts';
import { type Weighting, weightingAt } from '../practices/index.ts';
import type { Binding, LoadedContract } from './contract.ts';
import type { Foundations } from './foundations.ts';
import type { CheckedTerms } from './language/check.ts';
import type { Members, PutIn } from './language/evaluate.ts';
import { numberText } from './language/number-text.ts';
import { INDICATORS } from './language/terms.ts';
import { otherYear } from './other-year.ts';
import { potWords } from './participation.ts';
import { putInAnswer, putInAnsweredMeasure } from './put-in-answer.ts';
import { type Rate, rateAt } from './rate.ts';
import type { QualityInput, RestsOn, StatementInput } from './statement-line.ts';

/** One working out of a contract: for which month, as known on which day, with what. */
export type Occasion = Pick<StatementInput, 'practice' | 'rates' | 'listSizes' | 'participation'> & {
  readonly contract: LoadedContract;
  readonly contractFrom: Day;
  readonly month: Month;
  readonly knownOn: Day;
  readonly quality: QualityInput | undefined;
};

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
      return from.field === 'list'
        ? putInBoroughList(occasion)
        : putInBoroughRegister(occasion, foundations, indicator);
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

const rests = new WeakMap<Rate, RestsOn>();

export function restsOnRate(rate: Rate): RestsOn {
  const known = rests.get(rate);
  if (known !== undefined) return known;
  const { id, status, source } = rate;
  const dates = { validFrom: isoOfDay(rate.validFrom), knownFrom: isoOfDay(rate.knownFrom) };
  const made: RestsOn = { kind: 'rate', id, value: exactText(rate.value), ...dates, status, source };
  rests.set(rate, made);
  return made;
}

const words = new WeakMap<Rate, string>();

/** A rate with its dates, in words. */
export function rateWords(rate: Rate): string {
  const known = words.get(rate) ?? wordsOf(rate);
  words.set(rate, known);
  return known;
}

function wordsOf(rate: Rate): string {
  const dates = `valid from ${dayText(rate.validFrom)}, known from ${dayText(rate.knownFrom)}`;
  return `${rate.title} ${numberText(rate.value, rate.unit)}, ${dates} (${rate.status})`;
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

function qualityOf({ quality, practice }: Occasion): Outcome<QualityInput> {
  return quality === undefined
    ? noCounts(`There are no counts of ${practice.name} to work achievement out from.`)
    : accepted(quality);
}

type MeasureOfOne = { readonly quality: QualityInput; readonly measure: Measure };

function measureOf(occasion: Occasion, indicator: string | null): Outcome<MeasureOfOne> {
  const quality = qualityOf(occasion);
  if (!quality.ok) return quality;
  const measure = quality.value.measures.find((one) => one.id === indicator);
  if (measure === undefined) return noCounts(`The framework has no measure called ${indicator}.`);
  return accepted({ quality: quality.value, measure });
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
  const value = measure[field];
  const source = `${measure.id} in the framework: ${measure.source}`;
  return accepted({ value: typeof value === 'boolean' ? value : exact(value), source });
}

function putInResult(
  occasion: Occasion,
  foundations: Foundations,
  field: Extract<Binding, { kind: 'result' }>['field'],
  indicator: string | null,
): Outcome<PutIn> {
  const found = measureOf(occasion, indicator);
  if (!found.ok) return found;
  const { quality, measure } = found.value;
  if (field === 'register' && measure.prevalenceRegister !== undefined) {
    return putInNamedRegister(occasion, foundations, found.value, measure.prevalenceRegister);
  }
  const result = verifiedResult(occasion, quality, measure);
  if (!result.ok) return result;
  foundations.add(restsOnCounts(measure.id, result.value));
  const row = result.value.components[field]?.row ?? null;
  const where = row === null ? 'no record in the counts file, so nought' : `counts file, row ${row}`;
  return accepted({ value: exact(result.value[field]), source: `${where}, at ${dayText(quality.periodEnd)}` });
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
  const row = result.value.components.register?.row ?? null;
  const where = row === null ? 'no record in the counts file, so nought' : `counts file, row ${row}`;
  const source = `${where}: the register ${register}, as counted for ${rule}, at ${dayText(quality.periodEnd)}`;
  return accepted({ value: exact(result.value.register), source });
}

function noRuleOf(register: string, measure: Measure): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `${measure.id} is adjusted by the prevalence of the register ${register}, and no rule of the framework counts that register.`,
    remedy: 'Add a rule that begins with this register to the framework, or name another register.',
  });
}

function resultOf(occasion: Occasion, quality: QualityInput, rule: string, called = rule): Outcome<VerifiedResult> {
  if (!quality.results.ok) return quality.results;
  const result = quality.results.value.find((one) => one.indicator === rule);
  const where = `of ${occasion.practice.name} at ${dayText(quality.periodEnd)}`;
  if (result === undefined) return noCounts(`There are no verified counts for ${called} ${where}.`);
  if (result.practice !== occasion.practice.code || result.periodEnd !== quality.periodEnd) {
    return noCounts(
      `The counts for ${called} are of ${result.practice} at ${dayText(result.periodEnd)}, not ${where}.`,
    );
  }
  return accepted(result);
}

/** The counts that a measure's points are earned on. */
function verifiedResult(occasion: Occasion, quality: QualityInput, measure: Measure): Outcome<VerifiedResult> {
  const found = resultOf(occasion, quality, measure.rule, measure.id);
  if (!found.ok) return found;
  const result = found.value;
  if (result.verification === 'unverified' && quality.acceptances?.get(result.definitionHash) === undefined) {
    return refused({
      code: 'result.not-verified',
      message: `The definition of ${measure.id} was not checked against the published rule and nobody has accepted it.`,
      remedy: 'Record an acceptance of this definition, or leave the measure out of the framework.',
    });
  }
  return found;
}

function restsOnCounts(indicator: string, result: VerifiedResult): RestsOn {
  const rowOf = (component: string): number | null => result.components[component]?.row ?? null;
  return {
    kind: 'counts',
    indicator,
    periodEnd: isoOfDay(result.periodEnd),
    file: result.countsFile.sha256,
    rows: { register: rowOf('register'), denominator: rowOf('denominator'), numerator: rowOf('numerator') },
    definitionHash: result.definitionHash,
    evidenceSha256: result.evidenceSha256,
    snapshot: result.snapshot,
  };
}

function putInBoroughRegister(occasion: Occasion, foundations: Foundations, indicator: string | null): Outcome<PutIn> {
  const found = measureOf(occasion, indicator);
  if (!found.ok) return found;
  const { quality, measure } = found.value;
  if (measure.prevalenceAdjusted && measure.prevalence === 'national') return noComparator(measure);
  const { prevalenceRegister: named } = measure;
  const rule = named === undefined ? measure.rule : quality.ruleOfRegister(named);
  if (rule === undefined) return noRuleOf(named ?? measure.id, measure);
  const register = quality.boroughRegister(rule);
  const when = dayText(quality.periodEnd);
  if (register === 'not received') return noCounts(`The borough has no register for ${measure.id} at ${when}.`);
  foundations.add({ kind: 'borough counts', indicator: measure.id, periodEnd: isoOfDay(quality.periodEnd) });
  return accepted({ value: exact(register), source: `counts of every practice of the borough at ${when}` });
}

function noComparator(measure: Measure): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `${measure.id} compares its prevalence with the national one, which this contract does not have.`,
    remedy: 'Name the local prevalence in the measure, or give the contract a national one.',
  });
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

function putInBoroughList(occasion: Occasion): Outcome<PutIn> {
  const quality = qualityOf(occasion);
  if (!quality.ok) return quality;
  const list = quality.value.boroughList;
  const when = dayText(firstDayOf(quarterOf(monthOfDay(quality.value.periodEnd))));
  if (list === 'not received') {
    return refused({ code: 'statement.no-list', message: `The borough's list at ${when} was not received.` });
  }
  return accepted({ value: exact(list), source: `list-size feed of every practice of the borough at ${when}` });
}

function noCounts<T>(message: string): Outcome<T> {
  return refused({
    code: 'statement.no-counts',
    message,
    remedy: 'Import the practice’s counts of that date, and recalculate.',
  });
}
