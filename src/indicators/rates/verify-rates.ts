import type { Difference } from '../model/result.ts';
import type { PersonAmount, RateAmounts } from '../reference/rate-amounts.ts';

export type ComparedRates = { readonly compared: number; readonly differences: readonly Difference[] };

/** One rate’s amounts by both calculators. */
export type BothAmounts = {
  readonly rate: string;
  readonly compiled: readonly PersonAmount[];
  readonly reference: readonly PersonAmount[];
};

/** The amounts of every rate by both calculators, side by side. */
export function besideEachOther(
  compiled: readonly RateAmounts[],
  reference: readonly RateAmounts[],
): readonly BothAmounts[] {
  const others = new Map(reference.map(({ rate, amounts }) => [rate, amounts]));
  return compiled.map(({ rate, amounts }) => ({ rate, compiled: amounts, reference: others.get(rate) ?? [] }));
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
