import { dayText, exact, exactText, unreachable } from '../../base/index.ts';
import type { Encounters, EncounterTest } from '../model/encounters.ts';
import type { Test } from '../model/expression.ts';
import type { Quantity, Rate } from '../model/rate.ts';
import { populationWords, quantityWords } from '../model/rate-words.ts';
import type { FactFound, RateExplanation } from '../model/result.ts';
import { testWords } from '../model/words.ts';
import { encountersOf, type SeenEncounter } from './encounters.ts';
import type { PersonView, Setting } from './evaluate.ts';
import { factsFound } from './facts-found.ts';
import type { PersonRecord } from './person.ts';
import { amountOf, amountsOf } from './rate.ts';
import { viewsFor } from './rate-amounts.ts';

/** What a person adds to a rate and why, for each practice or service whose they are; else why they are not counted. */
export function explainRate(person: PersonRecord, rate: Rate, setting: Setting): readonly RateExplanation[] {
  const views = viewsFor(person, rate.population, setting);
  if (views.length > 0) return views.map(({ practice, view }) => explained(view, practice, rate));
  const clause = `Not of the people that it is about: ${populationWords(rate.population)}.`;
  const nobody = { practice: null, numerator: null, denominator: null, facts: [] };
  return [{ person: person.personId, indicator: rate.id, clause, ...nobody }];
}

function explained(view: PersonView, practice: string, rate: Rate): RateExplanation {
  const amounts = amountsOf(view, rate);
  return {
    person: view.person.personId,
    indicator: rate.id,
    practice,
    clause: amounts ? countedWords(view, rate) : notCountedWords(view, rate),
    numerator: amounts ? decimal(amounts.numerator) : null,
    denominator: amounts ? decimal(amounts.denominator) : null,
    facts: [
      ...(rate.when ? factsFound(view, rate.when) : []),
      ...[rate.numerator, rate.denominator].flatMap((quantity) => factsOf(view, quantity)),
    ],
  };
}

function countedWords(view: PersonView, { numerator, denominator }: Rate): string {
  const [top, bottom] = [numerator, denominator].map((each) => decimal(amountOf(view, each) ?? 0));
  return `Adds ${top} (${quantityWords(numerator)}) to what is counted, and ${bottom} (${quantityWords(denominator)}) to what it is counted against.`;
}

function notCountedWords(view: PersonView, rate: Rate): string {
  if (rate.when && !view.holds(rate.when)) return `Not counted: not ${testWords(rate.when)}.`;
  const missing = [rate.numerator, rate.denominator].find((each) => amountOf(view, each) === undefined);
  return missing
    ? `Not counted: ${quantityWords(missing)} is not recorded.`
    : `Not counted: there are none of ${quantityWords(rate.denominator)}.`;
}

/** Thousandths as a decimal without trailing noughts. */
function decimal(thousandths: number): string {
  return exactText(exact(thousandths).div(1000n));
}

/** What a quantity is made from, with the rows it stands in. */
function factsOf(view: PersonView, quantity: Quantity): readonly FactFound[] {
  switch (quantity.quantity) {
    case 'people':
      return quantity.when ? factsFound(view, quantity.when) : [];
    case 'days registered':
    case 'weight':
    case 'score':
      return [{ words: quantityWords(quantity), value: amountWords(view, quantity), rows: [] }];
    case 'days open':
      return [ofEncounters(view, quantity.of, undefined, quantity)];
    case 'encounters':
      return [ofEncounters(view, quantity.of, quantity.when, quantity)];
    case 'records':
    case 'sum of values':
      return everyRecord(view, quantity);
    case 'value':
      return factsFound(view, { test: 'value', event: quantity.event, is: '>=', number: '0' });
    case 'change':
      return factsFound(view, {
        test: 'change',
        from: quantity.from,
        to: quantity.to,
        in: 'value',
        is: '>=',
        number: '0',
      });
    default:
      return unreachable(quantity);
  }
}

function amountWords(view: PersonView, quantity: Quantity): string {
  const amount = amountOf(view, quantity);
  return amount === undefined ? 'not recorded' : decimal(amount);
}

type OfRecords = Extract<Quantity, { quantity: 'records' | 'sum of values' }>;

function everyRecord(view: PersonView, quantity: OfRecords): readonly FactFound[] {
  const anchors: Test = { test: 'exists', of: quantity.of };
  const rows = view.select(quantity.of).flatMap(({ row }) => (row.source ? [row.source] : []));
  const [, ...bounds] = factsFound(view, anchors);
  return [{ words: quantityWords(quantity), value: amountWords(view, quantity), rows }, ...bounds];
}

function ofEncounters(
  view: PersonView,
  of: Encounters,
  when: EncounterTest | undefined,
  quantity: Quantity,
): FactFound {
  const found = encountersOf(view.person, of, when, view.period);
  return {
    words: quantityWords(quantity),
    value: found.length === 0 ? 'none' : found.map(encounterText).join('; '),
    rows: found.flatMap(({ row }) => (row.row ? [row.row] : [])),
  };
}

function encounterText({ row, startedOn, endedOn }: SeenEncounter): string {
  const codes = [...row.codes].sort((one, other) => one.position - other.position).map(({ code }) => code);
  const until = endedOn === undefined ? ', not ended' : ` to ${dayText(endedOn)}`;
  return `${dayText(startedOn)}${until} at ${row.organisation}${codes.length > 0 ? `, coded ${codes.join(', ')}` : ''}`;
}
