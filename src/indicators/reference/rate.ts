import { unreachable } from '../../base/index.ts';
import type { Encounters } from '../model/encounters.ts';
import type { Quantity, Rate } from '../model/rate.ts';
import { encountersOf } from './encounters.ts';
import { type PersonView, thousandthsOf } from './evaluate.ts';
import { daysRegistered } from './population.ts';

const ONE = 1000;

/** Both parts of a rate for one person, in thousandths; undefined: the person does not count. */
export type Amounts = { readonly numerator: number; readonly denominator: number };

/** What a person of the rate's population adds to it. */
export function amountsOf(view: PersonView, rate: Rate): Amounts | undefined {
  if (rate.when && !view.holds(rate.when)) return undefined;
  const [numerator, denominator] = [amountOf(view, rate.numerator), amountOf(view, rate.denominator)];
  if (numerator === undefined || denominator === undefined || denominator <= 0) return undefined;
  return { numerator, denominator };
}

/** A quantity in thousandths; undefined where it is missing. */
export function amountOf(view: PersonView, quantity: Quantity): number | undefined {
  switch (quantity.quantity) {
    case 'people':
      return quantity.when === undefined || view.holds(quantity.when) ? ONE : 0;
    case 'days registered':
      return view.registration && ONE * daysRegistered(view.person, view.registration, view.period);
    case 'days open':
      return ONE * daysOpen(view, quantity.of);
    case 'encounters':
      return ONE * encountersOf(view.person, quantity.of, quantity.when, view.period).length;
    case 'records':
      return ONE * view.select(quantity.of).length;
    case 'sum of values':
      return view.select(quantity.of).reduce((sum, { row }) => sum + (row.thousandths ?? 0), 0);
    case 'value':
      return view.pick(quantity.event)?.row.thousandths ?? undefined;
    case 'change': {
      const [from, to] = [quantity.from, quantity.to].map((event) => view.pick(event)?.row.thousandths ?? undefined);
      return from === undefined || to === undefined ? undefined : to - from;
    }
    case 'weight':
      return weightOf(view, quantity.bands);
    case 'score':
      return ONE * scoreOf(view, quantity);
    default:
      return unreachable(quantity);
  }
}

function daysOpen(view: PersonView, of: Encounters): number {
  const { achievedOn, yearStart } = view.period;
  const days = encountersOf(view.person, of, undefined, view.period).map(({ startedOn, endedOn }) =>
    Math.max(0, (endedOn ?? achievedOn + 1) - Math.max(startedOn, yearStart)),
  );
  return days.reduce((sum, each) => sum + each, 0);
}

type Bands = Extract<Quantity, { quantity: 'weight' }>['bands'];

function weightOf({ ageYears, person }: PersonView, bands: Bands): number | undefined {
  if (ageYears === undefined) return undefined;
  const band = bands.findLast((each) => each.sex === person.sex && each.fromAge <= ageYears);
  return band && thousandthsOf(band.weight);
}

function scoreOf(view: PersonView, { of, counts }: Extract<Quantity, { quantity: 'score' }>): number {
  const outcome = counts === 'met' ? 'numerator' : 'in denominator';
  const held = of.filter(({ rule }) => view.holds({ test: 'counts as', rule, is: outcome }));
  return held.reduce((sum, { weight }) => sum + weight, 0);
}
