import {
  describeLayout,
  type PublishedColumn,
  type PublishedLayout,
  type PublishedMeasure,
} from '../../published-measures/layout.ts';

/** A condition, its prefix in the file's headings, and in what the register is printed: hypertension's is a proportion. */
const CONDITIONS = [
  { name: 'hypertension', prefix: 'bp', scale: 100 },
  { name: 'coronary-heart-disease', prefix: 'chd', scale: 1 },
  { name: 'copd', prefix: 'copd', scale: 1 },
  { name: 'depression', prefix: 'depression', scale: 1 },
  { name: 'peripheral-arterial-disease', prefix: 'pad', scale: 1 },
  { name: 'stroke', prefix: 'stroke', scale: 1 },
] as const;

const RECORDED = 'everybody on the list at 31 March 2015';
const EXPECTED = 'people of the ages that the model is about; the file does not name them';

function measuresOf({ name, prefix, scale }: (typeof CONDITIONS)[number]): readonly PublishedMeasure[] {
  const expected = (measure: string, column: string): PublishedMeasure => ({
    measure,
    unit: 'percent',
    populationBasis: EXPECTED,
    figure: { kind: 'value', column: `${prefix}-${column}` },
  });
  return [
    {
      measure: `${name}-recorded`,
      unit: 'percent',
      populationBasis: RECORDED,
      figure: { kind: 'percentage of', column: `${prefix}-qofprev`, scale, of: 'listsize' },
    },
    expected(`${name}-expected`, 'estimate'),
    expected(`${name}-expected-low`, 'min95'),
    expected(`${name}-expected-high`, 'max95'),
  ];
}

function columnsOf(prefix: string, condition: string): readonly PublishedColumn[] {
  return [
    {
      heading: `${prefix}-estimate`,
      meaning: `expected prevalence of ${condition}, per cent`,
      example: '7.98028586395169',
    },
    { heading: `${prefix}-max95`, meaning: 'upper end of its 95% interval', example: '8.63418801978829' },
    { heading: `${prefix}-min95`, meaning: 'lower end of its 95% interval', example: '7.37191060737182' },
  ];
}

function recorded(prefix: string, condition: string, unit: string, example: string): PublishedColumn {
  return {
    heading: `${prefix}-qofprev`,
    meaning: `recorded prevalence of ${condition} in QOF 2014/15, ${unit}`,
    example,
  };
}

export const layout: PublishedLayout = {
  feed: 'prevalence-estimates',
  source: 'phe-prevalence-estimates',
  title: 'Recorded and expected prevalence of six conditions, 2014/15',
  sentBy: 'Public Health England, 2016; as collected with QOF 2014/15',
  frequency: 'once',
  notes: [
    'Hypertension is recorded as a proportion, the others as a percentage; all are kept as a percentage.',
    'The register is counted back from its percentage of the list, and kept where it comes out whole: not for depression, whose percentage is of other people.',
  ],
  columns: [
    { heading: 'practice_code', meaning: 'practice', example: 'A81001' },
    { heading: 'CCGgeogcode', meaning: 'statistical code of the commissioner', example: 'E38000075' },
    { heading: '2011regionname', meaning: 'region', example: 'North East' },
    { heading: 'listsize', meaning: 'people on the list', example: '4182.0' },
    ...columnsOf('bp', 'hypertension'),
    recorded('bp', 'hypertension', 'a proportion', '0.136059301769488'),
    ...columnsOf('chd', 'coronary heart disease'),
    recorded('chd', 'coronary heart disease', 'per cent', '4.3041606887'),
    ...columnsOf('copd', 'chronic obstructive pulmonary disease'),
    recorded('copd', 'chronic obstructive pulmonary disease', 'per cent', '2.6542324247'),
    ...columnsOf('depression', 'depression'),
    recorded('depression', 'depression', 'per cent', '7.80108486694018'),
    ...columnsOf('pad', 'peripheral arterial disease'),
    recorded('pad', 'peripheral arterial disease', 'per cent', '0.693448111'),
    ...columnsOf('stroke_IMD', 'stroke by a model with deprivation'),
    ...columnsOf('stroke', 'stroke'),
    recorded('stroke', 'stroke', 'per cent', '2.5585844094'),
    ...columnsOf('undx_bp', 'hypertension that is not diagnosed'),
  ],
  practice: 'practice_code',
  period: { kind: 'days', from: '2014-04-01', to: '2015-03-31' },
  measures: CONDITIONS.flatMap(measuresOf),
};

export const description = describeLayout(layout);
