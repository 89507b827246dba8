import type { RateJson } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

const ENGLAND =
  'The demonstration’s invented reference set, called England there: no published figure. To be replaced by those of the year';

function prevalence(register: string, share2024: string, share2025: string): RateJson {
  return {
    id: `national-prevalence-${register}`,
    title: `Prevalence of the register ${register} in England (invented)`,
    unit: 'people per registered patient',
    values: [forYear(2024, share2024, 'invented', ENGLAND), forYear(2025, share2025, 'invented', ENGLAND)],
  };
}

/** Prevalence of registers in the nation, by achievement year. A measure is adjusted by that of its own register. */
export const nationalPrevalence: readonly RateJson[] = [
  prevalence('HYP', '0.166', '0.168'),
  prevalence('AF', '0.022', '0.0225'),
  prevalence('CHD', '0.0385', '0.0385'),
  prevalence('STIA', '0.0187', '0.019'),
  prevalence('CHOL', '0.079', '0.08'),
  prevalence('CHOL2', '0.054', '0.055'),
  prevalence('MH', '0.0114', '0.0115'),
  prevalence('LD', '0.0055', '0.0055'),
  prevalence('DM', '0.068', '0.069'),
  prevalence('AST', '0.0615', '0.062'),
  prevalence('COPD', '0.0185', '0.0185'),
  prevalence('HF', '0.0103', '0.0105'),
  prevalence('DEM', '0.0051', '0.0052'),
  prevalence('DEP', '0.075', '0.077'),
];
