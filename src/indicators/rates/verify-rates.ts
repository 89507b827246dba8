import type { Over } from '../calculate-over.ts';
import type { CompiledFramework } from '../compile/compile.ts';
import { periodEnding } from '../model/period.ts';
import { encounterKindsOf } from '../model/rate-walk.ts';
import type { Difference } from '../model/result.ts';
import type { PersonRecord } from '../reference/person.ts';
import { type PersonAmount, type RateAmounts, referenceAmounts } from '../reference/rate-amounts.ts';
import { withEncounters } from '../reference/read-encounters.ts';
import { readPeople } from '../reference/read-people.ts';
import { amountsAfter, ratesOf } from './rate-counts.ts';

/** The reference's amounts of every rate, over any connection that has the people tables. */
export function referenceRatesOver({ reader, framework, periodEnd }: Over): Promise<readonly RateAmounts[]> {
  const kinds = [...new Set(ratesOf(framework).flatMap(encounterKindsOf))].sort();
  const people: AsyncIterable<PersonRecord> = readPeople({ reader, framework, until: periodEnd });
  const whole = kinds.length > 0 ? withEncounters(people, { reader, until: periodEnd, kinds }) : people;
  return referenceAmounts(whole, framework, periodEnding(periodEnd));
}

export type ComparedRates = { readonly compared: number; readonly differences: readonly Difference[] };

/** One rate’s amounts by both calculators. */
export type BothAmounts = {
  readonly rate: string;
  readonly compiled: readonly PersonAmount[];
  readonly reference: readonly PersonAmount[];
};

/** The amounts of every rate by both calculators, after `runCompiled`; a framework without rates reads nobody. */
export async function ratesOver(compiled: CompiledFramework, o: Over): Promise<readonly BothAmounts[]> {
  if (ratesOf(o.framework).length === 0) return [];
  const reference = new Map((await referenceRatesOver(o)).map(({ rate, amounts }) => [rate, amounts]));
  const lists = await amountsAfter(compiled, o);
  return lists.map(({ rate, amounts }) => ({ rate, compiled: amounts, reference: reference.get(rate) ?? [] }));
}

/** Compares every person × rate of both calculators, of the people for whom `includes` is true. */
export function compareRates(all: readonly BothAmounts[], includes: (person: number) => boolean): ComparedRates {
  const own = (amounts: readonly PersonAmount[]): readonly PersonAmount[] =>
    amounts.filter(({ person }) => includes(person));
  const compared = all.map(({ rate, compiled, reference }) => compareAmounts(rate, own(compiled), own(reference)));
  return {
    compared: compared.reduce((sum, each) => sum + each.compared, 0),
    differences: compared.flatMap((each) => each.differences),
  };
}

/** What both calculators give each person of a rate. */
function compareAmounts(
  rate: string,
  compiled: readonly PersonAmount[],
  reference: readonly PersonAmount[],
): ComparedRates {
  const keyOf = ({ person, practice }: PersonAmount): string => `${person} ${practice}`;
  const left = new Map(compiled.map((each) => [keyOf(each), each]));
  const right = new Map(reference.map((each) => [keyOf(each), each]));
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const differences = keys.flatMap((key): Difference[] => {
    const [one, other] = [left.get(key), right.get(key)];
    const [first, second] = [amountText(one), amountText(other)];
    if (first === second) return [];
    const person = (one ?? other)?.person ?? 0;
    return [
      { person, indicator: rate, compiled: null, reference: null, amounts: { compiled: first, reference: second } },
    ];
  });
  return { compared: keys.length, differences };
}

/** `2000/1000`, in thousandths; `not counted` where there is none. */
function amountText(amount: PersonAmount | undefined): string {
  return amount ? `${amount.numerator}/${amount.denominator}` : 'not counted';
}
