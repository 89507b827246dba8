import { assert } from '../../base/index.ts';
import {
  add,
  allOf,
  atLeast,
  choose,
  divide,
  type Expression,
  greaterOf,
  keepBetween,
  lesserOf,
  multiply,
  not,
  type Operand,
  onlyIf,
  subtract,
  sumOf,
} from './expression.ts';
import { type AchievementForm, type ActivityForm, type Band, FORMS, type Form, type GainLossForm } from './form.ts';
import type { InputDeclaration, TermDeclaration } from './terms.ts';

/** A term as it is written: by a formula, or as a form. */
export type WrittenTerm = Omit<TermDeclaration, 'formula'> & Form & { readonly formula?: Expression };

/** What written terms stand for: plain terms, and the constants that their forms need. */
export type PlainTerms = {
  readonly terms: readonly TermDeclaration[];
  readonly inputs: Readonly<Record<string, InputDeclaration>>;
};

/** Why a factor of quality above 1 or below 0 is not gone by. */
export const QUALITY_WITHHOLDS = 'quality can only withhold a gain, and is between 0 and 1';

/** Puts plain terms in the place of those that are written as forms. */
export function plainTerms(written: readonly WrittenTerm[]): PlainTerms {
  const terms: TermDeclaration[] = [];
  const inputs: Record<string, InputDeclaration> = {};
  for (const one of written) {
    const parts = new Parts(one);
    const formula = one.formula ?? formulaOf(one, parts);
    terms.push(...parts.terms, parts.whole(formula));
    Object.assign(inputs, parts.inputs);
  }
  return { terms, inputs };
}

function formulaOf(term: WrittenTerm, parts: Parts): Expression {
  const form = FORMS.find((one) => term[one] !== undefined);
  assert(form !== undefined, `the term ${term.id} has a formula or a form`);
  switch (form) {
    case 'capitation':
      return overMembers(parts, term.capitation?.over, capitation(given(term.capitation)));
    case 'achievement':
      return achievement(given(term.achievement), parts);
    case 'itemOfService':
      return overMembers(parts, term.itemOfService?.over, items(given(term.itemOfService)));
    case 'activity':
      return activity(given(term.activity), parts);
    case 'gainLossShare':
      return gainLossShare(given(term.gainLossShare), parts);
    default:
      return simpleFormula(term, form, parts);
  }
}

type SimpleForm = Exclude<
  (typeof FORMS)[number],
  'capitation' | 'achievement' | 'itemOfService' | 'activity' | 'gainLossShare'
>;

function simpleFormula(term: WrittenTerm, form: SimpleForm, parts: Parts): Expression {
  switch (form) {
    case 'block': {
      const { amount, parts: number } = given(term.block);
      return divide(amount, number);
    }
    case 'reimbursement': {
      const { cost, limits } = given(term.reimbursement);
      return lesserOf(cost, ...limits);
    }
    case 'onAccount': {
      const { of, share, uprating, parts: number } = given(term.onAccount);
      const amount = multiply(of, ...(uprating === undefined ? [] : [uprating]), share);
      return number === undefined ? amount : divide(amount, number);
    }
    case 'settlement': {
      const { earned, onAccount } = given(term.settlement);
      return subtract(earned, onAccount);
    }
    case 'taper':
      return taper(given(term.taper), parts);
    case 'guarantee': {
      const { amount, least } = given(term.guarantee);
      return greaterOf(amount, least);
    }
    case 'deduction': {
      const { of, rate } = given(term.deduction);
      return multiply(parts.constant('minus-one', 'factor', '-1'), of, rate);
    }
  }
}

function capitation({ list, price }: NonNullable<Form['capitation']>): Expression {
  return multiply(list, price);
}

function items({ items: number, fee, cap }: NonNullable<Form['itemOfService']>): Expression {
  return multiply(cap === undefined ? number : lesserOf(number, cap), fee);
}

function taper({ amount, elapsed, length, floor }: NonNullable<Form['taper']>, parts: Parts): Expression {
  const [none, one] = [parts.constant('none', 'factor', '0'), parts.constant('one', 'factor', '1')];
  const passed = parts.term('passed', 'part of the time that has passed', 'share', divide(elapsed, length));
  const left = parts.term('left', 'part that is left', 'share', keepBetween(subtract(one, passed), none, one));
  return floor === undefined ? multiply(amount, left) : greaterOf(multiply(amount, left), floor);
}

/** The formula for one member of a set, summed; the formula itself where there is no set. */
function overMembers(parts: Parts, over: string | undefined, formula: Expression): Expression {
  return over === undefined ? formula : sumOf(parts.each(over, formula));
}

function achievement(form: AchievementForm, parts: Parts): Expression {
  const { achieved, lower, upper, points, price, listIndex, prevalence, prevalenceAdjusted, over } = form;
  const [none, one] = [parts.constant('none', 'factor', '0'), parts.constant('one', 'factor', '1')];
  const width = parts.term('width', 'width between the thresholds', 'percent', subtract(upper, lower), over);
  const within = divide(subtract(achieved, lower), width);
  const share = parts.term('share', 'share of the points', 'share', keepBetween(within, none, one), over);
  if (price === undefined) return overMembers(parts, over, multiply(share, points));
  const earned = parts.term('points', 'points', 'points', multiply(share, points), over);
  const factors: Operand[] = [earned, price];
  if (listIndex !== undefined) factors.push(listIndex);
  if (prevalence !== undefined && prevalenceAdjusted === undefined) factors.push(prevalence);
  if (prevalence !== undefined && prevalenceAdjusted !== undefined) {
    const counted = choose(prevalenceAdjusted, prevalence, one);
    factors.push(parts.term('prevalence', 'prevalence factor that counts', 'factor', counted, over));
  }
  return overMembers(parts, over, multiply(...factors));
}

function activity({ activity: number, price, policy, over }: ActivityForm, parts: Parts): Expression {
  if (policy === undefined) return overMembers(parts, over, multiply(number, price));
  const priced = choose(policy.applies, multiply(number, policy.price), multiply(number, price));
  if (policy.unsure === undefined) return overMembers(parts, over, priced);
  const sure = parts.flag('sure', 'nothing that a clinician has to look at', not(policy.unsure), over);
  return overMembers(parts, over, onlyIf(sure, priced, policy.because));
}

function gainLossShare(form: GainLossForm, parts: Parts): Expression {
  const { baseline, actual, cap, collar, quality } = form;
  const isGain = parts.flag('is-gain', 'no more than the baseline was spent', atLeast(baseline, actual));
  const between = choose(isGain, subtract(baseline, actual), subtract(actual, baseline));
  const difference = parts.pounds('difference', 'difference from the baseline', between);
  const shared = sharedOf(form.bands, 'band', difference, form, parts);
  const lost = form.lossBands === undefined ? shared : sharedOf(form.lossBands, 'loss-band', difference, form, parts);
  const gain = limited(shared, cap, 'gain', baseline, parts);
  const paid = quality === undefined ? gain : multiply(gain, withholding(quality, parts));
  const minusOne = parts.constant('minus-one', 'factor', '-1');
  return choose(isGain, paid, multiply(minusOne, limited(lost, collar, 'loss', baseline, parts)));
}

/** The factor of quality, which lets none of a gain through, some of it or all: it can withhold, and never add. */
function withholding(quality: string, parts: Parts): string {
  const [none, one] = [parts.constant('none', 'factor', '0'), parts.constant('one', 'factor', '1')];
  const isPart = allOf(atLeast(quality, none), atLeast(one, quality));
  const only = onlyIf(parts.flag('withholds', 'quality is between 0 and 1', isPart), quality, QUALITY_WITHHOLDS);
  return parts.term('quality', 'quality', 'factor', only);
}

function limited(shared: string, most: string | undefined, what: string, baseline: string, parts: Parts): Operand {
  if (most === undefined) return { ref: shared };
  const limit = parts.pounds(`most-${what}`, `most that is passed on of a ${what}`, multiply(baseline, most));
  return parts.pounds(`limited-${what}`, `${what} passed on, within its limit`, lesserOf(shared, limit));
}

/** The shares of the bands, added; nothing where the difference does not reach the least that is shared. */
function sharedOf(
  bands: readonly Band[],
  kind: string,
  difference: string,
  { baseline, minimum }: GainLossForm,
  parts: Parts,
): string {
  const limits = bands.map(({ upTo }, index) =>
    upTo === undefined
      ? undefined
      : parts.pounds(`${kind}-${index + 1}-end`, `where band ${index + 1} ends`, multiply(baseline, upTo)),
  );
  const shares = bands.map(({ share }, index) => {
    const within = withinBand(difference, limits[index - 1], limits[index]);
    const amount = parts.pounds(`${kind}-${index + 1}`, `amount in band ${index + 1}`, within);
    return multiply(amount, share);
  });
  const sum = shares.length === 1 && shares[0] !== undefined ? shares[0] : add(...shares);
  if (minimum === undefined) return parts.pounds(`${kind}-shared`, 'share passed on', sum);
  const least = parts.pounds(`${kind}-least`, 'least difference that is shared', multiply(baseline, minimum));
  const reached = parts.flag(`${kind}-reached`, 'the least is reached', atLeast(difference, least));
  const nothing = parts.poundsConstant('nothing', '0');
  const reason = 'the difference is below the least that is shared';
  return parts.pounds(`${kind}-shared`, 'share passed on', choose(reached, sum, nothing, reason));
}

function withinBand(difference: string, from: string | undefined, to: string | undefined): Expression {
  if (from === undefined) return to === undefined ? { ref: difference } : lesserOf(difference, to);
  if (to === undefined) return subtract(greaterOf(difference, from), from);
  return subtract(keepBetween(difference, from, to), from);
}

function given<T>(form: T | undefined): T {
  assert(form !== undefined, 'a form that was found is there');
  return form;
}

/** The plain terms and constants that a form makes beside its own term. */
class Parts {
  readonly terms: TermDeclaration[] = [];
  readonly inputs: Record<string, InputDeclaration> = {};
  readonly #of: WrittenTerm;

  constructor(of: WrittenTerm) {
    this.#of = of;
  }

  whole(formula: Expression): TermDeclaration {
    const { id, title, unit, each } = this.#of;
    return { id, title, unit, ...(each === undefined ? {} : { each }), formula };
  }

  /** A part for each member of a set, or of the term's own set; gives its name. */
  term(part: string, title: string, unit: string, formula: Expression, over?: string): string {
    const id = `${this.#of.id}-${part}`;
    const each = over ?? this.#of.each;
    this.terms.push({
      id,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      unit,
      ...(each === undefined ? {} : { each }),
      formula,
    });
    return id;
  }

  flag(part: string, title: string, formula: Expression, over?: string): string {
    return this.term(part, title, 'yes or no', formula, over);
  }

  /** A part in the unit of the whole. */
  pounds(part: string, title: string, formula: Expression): string {
    return this.term(part, title, this.#of.unit, formula);
  }

  /** The whole's formula for one member of a set. */
  each(over: string, formula: Expression): string {
    return this.term('of-one', `of one ${over.replaceAll('-', ' ')}`, this.#of.unit, formula, over);
  }

  constant(part: string, unit: string, constant: string): string {
    const name = `${this.#of.id}-${part}`;
    this.inputs[name] = { label: constant, unit, constant };
    return name;
  }

  poundsConstant(part: string, constant: string): string {
    return this.constant(part, this.#of.unit, constant);
  }
}
