import { unreachable } from '../../base/index.ts';
import type { Encounters, EncounterTest } from './encounters.ts';
import type { Bound } from './expression.ts';
import type { Population, Quantity, Rate } from './rate.ts';
import { dateWords, eventWords, selectionWords, testWords } from './words.ts';

function kindWords(kinds: readonly string[]): string {
  return kinds.map((kind) => kind.replaceAll('_', ' ')).join(' or ');
}

function boundWords(what: string, bound: Bound | undefined, is: 'after' | 'before'): string {
  if (!bound) return '';
  return ` ${what} ${bound.isInclusive ? 'on or ' : ''}${is} ${dateWords(bound.date)}`;
}

/** `emergency admission for Asthma, started on or after 1 April of the year` */
export function encountersWords({ kinds, diagnoses, starts, ends, ...more }: Encounters): string {
  const among = (what: string, codes: readonly string[] | undefined): string =>
    codes ? `, ${what} ${codes.join(', ')}` : '';
  const dated = [
    boundWords('started', starts?.after, 'after'),
    boundWords('started', starts?.before, 'before'),
    boundWords('ended', ends?.after, 'after'),
    boundWords('ended', ends?.before, 'before'),
  ].filter((each) => each !== '');
  return [
    kindWords(kinds),
    diagnoses ? ` for ${diagnoses.map(({ words }) => words).join(', ')}` : '',
    among('at', more.organisations),
    among('admission method', more.admissionMethods),
    among('source', more.sources),
    among('source not', more.notSources),
    among('destination', more.destinations),
    among('destination not', more.notDestinations),
    among('without codes of', more.withoutCodesOf),
    dated.length > 0 ? `,${dated.join(' and')}` : '',
  ].join('');
}

export function encounterTestWords(test: EncounterTest): string {
  switch (test.test) {
    case 'followed by':
      return `followed ${test.fromDays} to ${test.toDays} days later by ${encountersWords(test.encounters)}`;
    case 'is in':
      return `on day ${test.onDay} after it in ${encountersWords(test.encounters)}`;
    case 'alive':
      return `alive on day ${test.onDay} after it`;
    case 'lasted at most':
      return `lasting at most ${test.minutes} minutes`;
    case 'and':
      return test.all.map(encounterTestWords).join(' and ');
    case 'or':
      return `(${test.any.map(encounterTestWords).join(' or ')})`;
    case 'not':
      return `not (${encounterTestWords(test.not)})`;
    default:
      return unreachable(test);
  }
}

/** A quantity in words, as it is read on a page and in the SQL. */
export function quantityWords(quantity: Quantity): string {
  switch (quantity.quantity) {
    case 'people':
      return quantity.when ? `people: ${testWords(quantity.when)}` : 'people';
    case 'days registered':
      return 'days registered in the year';
    case 'days open':
      return `days of the year with open ${encountersWords(quantity.of)}`;
    case 'encounters':
      return `${encountersWords(quantity.of)}${quantity.when ? `, ${encounterTestWords(quantity.when)}` : ''}`;
    case 'records':
      return `records of ${selectionWords(quantity.of)}`;
    case 'sum of values':
      return `the sum of ${selectionWords(quantity.of)}`;
    case 'value':
      return `the value of ${eventWords(quantity.event)}`;
    case 'change':
      return `the change from ${eventWords(quantity.from)} to ${eventWords(quantity.to)}`;
    case 'weight':
      return 'the weight of age and sex';
    case 'score':
      return `the weights of the rules that ${quantity.counts === 'met' ? 'are met' : 'apply'}: ${quantity.of
        .map(({ rule, weight }) => `${rule} ${weight}`)
        .join(', ')}`;
    default:
      return unreachable(quantity);
  }
}

export function populationWords(population: Population): string {
  return population.of === 'caseload' ? `on the caseload of ${kindWords(population.kinds)}` : population.of;
}

/** A rate in words. */
export function rateWords({ population, when, numerator, denominator, per }: Rate): string {
  const whom = `people ${populationWords(population)}${when ? `, ${testWords(when)}` : ''}`;
  return `${quantityWords(numerator)}, per ${per} of ${quantityWords(denominator)}, among ${whom}`;
}
