import { accepted, type Outcome, refused } from '../../base/index.ts';
import {
  ambitionsReport,
  type BackTestReport,
  type FundingReport,
  publishedBackTest,
  publishedFundingReport,
  type ReportContext,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbResult } from '../verb.ts';

/** `commonweal report funding --year 2014/15`, `commonweal report back-test --year 2014/15` */
export const reportVerb: Verb = {
  name: 'report',
  purpose:
    'ambitions: what a commissioner promised, as printed, and what can be said of it; funding: published payments for a head and the price that they imply; back-test: whether a year’s payments add, practice by practice',
  forms: [
    'ambitions',
    'funding --year <2014/15> [--tolerance <pounds>] [--area <code>,…]',
    'back-test --year <2014/15>',
  ],
  async run({ context, line }) {
    const year = optionOf(line, 'year');
    const [report] = line.words;
    if (report === 'ambitions') return ambitions(context);
    if ((report !== 'funding' && report !== 'back-test') || year === undefined) {
      return refused({
        code: 'input.invalid',
        message: 'The report and its year are needed.',
        remedy: 'For example: commonweal report funding --year 2014/15',
      });
    }
    if (report === 'back-test') {
      const found = await publishedBackTest(context, { year });
      return found.ok ? accepted({ json: found.value, text: backTestText(found.value) }) : found;
    }
    const [tolerance, areas] = [optionOf(line, 'tolerance'), optionOf(line, 'area')];
    const funding = await publishedFundingReport(context, {
      year,
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(areas === undefined ? {} : { areas: areas.split(',') }),
    });
    return funding.ok ? accepted({ json: funding.value, text: textOf(funding.value) }) : funding;
  },
};

async function ambitions(context: ReportContext): Promise<Outcome<VerbResult>> {
  const found = await ambitionsReport(context);
  if (!found.ok) return found;
  const rows = found.value.series.map(({ title, figures, words }) => {
    const of = (role: string) =>
      figures.filter((figure) => figure.role === role).map(({ value, year }) => `${value} (${year ?? 'no year'})`);
    return [title, of('baseline').join('; ') || 'not printed', of('target').join('; '), words.join(' ')];
  });
  return accepted({
    json: found.value,
    text: textTable(['Ambition', 'Baseline', 'Target', 'What can be said of it'], rows),
  });
}

function backTestText({ year, file, checks, residuals }: BackTestReport): string {
  const groups = residuals?.groups ?? [];
  return [
    `Back-test of the published payments of ${year}: ${file.practices} practices, £${file.totalPounds}`,
    '',
    textTable(
      ['Check', 'Found', '', 'What must be true'],
      checks.map(({ check, found, holds, words }) => [check, found, holds ? 'holds' : 'does not hold', words]),
    ),
    '',
    residuals === null
      ? 'The rate table has no price for the whole year: no global sum is reckoned.'
      : textTable(
          ['Global sums of GMS practices', 'Practices', '%', 'Why'],
          groups.map(({ cause, practices, sharePercent, words }) => [cause, String(practices), sharePercent, words]),
        ),
    ...(residuals?.listed ?? [])
      .slice(0, 10)
      .map(({ practice, name, residualPercent }) => `  ${practice} ${name}: ${residualPercent}%`),
    ...((residuals?.listed.length ?? 0) > 10 ? ['  and more: --json lists them all.'] : []),
  ].join('\n');
}

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
