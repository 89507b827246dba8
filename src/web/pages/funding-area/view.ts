import type { FundingAreaTable } from '../../../reports/index.ts';
import { fundingAddress, PUBLISHED } from '../../layout/addresses.ts';
import { counted, withCommas } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';

/** Published: every practice of one commissioner in a year, with what it was paid for each patient. */
export function fundingAreaView(report: FundingAreaTable): Page<'published'> {
  const { year, areaName, practices } = report;
  return {
    realm: 'published',
    template: 'funding-area',
    heading: `Payments to practices of ${areaName}`,
    caption: year,
    trail: [
      { text: 'Published information', href: PUBLISHED },
      { text: `Payments in ${year}`, href: fundingAddress(year) },
    ],
    tables: [practicesTable(report)],
    content: {
      answer: `${counted(practices.length, 'practice', 'practices')} of ${areaName} in the file of ${year}, as published.`,
      caution:
        'Payments differ by contract, by what a practice provides and by part-year opening; a difference is not a measure of quality.',
      workedOut: [{ name: 'File (SHA-256)', value: practices[0]?.file ?? 'not received' }],
    },
  };
}

function practicesTable({ practices, areaName }: FundingAreaTable): Table<'published'> {
  return {
    id: 'practices',
    caption: `Practices of ${areaName}`,
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Contract', kind: 'text' },
      { heading: 'Registered', kind: 'number' },
      { heading: 'Weighted', kind: 'number' },
      { heading: 'Paid in all', kind: 'number' },
      { heading: 'For each weighted patient', kind: 'number' },
      { heading: 'Row of the file', kind: 'number' },
    ],
    rows: practices.map((practice): readonly Cell<never>[] => [
      {
        text: practice.name === '' ? practice.practice : practice.name,
        note:
          practice.leftOut === null
            ? practice.practice
            : `${practice.practice}; left out of medians: ${practice.leftOut}`,
      },
      { text: practice.contractType === 'unknown' ? 'not stated' : practice.contractType },
      figureCell(practice.registered, ''),
      figureCell(practice.weighted, ''),
      figureCell(practice.totalPounds, '£'),
      figureCell(practice.perWeightedPatient, '£'),
      { text: withCommas(String(practice.row)) },
    ]),
    whenEmpty: 'The file has no practice of this commissioner.',
  };
}

function figureCell(figure: string | null, sign: '' | '£'): Cell<never> {
  return figure === null ? { text: 'not received' } : { text: `${sign}${withCommas(figure)}`, csv: figure };
}
