import type { WorkforceJson } from '../../src/benchmarking/language/index.ts';

/**
 * Dudley's general practitioners of 2013, as its documents print them: 27 per cent of 199 were aged 55 and over, 21 of them 65 and
 * over. The shares who leave within five years are assumptions, to be changed by whoever reads the page.
 */
export const dudleyWorkforce: WorkforceJson = {
  id: 'dudley-2013',
  commissioner: 'NHS Dudley Clinical Commissioning Group',
  year: '2013',
  source: 'Dudley’s documents (found)',
  registered: 314_500,
  practitioners: 199,
  wholeTime: 174,
  printedPerWholeTime: 1808,
  englandPerWholeTime: 1765,
  bands: [
    { id: 'under55', name: 'Under 55', people: 145, leavingPercent: 10 },
    { id: 'from55', name: '55 to 64', people: 33, leavingPercent: 60 },
    { id: 'from65', name: '65 and over', people: 21, leavingPercent: 90 },
  ],
  bandsFrom:
    '27% of 199 aged 55 and over, rounded to 54 people, and 21 aged 65 and over, as printed; England 22% aged 55 and over.',
  surveys: [
    {
      name: 'GP Worklife Survey 2017: likely to leave direct patient care within five years',
      percent: '39',
      status: 'found',
    },
    { name: 'The same survey in 2005', percent: '19.4', status: 'found' },
    {
      name: 'Census of South West England (BMJ Open 2017): intend to leave within five years',
      percent: '37',
      status: 'found',
    },
  ],
};
