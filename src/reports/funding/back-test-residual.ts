import { decimalText, type Exact, exact, type Pence, penceFromPounds, poundsFromPence } from '../../base/index.ts';
import type { LeftOut, PaidPractice } from './funding-practice.ts';
import type { YearPrice } from './global-sum-price.ts';

/** Why a published global sum differs from weighted patients × net price. The first that fits is given. */
export const RESIDUAL_CAUSES = {
  'as reckoned': 'within 0.5% of weighted patients × net price',
  'part of the year':
    'the practice was open, or is published, for a part of the year, or its patients are not in the file',
  'temporary patients and moving lists':
    'within 2%: the temporary patients adjustment, and a list of one quarter standing for four',
  London: 'within 2% once £2.18 a registered patient is added, for a practice of the London region',
  'care out of hours kept': 'within 2% once the share for out of hours is given back',
  'London, and care out of hours kept': 'within 2% once both are added',
  'not explained': 'none of these: listed by practice',
} as const;
export type ResidualCause = keyof typeof RESIDUAL_CAUSES;

/** A practice's published global sum against what it is reckoned to be. */
export type Residual = {
  readonly practice: string;
  readonly name: string;
  readonly area: string;
  readonly cause: ResidualCause;
  readonly publishedPence: Pence;
  readonly reckonedPence: Pence;
  /** Published less reckoned, and as a share of what is reckoned, one place. */
  readonly residualPence: Pence;
  readonly residualPercent: string;
  readonly file: string;
  readonly row: number;
};

/** Pounds a registered patient a year in London, unchanged since at least 2013. */
const LONDON_EACH = exact('2.18');
/** NHS England's London region in the published files. */
const LONDON_REGION = 'Q71';
const CLOSE = exact('0.005');
const NEAR = exact('0.02');

/** The residual of a practice with its cause; nothing where it has no weighted patients to reckon by. */
export function residualOf(practice: PaidPractice, why: LeftOut | undefined, price: YearPrice): readonly Residual[] {
  const { weighted, globalSum } = practice;
  if (weighted === null || weighted.n === 0n || globalSum === null) return [];
  const reckoned = weighted.mul(price.netPrice);
  const residual = poundsFromPence(globalSum).sub(reckoned);
  return [
    {
      practice: practice.practice,
      name: practice.name,
      area: practice.area,
      cause: causeOf(practice, why, price, reckoned, residual),
      publishedPence: globalSum,
      reckonedPence: penceFromPounds(reckoned),
      residualPence: (globalSum - penceFromPounds(reckoned)) as Pence,
      residualPercent: decimalText(residual.div(reckoned).mul(100), 1),
      file: practice.file,
      row: practice.row,
    },
  ];
}

function causeOf(
  { weighted, registered, region }: PaidPractice,
  why: LeftOut | undefined,
  { price, netPrice }: YearPrice,
  reckoned: Exact,
  residual: Exact,
): ResidualCause {
  const isWithin = (rest: Exact, share: Exact): boolean => rest.abs().compare(reckoned.mul(share)) <= 0;
  if (isWithin(residual, CLOSE)) return 'as reckoned';
  if (why !== undefined) return 'part of the year';
  if (isWithin(residual, NEAR)) return 'temporary patients and moving lists';
  const london = (registered ?? exact(0)).mul(LONDON_EACH).mul(netPrice).div(price);
  const outOfHours = (weighted ?? exact(0)).mul(price.sub(netPrice));
  const isLondon = region === LONDON_REGION;
  if (isLondon && isWithin(residual.sub(london), NEAR)) return 'London';
  if (isWithin(residual.sub(outOfHours), NEAR)) return 'care out of hours kept';
  const both = residual.sub(london).sub(outOfHours);
  return isLondon && isWithin(both, NEAR) ? 'London, and care out of hours kept' : 'not explained';
}
