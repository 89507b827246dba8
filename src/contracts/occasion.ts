import { accepted, firstDayOf, lastDayOf, type Month, monthText, type Outcome, refused } from '../base/index.ts';
import type { LoadedContract } from './contract.ts';
import type { Known, Occasion } from './statement-input.ts';

/** The contract of the practice's kind that holds in a month. Refuses `statement.no-contract`. */
export function contractFor({ practice, contracts, contractFrom }: Known, month: Month): Outcome<LoadedContract> {
  const [from, to] = [firstDayOf(month), lastDayOf(month)];
  const contract = contracts.find(
    (one) => one.json.contractType === practice.contractType && one.validFrom <= from && to <= one.validTo,
  );
  if (contract !== undefined && (contractFrom ?? from) <= from) return accepted(contract);
  return refused({
    code: 'statement.no-contract',
    message: `${practice.name} has no ${practice.contractType} contract that holds in ${monthText(month)}.`,
    remedy: 'Choose a month of a contract year that is defined.',
  });
}

/** A month of a practice to work out under a contract, with what is known of it. */
export function occasionOf(known: Known, contract: LoadedContract, month: Month): Occasion {
  const { practice, rates, listSizes, quality, participation } = known;
  const knownOn = known.knownOn ?? firstDayOf(month);
  const contractFrom = known.contractFrom ?? contract.validFrom;
  const joined = participation === undefined ? {} : { participation };
  return { practice, rates, listSizes, contract, contractFrom, month, knownOn, quality, ...joined };
}
