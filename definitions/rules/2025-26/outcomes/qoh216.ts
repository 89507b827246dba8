import {
  ageOver,
  isOn,
  people,
  rate,
  registeredPeople,
  type WeightBand,
  weightOf,
} from '../../../../src/indicators/language/index.ts';
import { DEM } from '../registers/mind-and-brain.ts';
import { signedOff } from '../signed-off.ts';

const BANDS = [65, 70, 75, 80, 85, 90];
const SHARES = {
  M: ['0.012', '0.030', '0.052', '0.106', '0.128', '0.171'],
  F: ['0.018', '0.025', '0.062', '0.095', '0.181', '0.350'],
} as const;
const expectedDementia: readonly WeightBand[] = (['M', 'F'] as const).flatMap((sex) =>
  SHARES[sex].map((weight, band) => ({ sex, fromAge: BANDS[band] as number, weight })),
);

export const QOH216 = rate({
  id: 'QOH216',
  title: 'Dementia diagnosis rate',
  wording: 'Of expected dementia aged 65 and over (age-sex model), counted when recorded dementia aged 65 and over',
  reason: 'A diagnosis opens the way to help, and only about two in three who have dementia have one.',
  source: 'Quality Outcomes for Health, demonstration edition; after NHS Outcomes Framework 2.6',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'A design of the demonstration, not a published measure.',
    'Expected shares (Cognitive Function and Ageing Study II, 2013) are from memory, unverified.',
  ],
  population: registeredPeople,
  when: ageOver(64),
  numerator: people(isOn(DEM)),
  denominator: weightOf(expectedDementia),
  per: 100,
});
