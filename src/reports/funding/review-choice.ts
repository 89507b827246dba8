import { accepted, type Outcome, refused } from '../../base/index.ts';
import { LONGEST_TAPER, REINVESTMENTS, type Reinvestment, SHORTEST_TAPER } from '../../contracts/index.ts';

/** What is chosen in a review of premiums when nothing is. */
const USUAL_TAPER = 5;
const USUAL_REINVESTMENT: Reinvestment = 'weighted list';

export type ReviewChoice = { readonly taperYears: number; readonly reinvestment: Reinvestment };

/** The lengths of taper and the ways of giving out that may be chosen, with what they mean. */
export const REVIEW_CHOICES = {
  taperYears: Array.from({ length: LONGEST_TAPER - SHORTEST_TAPER + 1 }, (_, at) => String(SHORTEST_TAPER + at)),
  reinvestments: Object.entries(REINVESTMENTS).map(([id, words]) => ({ id, words })),
} as const;

/** Reads a choice from text. Refuses `input.invalid`, naming what may be chosen. */
export function reviewChoice(asked: {
  readonly taperYears?: string;
  readonly reinvestment?: string;
}): Outcome<ReviewChoice> {
  const { taperYears: years = String(USUAL_TAPER), reinvestment = USUAL_REINVESTMENT } = asked;
  if (!REVIEW_CHOICES.taperYears.includes(years)) {
    return invalid(`A premium is tapered over ${REVIEW_CHOICES.taperYears.join(', ')} years, not ${years}.`);
  }
  if (!Object.hasOwn(REINVESTMENTS, reinvestment)) {
    return invalid(`What is freed is given out by ${Object.keys(REINVESTMENTS).join(', ')}, not ${reinvestment}.`);
  }
  return accepted({ taperYears: Number(years), reinvestment: reinvestment as Reinvestment });
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}
