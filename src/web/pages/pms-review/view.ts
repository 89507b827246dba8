import { poundsText } from '../../../base/index.ts';
import { type PmsReviewReport, type ReportBasis, slopeChart } from '../../../reports/index.ts';
import { PMS_REVIEW, pmsPremiumAddress, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, moneyCell, poundsOf, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { toBorough } from '../../layout/trail.ts';
import { choiceForm, reinvestmentWords } from './choice.ts';
import { effectsTable, yearLabel, yearsTable } from './effects.ts';

type Given = PmsReviewReport & { readonly basis: ReportBasis };

/** The review of PMS premiums: what they are, what is under review, and what the chosen taper does to every practice. */
export function pmsReviewView(report: Given): Page<'invented'> {
  const { commissioner, year, cores, years } = report;
  const names = new Map(cores.map(({ practice, name }) => [practice as string, name]));
  return {
    realm: 'invented',
    template: 'pms-review',
    heading: 'Review of PMS premiums',
    caption: `${commissioner.name}, ${year}`,
    trail: toBorough(commissioner.name),
    tables: [
      premiumsTable(report),
      yearsTable(years),
      effectsTable(years, (practice) => ({ text: names.get(practice) ?? practice, href: practiceAddress(practice) })),
      coresTable(report),
    ],
    content: {
      answer: answerOf(report),
      further: furtherOf(report),
      form: choiceForm(PMS_REVIEW, report),
      chart: chartOf(report),
      leftOut: report.leftOut.map(
        ({ name, practice }) => `${name} (${practice}) is in no figure: its list was not received.`,
      ),
      method: [
        'Premium: the baseline less what GMS pays apart, less what the practice would have as a GMS practice: weighted patients × price × (1 − out of hours).',
        'The part for nothing named is the premium less what is paid for named services. It is kept when the five tests are all met, and otherwise goes down in equal steps.',
        'What is freed goes to practices of the same commissioner in the same year. Odd pennies go to whoever is cut short by most, and among equals in turn.',
      ],
      workedOut: [
        {
          name: 'Price of a weighted patient',
          value: `£${report.price}`,
          note: `less ${report.outOfHoursShare}% for out of hours`,
        },
        { name: 'Named services', value: report.source },
        ...basisFacts(report.basis),
      ],
    },
  };
}

function answerOf({ premiums, totals, taperYears, years }: Given): string {
  if (premiums.length === 0) return 'No practice has a PMS premium.';
  const last = years.at(-1);
  const freed = last === undefined ? poundsText(totals.taperedPence) : poundsText(last.freedPence);
  return `${counted(premiums.length, 'practice has', 'practices have')} ${poundsText(totals.premiumPence)} a year above GMS, £${totals.perWeightedHead} a weighted patient. Tapering what is for nothing named over ${taperYears} years frees ${freed} a year in the end, and all of it stays in general practice here.`;
}

function furtherOf({ totals, reinvestment }: Given): string {
  const kept = totals.undefinedPence - totals.taperedPence;
  const keptWords =
    kept === 0n ? '' : ` ${poundsText(kept as typeof totals.taperedPence)} of it passed the five tests and is kept.`;
  return `${poundsText(totals.definedPence)} is for named services and ${poundsText(totals.undefinedPence)} for nothing named.${keptWords} What is freed goes ${reinvestmentWords(reinvestment)}.`;
}

function premiumsTable({ premiums }: Given): Table<'invented'> {
  return {
    id: 'premiums',
    caption: 'Premiums over GMS, a year',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Weighted patients', kind: 'number' },
      { heading: 'Premium', kind: 'number' },
      { heading: 'A weighted patient', kind: 'number', isMain: true },
      { heading: 'For named services', kind: 'number' },
      { heading: 'For nothing named', kind: 'number' },
      { heading: 'Five tests', kind: 'text' },
    ],
    rows: premiums.map((premium) => [
      { text: premium.name, href: pmsPremiumAddress(premium.practice) },
      { text: wholeText(premium.weightedList), csv: String(premium.weightedList) },
      moneyCell(premium.premiumPence),
      perHeadCell(premium.premiumPerWeightedHead),
      moneyCell(premium.definedPence),
      moneyCell(premium.undefinedPence),
      { text: testsText(premium) },
    ]),
    whenEmpty: 'No practice of this commissioner has a PMS contract.',
  };
}

/** `5 of 5 met: kept`, `2 of 5 met`, `none recorded`. */
function testsText({ tests, isKept }: Given['premiums'][number]): string {
  const recorded = tests.filter((test) => test.recorded !== null);
  if (recorded.length === 0) return 'none recorded';
  const met = recorded.filter((test) => test.recorded?.isMet).length;
  return `${met} of ${tests.length} met${isKept ? ': kept' : ''}`;
}

function perHeadCell(amount: string): Cell<never> {
  return { text: poundsOf(amount), csv: amount };
}

function coresTable({ cores, years, year }: Given): Table<'invented'> {
  return {
    id: 'cores',
    caption: 'Core payment for a weighted patient, before and after',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Contract', kind: 'text' },
      { heading: year, kind: 'number' },
      { heading: lastYear(years), kind: 'number', isMain: true },
    ],
    rows: cores.map(({ practice, name, contractType, before, after }) => [
      { text: name, href: practiceAddress(practice) },
      { text: contractType },
      perHeadCell(before),
      perHeadCell(after),
    ]),
    whenEmpty: 'No practice’s list was received.',
  };
}

function lastYear(years: Given['years']): string {
  const last = years.at(-1);
  return last === undefined ? 'after' : yearLabel(last.begins);
}

function chartOf({ cores, years, year }: Given): object | null {
  const drawn = cores.filter(({ contractType }) => contractType !== 'APMS');
  if (drawn.length === 0) return null;
  const title = 'Core payment for a weighted patient before and after the review';
  const svg = slopeChart({
    id: 'cores',
    title,
    description: `${drawn.length} GMS and PMS practices, each a line from ${year} to ${lastYear(years)}. The last table has the same figures.`,
    points: drawn.map(({ practice, name, before, after }) => ({
      label: name,
      href: practiceAddress(practice),
      before: Number(before),
      after: Number(after),
    })),
    ends: [year, lastYear(years)],
    text: (value) => `£${value}`,
  });
  return {
    title,
    svg,
    key: 'Dashed: a practice that loses. Whole: one that gains. The four that change most are named; APMS practices, at their own price, are left out. The last table has the same figures.',
  };
}
