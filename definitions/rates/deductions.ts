import type { RateJson } from '../../src/contracts/index.ts';
import { forYear, since } from './financial-year.ts';

export const pensionEmployerShare: RateJson = {
  id: 'pension-employer-share',
  title: 'NHS Pension: employer’s contribution and its levy',
  unit: 'share',
  values: [since('2017-04-01', '0.1438', 'found', 'PCSE June 2017: 14.3 % and a levy of 0.08 %')],
};

const SECOND_HAND = 'Second hand: public calculators of 2026/27';

/** Tier → the most yearly pay that it holds for, and the member's share; the last tier has no end. */
const TIERS: readonly (readonly [to: string | null, share: string])[] = [
  ['13259', '0.052'],
  ['28854', '0.065'],
  ['35155', '0.083'],
  ['52778', '0.098'],
  ['67668', '0.107'],
  [null, '0.125'],
];

/** What members of the NHS Pension Scheme contribute, by their pay. */
export const pensionTiers: readonly RateJson[] = TIERS.flatMap(([to, share], index): RateJson[] => {
  const tier = index + 1;
  const ofShare: RateJson = {
    id: `pension-tier-${tier}-share`,
    title: `NHS Pension: member’s share, tier ${tier}`,
    unit: 'share',
    values: [forYear(2026, share, 'unverified', SECOND_HAND)],
  };
  if (to === null) return [ofShare];
  const end: RateJson = {
    id: `pension-tier-${tier}-to`,
    title: `NHS Pension: most pay of tier ${tier}`,
    unit: 'pounds per year',
    values: [forYear(2026, to, 'unverified', SECOND_HAND)],
  };
  return [end, ofShare];
});

/**
 * What is left of the correction factor of MPIG, in sevenths of its value of 2013/14: it loses one a year from April
 * 2014. What is freed goes into the global sum price, and bears no out-of-hours deduction.
 */
export const mpigYearsLeft: RateJson = {
  id: 'mpig-years-left',
  title: 'Years of the correction factor that are left',
  unit: 'years',
  values: [
    ...Array.from({ length: 7 }, (_, past) =>
      forYear(
        2013 + past,
        String(7 - past),
        'found',
        'BMA; webjeannie; Medeconomics: a seventh a year from April 2014',
      ),
    ),
    since('2020-04-01', '0', 'found', 'BMA; webjeannie; Medeconomics: nil from 2020/21'),
  ],
};
