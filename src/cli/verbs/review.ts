import { accepted, financialYearFromText, isoOfMonth, type Outcome, poundsText, refused } from '../../base/index.ts';
import {
  type PmsReviewReport,
  type PublishedReviewReport,
  pmsReviewReport,
  publishedReviewReport,
  publishedYears,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { given } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal review pms`, of the demonstration; `commonweal review pms --year 2014/15`, of published payments. */
export const reviewVerb: Verb = {
  name: 'review',
  purpose:
    'pms: premiums over GMS, their parts and tests, and what tapering and reinvesting them does to every practice',
  forms: [
    'pms [--year <2014/15>] [--area <code>] [--taper <4 to 7>] [--reinvest <weighted list|registered list|deprivation|lowest paid>]',
  ],
  async run(call) {
    const { line, context } = call;
    if (line.words[0] !== 'pms') {
      return refused({
        code: 'input.invalid',
        message: `There is no review of ${line.words[0]}.`,
        remedy: 'commonweal review pms',
      });
    }
    const choice = given({ taperYears: optionOf(line, 'taper'), reinvestment: optionOf(line, 'reinvest') });
    const [year, area] = [optionOf(line, 'year'), optionOf(line, 'area')];
    if (year === undefined || !(await isPublished(call, year))) {
      if (area !== undefined) return refused({ code: 'input.invalid', message: '--area is for a published year.' });
      const report = await pmsReviewReport(context, call.actor, { ...choice, ...given({ year }) });
      if (!report.ok) return report;
      const { basis, ...review } = report.value;
      return accepted(ofDemonstration(review, basis.release));
    }
    const report = await publishedReviewReport(context, { year, ...choice, ...given({ area }) });
    return report.ok ? accepted(ofPublished(report.value)) : report;
  },
};

/** Whether a year is one of which payments were published: imported, or before the demonstration begins. */
async function isPublished({ context }: VerbCall, text: string): Promise<boolean> {
  const label = financialYearFromText(text)?.label;
  const years: Outcome<readonly string[]> = await publishedYears(context);
  return label === undefined || (years.ok && years.value.includes(label)) || label < '2025/26';
}

function yearsJson(years: PmsReviewReport['years']) {
  return years.map(({ begins, ...year }) => ({ ...year, begins: isoOfMonth(begins) }));
}

function ofDemonstration(report: PmsReviewReport, release: string): VerbResult {
  const { years, premiums, totals, commissioner } = report;
  const json = {
    ...report,
    release,
    realm: 'invented',
    premiums: premiums.map((premium) => ({
      ...premium,
      tests: premium.tests.map(({ recorded, ...test }) => ({
        ...test,
        recorded: recorded === null ? null : { ...recorded, on: isoDay(recorded.on) },
      })),
    })),
    years: yearsJson(years),
  };
  const text = [
    `Review of PMS premiums of ${commissioner.name}, ${report.year} (${report.source})`,
    `Premiums ${poundsText(totals.premiumPence)}, £${totals.perWeightedHead} a weighted patient; defined ${poundsText(totals.definedPence)}, undefined ${poundsText(totals.undefinedPence)}, tapered over ${report.taperYears} years ${poundsText(totals.taperedPence)}`,
    '',
    textTable(
      ['Practice', 'Name', 'Premium', '£ a head', 'Defined', 'Undefined', 'Tests met'],
      premiums.map((premium) => [
        premium.practice,
        premium.name,
        poundsText(premium.premiumPence),
        premium.premiumPerWeightedHead,
        poundsText(premium.definedPence),
        poundsText(premium.undefinedPence),
        `${premium.tests.filter(({ recorded }) => recorded?.isMet).length} of ${premium.tests.length}`,
      ]),
    ),
    '',
    `Freed money goes ${report.reinvestment === 'lowest paid' ? 'to the lowest paid' : `by ${report.reinvestment}`}:`,
    yearsTable(years),
  ].join('\n');
  return { json, text };
}

function yearsTable(years: PmsReviewReport['years']): string {
  return textTable(
    ['Year from', 'Freed', 'Reinvested', 'Difference'],
    years.map(({ begins, freedPence, reinvestedPence }) => [
      isoOfMonth(begins),
      poundsText(freedPence),
      poundsText(reinvestedPence),
      poundsText((freedPence - reinvestedPence) as typeof freedPence),
    ]),
  );
}

function ofPublished(report: PublishedReviewReport): VerbResult {
  const { taper, england } = report;
  const json = {
    ...report,
    realm: 'published',
    taper: taper === null ? null : { ...taper, effects: yearsJson(taper.effects) },
  };
  const rows = report.area === 'england' ? report.areas : report.areas.filter(({ area }) => area === report.area);
  const text = [
    `Published payments ${report.year}: apparent PMS premium over GMS (${report.label}; defined part ${report.definedPart}; tests ${report.tests})`,
    `England: ${england.pmsPractices} practices, £${england.apparentPremiumPerWeightedHead} a weighted patient, ${poundsText(england.apparentPremiumPence)}`,
    '',
    textTable(
      ['Area', 'Name', 'PMS practices', 'Above GMS', 'Apparent premium', '£ a head'],
      rows.map((area) => [
        area.area,
        area.areaName,
        String(area.pmsPractices),
        String(area.aboveGms),
        poundsText(area.apparentPremiumPence),
        area.apparentPremiumPerWeightedHead,
      ]),
    ),
    ...(taper === null ? [] : ['', `If all of it were tapered over ${taper.years} years:`, yearsTable(taper.effects)]),
    '',
    ...report.words,
  ].join('\n');
  return { json, text };
}
