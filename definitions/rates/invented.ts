import type { RateJson } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

/** What the demonstration's PMS contracts pay above the GMS equivalent. */
export const pmsPremium: RateJson = {
  id: 'pms-premium',
  title: 'PMS premium per weighted patient',
  unit: 'pounds per weighted patient per year',
  values: [forYear(2025, '4.00', 'invented', 'Invented for the demonstration')],
};

/** What the demonstration's APMS contracts pay for everything. */
export const apmsPrice: RateJson = {
  id: 'apms-price',
  title: 'APMS price per weighted patient',
  unit: 'pounds per weighted patient per year',
  values: [forYear(2025, '140.00', 'invented', 'Invented for the demonstration')],
};
