import { poundsText } from '../../../base/index.ts';
import { type PublishedReviewReport, slopeChart } from '../../../reports/index.ts';
import {
  fundingAddress,
  PUBLISHED,
  publishedReviewAddress,
  publishedReviewAreaAddress,
} from '../../layout/addresses.ts';
import { counted, moneyCell, poundsOf, wholeText, withCommas } from '../../layout/figures.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { choiceForm, reinvestmentWords } from '../pms-review/choice.ts';
import { effectsTable, yearLabel, yearsTable } from '../pms-review/effects.ts';

type Taper = NonNullable<PublishedReviewReport['taper']>;

/** Published: what the payments of a year show of PMS premiums, for England or for one commissioner. */
export function publishedReviewView(report: PublishedReviewReport): Page<'published'> {
  const { year, areaName, taper } = report;
  return {
    realm: 'published',
    template: 'published-review',
    heading: 'Apparent PMS premiums over GMS',
    caption: `${areaName}, ${year}`,
    trail: trailOf(report),
    tables: [
      ...(taper === null ? [areasTable(report)] : [practicesTable(report), ...taperTables(taper)]),
      leftOutTable(report),
    ],
    content: {
      answer: answerOf(report),
      words: report.words,
      form: taper === null ? null : choiceForm(publishedReviewAreaAddress(year, report.area), chosenOf(taper), true),
      taper: taper === null ? null : taperWords(taper),
      chart: taper === null ? null : chartOf(report, taper),
      workedOut: [
        { name: 'File (SHA-256)', value: report.file.sha256 },
        {
          name: 'As a GMS practice',
          value: `£${report.netPrice} a weighted patient`,
          note: `£${report.price} less ${report.outOfHoursSharePercent}% for out of hours`,
        },
      ],
    },
  };
}

function trailOf({ year, area }: PublishedReviewReport): readonly Link<'published'>[] {
  const top = [
    { text: 'Published information', href: PUBLISHED },
    { text: `Payments in ${year}`, href: fundingAddress(year) },
  ];
  return area === 'england' ? top : [...top, { text: 'Apparent PMS premiums', href: publishedReviewAddress(year) }];
}

function chosenOf({ years, reinvestment }: Taper) {
  return { taperYears: years, reinvestment };
}

function answerOf({ areas, area, england, areaName }: PublishedReviewReport): string {
  const of = area === 'england' ? england : areas.find((one) => one.area === area);
  if (of === undefined || of.pmsPractices === 0) return `No PMS practice of ${areaName} is in the figures.`;
  return `Upper bound: ${counted(of.pmsPractices, 'PMS practice', 'PMS practices')} of ${of.areaName} had at most £${of.apparentPremiumPerWeightedHead} a weighted patient above GMS, ${poundsText(of.apparentPremiumPence)} together. ${wholeText(of.aboveGms)} had more than GMS would have paid.`;
}

function areasTable({ areas, england, year }: PublishedReviewReport): Table<'published'> {
  return {
    id: 'areas',
    caption: 'Apparent premium by commissioner: upper bound',
    columns: [
      { heading: 'Commissioner', kind: 'text' },
      { heading: 'PMS practices', kind: 'number' },
      { heading: 'Above GMS', kind: 'number' },
      { heading: 'Weighted patients', kind: 'number' },
      { heading: 'Apparent premium', kind: 'number' },
      { heading: 'A weighted patient', kind: 'number', isMain: true },
    ],
    rows: areas.map((one) => [
      { text: one.areaName, note: one.area, href: publishedReviewAreaAddress(year, one.area) },
      ...areaCells(one),
    ]),
    total: [{ text: 'England' }, ...areaCells(england)],
    whenEmpty: 'No commissioner has a PMS practice in the file.',
  };
}

function areaCells(area: PublishedReviewReport['england']): readonly Cell<never>[] {
  return [
    { text: wholeText(area.pmsPractices), csv: String(area.pmsPractices) },
    { text: wholeText(area.aboveGms), csv: String(area.aboveGms) },
    { text: withCommas(area.weightedPatients), csv: area.weightedPatients },
    moneyCell(area.apparentPremiumPence),
    perHeadCell(area.apparentPremiumPerWeightedHead),
  ];
}

function perHeadCell(amount: string): Cell<never> {
  return { text: poundsOf(amount), csv: amount };
}

function practicesTable({ practices }: PublishedReviewReport): Table<'published'> {
  return {
    id: 'practices',
    caption: 'Apparent premium of each PMS practice: upper bound',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Weighted patients', kind: 'number' },
      { heading: 'Core payment', kind: 'number' },
      { heading: 'As a GMS practice', kind: 'number' },
      { heading: 'Apparent premium', kind: 'number' },
      { heading: 'A weighted patient', kind: 'number', isMain: true },
      { heading: 'Defined part', kind: 'text' },
      { heading: 'Five tests', kind: 'text' },
      { heading: 'Row of the file', kind: 'number' },
    ],
    rows: practices.map((one) => [
      { text: one.name === '' ? one.practice : one.name, note: one.practice },
      { text: withCommas(one.weightedPatients), csv: one.weightedPatients },
      moneyCell(one.corePence),
      moneyCell(one.gmsEquivalentPence),
      moneyCell(one.apparentPremiumPence),
      { ...perHeadCell(one.apparentPremiumPerWeightedHead), note: one.label },
      { text: one.definedPart },
      { text: 'not recorded' },
      { text: wholeText(one.row), csv: String(one.row) },
    ]),
    whenEmpty: 'No PMS practice of this commissioner is in the figures.',
  };
}

function taperTables({ effects, names }: Taper): readonly Table<'published'>[] {
  const nameOf = new Map(names.map(({ practice, name }) => [practice, name]));
  return [
    yearsTable(effects),
    effectsTable(effects, (practice) => ({ text: nameOf.get(practice) || practice, note: practice })),
  ];
}

function taperWords({ years, reinvestment }: Taper): string {
  return `If the whole of it, the upper bound, went down over ${years} years, and what is freed went ${reinvestmentWords(reinvestment)}: what that would be, not what was decided.`;
}

function chartOf({ practices, year, areaName }: PublishedReviewReport, { effects }: Taper): object | null {
  const last = effects.at(-1);
  if (last === undefined || practices.length === 0) return null;
  const ends = [year, yearLabel(last.begins)] as const;
  const after = new Map(last.practices.map((one) => [one.practice, one.corePence]));
  const perHead = (pence: bigint, patients: string): number => Number(pence) / 100 / Number(patients);
  const title = 'Core payment for a weighted patient of PMS practices, if all of the apparent premium went';
  const svg = slopeChart({
    id: 'cores',
    title,
    description: `${practices.length} PMS practices of ${areaName}, each a line from ${ends[0]} to ${ends[1]}. The tables have the same figures in pounds.`,
    points: practices.map((one) => ({
      label: one.name === '' ? one.practice : one.name,
      href: undefined,
      before: perHead(one.corePence, one.weightedPatients),
      after: perHead(after.get(one.practice) ?? one.corePence, one.weightedPatients),
    })),
    ends,
    text: (value) => `£${Math.round(value)}`,
  });
  return {
    title,
    svg,
    key: 'Dashed: a practice that would lose. Whole: one that would gain. The four that would change most are named.',
  };
}

function leftOutTable({ leftOut }: PublishedReviewReport): Table<'published'> {
  return {
    id: 'leftOut',
    caption: 'PMS practices left out, and why',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Why', kind: 'text' },
    ],
    rows: leftOut.map(({ practice, name, reason }) => [
      { text: name === '' ? practice : name, note: practice },
      { text: reason },
    ]),
    whenEmpty: 'No PMS practice was left out.',
  };
}
