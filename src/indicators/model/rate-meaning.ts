import { readPattern } from './code-pattern.ts';
import type { Days, Encounters } from './encounters.ts';
import type { Bound, Test } from './expression.ts';
import type { Framework } from './framework.ts';
import type { Quantity, Rate } from './rate.ts';
import { encountersUnder, quantitiesOf, referencesOfRate, selectionsOfRate, testsOf } from './rate-walk.ts';
import { canHold } from './reachable.ts';
import { endsFirst, testFaults } from './test-meaning.ts';
import { dateWords, testWords } from './words.ts';

type Fault = string;

/** What is wrong with the meaning of a rate, in its own words. */
export function rateFaults(framework: Framework, rate: Rate): readonly Fault[] {
  const selections = selectionsOfRate(rate).map((of): Test => ({ test: 'exists', of }));
  const faults = [
    ...[...testsOf(rate), ...selections].flatMap((test) => testFaults(framework, test)),
    ...testsOf(rate).flatMap((test) => (canHold([test], []) ? [] : [`${testWords(test)} can never be true`])),
    ...referenceFaults(framework, rate),
    ...quantitiesOf(rate).flatMap((each) => quantityFaults(each)),
    ...quantitiesOf(rate).flatMap((each) => encountersUnder(each).flatMap(encounterFaults)),
    ...yearFaults(rate),
    ...(rate.standard && !isAscending(rate.standard.bands) ? ['the age bands of the standard are not ascending'] : []),
  ];
  return [...new Set(faults)].map((fault) => `${rate.id}: ${fault}`);
}

/** Registers and rules are of those registered, so only a rate of them can ask. */
function referenceFaults(framework: Framework, rate: Rate): readonly Fault[] {
  const asked = referencesOfRate(rate).map((each) =>
    each.test === 'on register'
      ? { name: `the register ${each.register}`, isThere: framework.registers.some(({ id }) => id === each.register) }
      : { name: `the rule ${each.rule}`, isThere: framework.rules.some(({ id }) => id === each.rule) },
  );
  return asked.flatMap(({ name, isThere }) => {
    if (!isThere) return [`it names ${name}, which is not there`];
    return rate.population.of === 'registered' ? [] : [`${name} is of people registered, not of ${rate.population.of}`];
  });
}

function quantityFaults(quantity: Quantity): readonly Fault[] {
  if (quantity.quantity !== 'weight') return [];
  const ofSex = (sex: string) => quantity.bands.filter((band) => band.sex === sex);
  return ['M', 'F'].every((sex) => isAscending(ofSex(sex))) ? [] : ['the age bands of the weights are not ascending'];
}

function isAscending(bands: readonly { readonly fromAge: number }[]): boolean {
  return bands.every(({ fromAge }, index) => index === 0 || fromAge > (bands[index - 1]?.fromAge ?? 0));
}

function encounterFaults({ diagnoses = [], starts, ends }: Encounters): readonly Fault[] {
  const patterns = diagnoses.flatMap(({ words: _, ...each }) => Object.values(each));
  return [
    ...diagnoses.flatMap(({ words, primary, any }) =>
      primary === undefined && any === undefined ? [`“${words}” names no diagnosis that must be there`] : [],
    ),
    ...patterns.flatMap((pattern) => (readPattern(pattern) ? [] : [`${pattern} is not a pattern of codes`])),
    ...daysFaults(starts, 'starts'),
    ...daysFaults(ends, 'ends'),
  ];
}

function daysFaults(days: Days | undefined, what: string): readonly Fault[] {
  const bounds = [days?.after, days?.before].filter((each) => each !== undefined);
  const own = bounds.filter(({ date }) => !['period end', 'year start', 'date'].includes(date.from.at));
  if (own.length > 0) return own.map(({ date }) => `when an encounter ${what} hangs on ${dateWords(date)}`);
  const end: Bound = { date: { from: { at: 'period end' } }, isInclusive: true, whenMissing: 'nothing' };
  if (!days?.after || !(endsFirst(days.after, days.before ?? end) || endsFirst(days.after, end))) return [];
  return [`the window in which an encounter ${what} ends before it starts`];
}

function yearFaults({ inYears, denominator }: Rate): readonly Fault[] {
  const isOfDays = denominator.quantity === 'days registered' || denominator.quantity === 'days open';
  return inYears && !isOfDays ? ['only days are turned into years'] : [];
}
