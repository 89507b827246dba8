import {
  inMonths,
  numberOfRecords,
  rate,
  records,
  registeredPeople,
  type WeightBand,
  weightOf,
} from '../../../../src/indicators/language/index.ts';
import { ANTIBIOTIC_COD } from '../outcomes-codelists.ts';
import { signedOff } from '../signed-off.ts';

const BANDS = [0, 5, 15, 25, 35, 45, 55, 65, 75];
const WEIGHTS = {
  M: ['0.8', '0.3', '0.3', '0.2', '0.3', '0.3', '0.4', '0.7', '1.0'],
  F: ['0.8', '0.4', '0.6', '0.6', '0.6', '0.6', '0.7', '1.0', '1.3'],
} as const;
const antibacterialWeights: readonly WeightBand[] = (['M', 'F'] as const).flatMap((sex) =>
  WEIGHTS[sex].map((weight, band) => ({ sex, fromAge: BANDS[band] as number, weight })),
);

export const QOH503 = rate({
  id: 'QOH503',
  title: 'Antibiotics',
  wording: 'Of STAR-PU weighted list, counted when items',
  reason: 'Antibiotics that were not needed breed bacteria that none can treat.',
  source: 'Quality Outcomes for Health, demonstration edition; after medicines optimisation',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'The weights (STAR-PU 2013, oral antibacterials, items) are from memory, unverified.',
  ],
  population: registeredPeople,
  numerator: numberOfRecords(records(ANTIBIOTIC_COD, inMonths(12))),
  denominator: weightOf(antibacterialWeights),
  per: 1,
});
