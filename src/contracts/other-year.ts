import { dayText, financialYearOf, firstDayOf, type Month, monthText, type Refusal } from '../base/index.ts';
import { lastAchievementYearEnd } from './achievement-year.ts';
import type { Participation } from './participation.ts';
import type { QualityInput, StatementInput } from './statement-input.ts';

/**
 * What a statement would take from another year than its own: counts of another achievement year, thresholds and points
 * of another year's framework, an agreement that does not hold in the month. Undefined where there is nothing of the
 * sort. A rate, a list, a weighting and a contract are looked at where they are put in.
 */
export function ofAnotherYear({ month, quality, participation }: StatementInput): Refusal | undefined {
  return (
    (quality === undefined
      ? undefined
      : (countsOfAnotherYear(month, quality) ?? frameworkOfAnotherYear(month, quality))) ??
    (participation === undefined ? undefined : agreementOfAnotherYear(month, participation))
  );
}

function countsOfAnotherYear(month: Month, { periodEnd }: QualityInput): Refusal | undefined {
  const wanted = lastAchievementYearEnd(month);
  if (periodEnd === wanted) return undefined;
  return otherYear(
    `The statement for ${monthText(month)} rests on achievement at ${dayText(wanted)}, and counts at ${dayText(periodEnd)} were put in.`,
  );
}

/** Aspiration is paid by the framework of the year in which it is paid. */
export function frameworkOfAnotherYear(month: Month, { frameworkYear }: QualityInput): Refusal | undefined {
  const { label } = financialYearOf(firstDayOf(month));
  if (frameworkYear === label) return undefined;
  return otherYear(`${monthText(month)} is in ${label}, and thresholds and points of ${frameworkYear} were put in.`);
}

function agreementOfAnotherYear(
  month: Month,
  { practice, scheme, validFrom, validTo }: Participation,
): Refusal | undefined {
  const on = firstDayOf(month);
  if (validFrom <= on && on <= validTo) return undefined;
  return otherYear(
    `${practice} takes part in ${scheme} from ${dayText(validFrom)} to ${dayText(validTo)}, and not in ${monthText(month)}.`,
  );
}

/** @param message what of which year would be put into what */
export function otherYear(message: string): Refusal {
  return { code: 'statement.other-year', message, remedy: 'Put in what holds in the month’s own year.' };
}
