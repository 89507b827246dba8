import { type FundingArea, type FundingReport, type PaymentChart, paymentChart } from '../../../reports/index.ts';
import { backTestAddress, fundingAreaAddress, PUBLISHED, publishedReviewAddress } from '../../layout/addresses.ts';
import { counted, poundsOf, withCommas } from '../../layout/figures.ts';
import type { Cell, Fact, Link, Page, Table } from '../../layout/page.ts';

type Spread = NonNullable<FundingArea['perWeightedPatient']>;

const CONTRACT_WORDS: Readonly<Record<FundingArea['contractType'], string>> = {
  GMS: 'GMS',
  PMS: 'PMS',
  APMS: 'APMS',
  unknown: 'not stated',
  all: 'all contracts',
};

/** Published: what general practice was paid in a year for each patient, by area and contract. */
export function fundingView(report: FundingReport): Page<'published'> {
  return {
    realm: 'published',
    template: 'funding',
    heading: `Payments to general practice in ${report.year}`,
    trail: [{ text: 'Published information', href: PUBLISHED }],
    tables: [areasTable(report), notIncludedTable(report), notAddingTable(report)],
    content: {
      answer: answerOf(report),
      source: `NHS Payments to General Practice, England, ${report.year}: ${counted(report.file.practices, 'practice', 'practices')}, £${withCommas(report.file.totalPounds)} in all. Official statistics, Open Government Licence v3.0.`,
      chart: chartOf(report),
      price: priceFacts(report),
      priceWords: report.impliedGlobalSumPrice?.words ?? 'No GMS practice of the year implies a price.',
      areas: [
        ...areaLinks(report),
        {
          text: 'Do the payments add? Every check, and each global sum against its price',
          href: backTestAddress(report.year),
        },
        { text: 'Apparent PMS premiums over GMS, by commissioner', href: publishedReviewAddress(report.year) },
      ],
      method: report.method,
      ifWrong: {
        sentences: [
          'The figures are as published, and are worked out here again from the file. An error in the file is for its publisher, NHS England.',
        ],
        links: [],
      },
      workedOut: [
        { name: 'File (SHA-256)', value: report.file.sha256 },
        {
          name: 'Weighted ÷ registered patients, all practices',
          value: report.file.weightedToRegistered ?? 'not received',
          note: 'Between 0.9997 and 1.0003 in a whole national file',
        },
      ],
    },
  };
}

function answerOf({ areas, year }: FundingReport): string {
  const england = areas.find(({ area, contractType }) => area === 'england' && contractType === 'all');
  const spread = england?.perWeightedPatient ?? null;
  if (england === undefined || spread === null) return `No practice of ${year} has a figure for a patient.`;
  return `Half of ${withCommas(String(england.practices))} practices in England were paid £${withCommas(spread.median)} or more for each weighted patient; the middle half lie between £${withCommas(spread.lowerQuartile)} and £${withCommas(spread.upperQuartile)}.`;
}

function areasTable({ areas, year }: FundingReport): Table<'published'> {
  return {
    id: 'areas',
    caption: `Payment for each patient in ${year}, by area and contract`,
    columns: [
      { heading: 'Area and contract', kind: 'text' },
      { heading: 'Practices', kind: 'number' },
      { heading: 'Weighted patient: median', kind: 'number' },
      { heading: 'Middle half', kind: 'number' },
      { heading: 'Registered patient: median', kind: 'number' },
      { heading: 'Middle half', kind: 'number' },
    ],
    rows: areas.map((area): readonly Cell<never>[] => [
      { text: labelOf(area) },
      { text: `${withCommas(String(area.practices))} of ${withCommas(String(area.practicesInFile))}` },
      ...spreadCells(area.perWeightedPatient),
      ...spreadCells(area.perRegisteredPatient),
    ]),
    whenEmpty: 'The file has no practice.',
  };
}

function labelOf({ areaName, contractType }: FundingArea): string {
  return `${areaName}, ${CONTRACT_WORDS[contractType]}`;
}

function spreadCells(spread: Spread | null): readonly Cell<never>[] {
  if (spread === null) return [{ text: 'no practice left' }, { text: 'no practice left' }];
  return [
    poundsCell(spread.median),
    { text: `£${withCommas(spread.lowerQuartile)} to £${withCommas(spread.upperQuartile)}` },
  ];
}

function poundsCell(amount: string): Cell<never> {
  return { text: poundsOf(amount), csv: amount };
}

function chartOf(report: FundingReport): object | null {
  const spreads = report.areas.flatMap((area) => spreadOf(area));
  if (spreads.length === 0) return null;
  const title = `Payment for each weighted patient in ${report.year}`;
  const svg = paymentChart({
    id: 'payment',
    title,
    description:
      'For each area and contract a dot at the median practice and a line over the middle half of practices. The table below has the same figures.',
    spreads,
  });
  return {
    title,
    svg,
    key: 'Dot: the median practice. Line: the middle half of practices. The table below has the same figures.',
  };
}

function spreadOf(area: FundingArea): PaymentChart['spreads'] {
  const spread = area.perWeightedPatient;
  if (spread === null) return [];
  return [
    {
      label: labelOf(area),
      median: Number(spread.median),
      lowerQuartile: Number(spread.lowerQuartile),
      upperQuartile: Number(spread.upperQuartile),
    },
  ];
}

function priceFacts({ impliedGlobalSumPrice: price }: FundingReport): readonly Fact<never>[] {
  if (price === null) return [];
  const facts: readonly Fact<never>[] = [
    {
      name: 'Median',
      value: `£${price.median}`,
      note: `Over ${withCommas(String(price.practices))} GMS practices in England`,
    },
    { name: 'Middle half', value: `£${price.lowerQuartile} to £${price.upperQuartile}` },
  ];
  if (price.expected === null) return facts;
  return [
    ...facts,
    {
      name: 'Price in the rate table, less out of hours',
      value: `£${price.expected.netPrice}`,
      note: `£${price.expected.price} × (1 − ${price.expected.outOfHoursShare})`,
    },
    { name: 'Median ÷ that price', value: price.ratioToExpected ?? 'not worked out' },
  ];
}

function notIncludedTable({ notIncluded }: FundingReport): Table<'published'> {
  return {
    id: 'notIncluded',
    caption: 'Practices left out of the figures, and why',
    columns: [
      { heading: 'Why', kind: 'text' },
      { heading: 'Left out of', kind: 'text' },
      { heading: 'Practices', kind: 'number' },
    ],
    rows: notIncluded.map(({ words, from, practices }): readonly Cell<never>[] => [
      { text: words },
      { text: from },
      { text: withCommas(String(practices)) },
    ]),
    whenEmpty: 'No practice was left out.',
  };
}

function notAddingTable({ notAdding }: FundingReport): Table<'published'> {
  return {
    id: 'notAdding',
    caption: 'Practices whose published sums do not add',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'What does not add', kind: 'text' },
      { heading: 'Published', kind: 'number' },
      { heading: 'Its parts add to', kind: 'number' },
      { heading: 'Difference', kind: 'number' },
      { heading: 'Row of the file', kind: 'number' },
    ],
    rows: notAdding.map((row): readonly Cell<never>[] => [
      { text: row.name === '' ? row.practice : row.name, note: `${row.practice}, ${row.area}` },
      { text: row.reason },
      row.published === null ? { text: 'not received' } : poundsCell(row.published),
      poundsCell(row.sum),
      row.difference === null ? { text: 'cannot be worked out' } : poundsCell(row.difference),
      { text: withCommas(String(row.row)) },
    ]),
    whenEmpty:
      'Every practice’s published components add to its total, and its total and deductions to what it was paid.',
  };
}

function areaLinks({ areas, year }: FundingReport): readonly Link<'published'>[] {
  const codes = new Map(areas.filter(({ area }) => area !== 'england').map(({ area, areaName }) => [area, areaName]));
  return [...codes].map(([area, name]) => ({
    text: `Every practice of ${name}`,
    href: fundingAreaAddress(year, area),
  }));
}
