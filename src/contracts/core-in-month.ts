import {
  accepted,
  financialYearOf,
  firstDayOf,
  type Month,
  type Outcome,
  type Pence,
  refused,
  sumPence,
} from '../base/index.ts';
import { lineOf } from './line.ts';
import type { Known } from './statement-input.ts';

/**
 * What the practice's main contract, as it stands in the latest year that it is defined for, would come to in a month of any year at
 * that year's rates and lists: its own lines alone, without those of a scheme, a variation or a decision. A comparison and no
 * statement: nobody was paid it. Refuses `statement.no-contract`, and `statement.no-rate` or `statement.no-list` of that year.
 */
export function coreInMonth(
  { practice, contracts, rates, listSizes }: Pick<Known, 'practice' | 'contracts' | 'rates' | 'listSizes'>,
  month: Month,
): Outcome<Pence> {
  const own = contracts.filter(({ json }) => json.contractType === practice.contractType);
  const latest = own.toSorted((a, b) => b.validFrom - a.validFrom)[0];
  if (latest === undefined) {
    return refused({ code: 'statement.no-contract', message: `No ${practice.contractType} contract is defined.` });
  }
  const { start, end } = financialYearOf(firstDayOf(month));
  const contract = { ...latest, validFrom: start, validTo: end };
  const occasion = {
    ...{ practice, rates, listSizes, contract, month },
    ...{ contractFrom: start, knownOn: firstDayOf(month), quality: undefined },
  };
  const amounts: Pence[] = [];
  for (const line of latest.json.lines) {
    if (line.scheme !== undefined || line.practices !== undefined || line.decision !== undefined) continue;
    const worked = lineOf(occasion, line);
    if (!worked.ok) return worked;
    amounts.push(worked.value.amountPence);
  }
  return accepted(sumPence(amounts));
}
