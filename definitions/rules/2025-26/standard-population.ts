import type { StandardPopulation } from '../../../src/indicators/language/index.ts';

/** The European Standard Population of 2013, by five years of age, of either sex; 100,000 in all. */
export const europeanStandard2013: StandardPopulation = {
  name: 'European Standard Population 2013',
  bands: [
    { fromAge: 0, people: 5000 },
    { fromAge: 5, people: 5500 },
    { fromAge: 10, people: 5500 },
    { fromAge: 15, people: 5500 },
    { fromAge: 20, people: 6000 },
    { fromAge: 25, people: 6000 },
    { fromAge: 30, people: 6500 },
    { fromAge: 35, people: 7000 },
    { fromAge: 40, people: 7000 },
    { fromAge: 45, people: 7000 },
    { fromAge: 50, people: 7000 },
    { fromAge: 55, people: 6500 },
    { fromAge: 60, people: 6000 },
    { fromAge: 65, people: 5500 },
    { fromAge: 70, people: 5000 },
    { fromAge: 75, people: 4000 },
    { fromAge: 80, people: 2500 },
    { fromAge: 85, people: 1500 },
    { fromAge: 90, people: 1000 },
  ],
};
