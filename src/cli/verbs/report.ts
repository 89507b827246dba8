import { accepted, refused } from '../../base/index.ts';
import { type FundingReport, publishedFundingReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal report funding --year 2014/15` */
export const reportVerb: Verb = {
  name: 'report',
  purpose: 'funding: published payments for a head by contract type, and the global-sum price that they imply',
  accepts: {
    usage: 'report funding --year <2014/15> [--tolerance <pounds>] [--area <code>,…]',
    words: [1, 1],
    values: ['year', 'tolerance', 'area'],
  },
  async run({ context, line }) {
    const year = optionOf(line, 'year');
    if (line.words[0] !== 'funding' || year === undefined) {
      return refused({
        code: 'input.invalid',
        message: 'The report and its year are needed.',
        remedy: 'For example: commonweal report funding --year 2014/15',
      });
    }
    const [tolerance, areas] = [optionOf(line, 'tolerance'), optionOf(line, 'area')];
    const report = await publishedFundingReport(context, {
      year,
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(areas === undefined ? {} : { areas: areas.split(',') }),
    });
    return report.ok ? accepted({ json: report.value, text: textOf(report.value) }) : report;
  },
};

function textOf(report: FundingReport): string {
  const price = report.impliedGlobalSumPrice;
  return [
    `Published payments to general practice, ${report.year}: ${report.file.practices} practices, £${report.file.totalPounds}`,
    '',
    textTable(
      ['Area', 'Contract', 'Practices', '£ a registered patient', 'quartiles', '£ a weighted patient', 'quartiles'],
      report.areas.map((area) => [
        area.area,
        area.contractType,
        String(area.practices),
        area.perRegisteredPatient?.median ?? 'none',
        quartiles(area.perRegisteredPatient),
        area.perWeightedPatient?.median ?? 'none',
        quartiles(area.perWeightedPatient),
      ]),
    ),
    '',
    price === null
      ? 'No GMS practice implies a price.'
      : `Implied global-sum price £${price.median} (quartiles ${quartiles(price)}). ${price.words}`,
    `${report.notAdding.length} rows do not add. ${report.method}`,
    ...report.notIncluded.map((group) => `${group.practices} practices left out of ${group.from}: ${group.words}`),
  ].join('\n');
}

function quartiles(figures: { readonly lowerQuartile: string; readonly upperQuartile: string } | null): string {
  return figures === null ? 'none' : `${figures.lowerQuartile} to ${figures.upperQuartile}`;
}
