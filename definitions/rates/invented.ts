import type { RateJson } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

const INVENTED = 'Invented for the demonstration';

/** What the demonstration's PMS contracts pay above the GMS equivalent. */
export const pmsPremium: RateJson = {
  id: 'pms-premium',
  title: 'PMS premium per weighted patient',
  unit: 'pounds per weighted patient per year',
  values: [
    forYear(2023, '4.60', 'invented', INVENTED),
    forYear(2024, '4.30', 'invented', INVENTED),
    forYear(2025, '4.00', 'invented', INVENTED),
  ],
};

/** What the demonstration's APMS contracts pay for everything. */
export const apmsPrice: RateJson = {
  id: 'apms-price',
  title: 'APMS price per weighted patient',
  unit: 'pounds per weighted patient per year',
  values: [
    forYear(2023, '127.00', 'invented', INVENTED),
    forYear(2024, '133.00', 'invented', INVENTED),
    forYear(2025, '140.00', 'invented', INVENTED),
  ],
};
