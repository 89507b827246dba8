import type { AmbitionsJson } from '../../src/benchmarking/language/index.ts';

/**
 * What the Dudley commissioner promised, as its own documents print it. Where they print a figure in several versions, each is kept
 * with its source, and none is chosen.
 */
const MAIN = 'Dudley’s documents, main text';
const APPENDIX = 'Dudley’s documents, appendix';
const found = { source: MAIN, status: 'found' } as const;
const NOT_IN_SERVICE = 'No published figure of what came of it is among the files that are in service.';

export const outcomeAmbitions: AmbitionsJson = {
  id: 'dudley',
  commissioner: 'NHS Dudley Clinical Commissioning Group',
  series: [
    {
      id: 'years-of-life-lost',
      ambition: 'Securing additional years of life',
      title: 'Potential years of life lost',
      unit: 'years for each 100,000 people',
      better: 'lower',
      yearlyPercent: '-3.5',
      figures: [
        { role: 'baseline', year: '2012/13', value: '2087', ...found },
        { role: 'target', year: '2018/19', value: '1685', ...found },
      ],
      notes: [],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'quality-of-life',
      ambition: 'Quality of life with long-term conditions',
      title: 'Mean EQ-5D index × 100 of people with a long-term condition',
      unit: 'index × 100',
      better: 'higher',
      figures: [
        { role: 'baseline', value: '70', ...found },
        { role: 'target', year: '2015/16', value: '71.6', ...found },
        { role: 'target', year: '2018/19', value: '74', ...found },
      ],
      notes: ['It is also printed as people for each 100, which an index is not.'],
      actualFrom: `${NOT_IN_SERVICE} The national survey may have stopped asking for EQ-5D in 2018 (from memory, unverified).`,
    },
    {
      id: 'avoidable-admissions',
      ambition: 'Reducing avoidable time in hospital',
      title: 'Avoidable emergency admissions, first series',
      unit: 'admissions for each 100,000 people',
      better: 'lower',
      figures: [
        { role: 'baseline', year: '2012/13', value: '2596', events: 8142, ...found },
        { role: 'target', year: '2015/16', value: '2530', events: 8013, ...found },
        { role: 'target', year: '2018/19', value: '2530', events: 8013, ...found },
      ],
      notes: [
        'A crude rate by its own arithmetic, over about the 314,500 people who were registered: it is not standardised for age.',
      ],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'avoidable-admissions-composite',
      ambition: 'Reducing avoidable time in hospital',
      title: 'Avoidable emergency admissions, composite',
      unit: 'as the composite indicator counts them',
      better: 'lower',
      figures: [
        { role: 'baseline', year: '2013/14', value: '2448', ...found },
        { role: 'target', year: '2018/19', value: '2332', ...found },
        { role: 'target', year: '2018/19', value: '2322', ...found },
      ],
      notes: [
        'Another series than the first, from another year and other admissions: the two are never drawn together.',
      ],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'experience-of-primary-care',
      ambition: 'Positive experience of care outside hospital',
      title: 'Negative experience of general practice and community care',
      unit: 'for each 100 people',
      better: 'lower',
      figures: [
        { role: 'baseline', value: '6.1', ...found },
        { role: 'target', year: '2015/16', value: '5.66', ...found },
        { role: 'target', year: '2015/16', value: '5', source: APPENDIX, status: 'found' },
        { role: 'target', year: '2018/19', value: '5', ...found },
      ],
      notes: [],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'experience-of-hospital',
      ambition: 'Positive experience of hospital care',
      title: 'Negative experience of hospital care',
      unit: 'answers for each 100 people',
      better: 'lower',
      figures: [{ role: 'target', value: '145', ...found }],
      notes: ['No baseline is printed, nor what is counted for each 100 people that it can pass 100.'],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'at-home-91-days',
      ambition: 'Independence after leaving hospital',
      title: 'Still at home 91 days after leaving hospital',
      unit: 'per cent of people who were offered help to recover',
      better: 'higher',
      figures: [
        { role: 'baseline', value: '86', ...found },
        { role: 'target', value: '90', ...found },
      ],
      notes: [],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'mrsa',
      ambition: 'No avoidable deaths and harm',
      title: 'MRSA infections of the blood',
      unit: 'infections',
      better: 'lower',
      figures: [{ role: 'target', value: '0', ...found }],
      notes: [],
      actualFrom: NOT_IN_SERVICE,
    },
    {
      id: 'pressure-ulcers',
      ambition: 'No avoidable deaths and harm',
      title: 'Pressure ulcers of grade 4',
      unit: 'ulcers',
      better: 'lower',
      figures: [{ role: 'target', value: '0', ...found }],
      notes: [],
      actualFrom: NOT_IN_SERVICE,
    },
  ],
  versions: [
    {
      figure: 'Avoidable emergency admissions promised for 2018/19',
      versions: [
        { value: '2530', words: 'for each 100,000 people, crude, from 2,596 in 2012/13', source: MAIN },
        { value: '2322', words: 'composite, from 2,448 in 2013/14', source: MAIN },
        { value: '2332', words: 'composite, from 2,448 in 2013/14', source: MAIN },
      ],
      why: 'The first counts other admissions from another year. The other two are one promise printed in two ways, 10 apart; which is meant cannot be told from the documents.',
    },
    {
      figure: 'Negative experience of general practice and community care in 2015/16',
      versions: [
        { value: '5.66', words: 'for each 100 people', source: MAIN },
        { value: '5', words: 'for each 100 people; the main text promises it for 2018/19', source: APPENDIX },
      ],
      why: 'The main text and the appendix give the same promise to different years.',
    },
  ],
};
