import { dayText, poundsText } from '../../../base/index.ts';
import type { PmsPremiumReport, ReportBasis, ShownTest } from '../../../reports/index.ts';
import { PMS_REVIEW, pmsPremiumAddress, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { moneyCell, poundsOf, signedMoneyCell, wholeText } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { toBorough } from '../../layout/trail.ts';
import { reinvestmentWords } from '../pms-review/choice.ts';
import { yearLabel } from '../pms-review/effects.ts';

type Given = PmsPremiumReport & { readonly basis: ReportBasis };

/** One practice's premium: how it is made up, the five tests of it, and what the taper does to the practice. */
export function pmsPremiumView(report: Given): Page<'invented'> {
  const { premium, commissioner, year, mayRecord } = report;
  return {
    realm: 'invented',
    template: 'pms-premium',
    heading: `PMS premium ${year}`,
    caption: premium.name,
    trail: [...toBorough(commissioner.name), { text: 'Review of PMS premiums', href: PMS_REVIEW }],
    tables: [testsTable(report), servicesTable(report), effectsTable(report)],
    content: {
      answer: answerOf(report),
      parts: partsOf(report),
      taper: `Over ${report.taperYears} years; what is freed goes ${reinvestmentWords(report.reinvestment)}.`,
      recording: mayRecord ? recordingOf(report) : null,
      practice: { text: `Open ${premium.name}`, href: practiceAddress(premium.practice) },
      workedOut: [{ name: 'Named services', value: report.source }, ...basisFacts(report.basis)],
    },
  };
}

function answerOf({ premium }: Given): string {
  const above = `${premium.name} has ${poundsText(premium.premiumPence)} a year above GMS, £${premium.premiumPerWeightedHead} a weighted patient.`;
  if (premium.undefinedPence === 0n) return `${above} All of it is for named services.`;
  if (premium.isKept) return `${above} It passed the five tests and is kept.`;
  return `${above} ${poundsText(premium.undefinedPence)} of it is for nothing named, and goes down unless the five tests are met.`;
}

function partsOf({ premium }: Given): readonly Fact<never>[] {
  const weighted = wholeText(premium.weightedList);
  return [
    { name: 'Baseline', value: poundsText(premium.baselinePence), note: `${weighted} weighted patients` },
    {
      name: 'Baseline less what GMS pays apart',
      value: poundsText(premium.revisedBaselinePence),
      note: 'the baseline holds nothing that GMS pays apart where both are the same',
    },
    { name: 'As a GMS practice', value: poundsText(premium.gmsEquivalentPence) },
    {
      name: 'Premium',
      value: poundsText(premium.premiumPence),
      note: `${poundsText(premium.revisedBaselinePence)} − ${poundsText(premium.gmsEquivalentPence)}`,
    },
    { name: 'For named services', value: poundsText(premium.definedPence) },
    { name: 'For nothing named', value: poundsText(premium.undefinedPence) },
  ];
}

function testsTable({ premium }: Given): Table<'invented'> {
  return {
    id: 'tests',
    caption: 'The five tests for keeping it',
    columns: [
      { heading: 'Test', kind: 'text' },
      { heading: 'Found', kind: 'text', isMain: true },
      { heading: 'Evidence', kind: 'text' },
      { heading: 'By whom', kind: 'text' },
      { heading: 'When', kind: 'date' },
    ],
    rows: premium.tests.map(({ words, recorded }) => [
      { text: words },
      foundCell(recorded),
      { text: recorded?.evidence ?? 'none yet' },
      { text: recorded?.by ?? 'nobody yet' },
      { text: recorded === null ? 'not yet' : dayText(recorded.on) },
    ]),
    whenEmpty: 'There are no tests.',
  };
}

function foundCell(recorded: ShownTest['recorded']) {
  if (recorded === null) return { text: 'not recorded', tag: 'grey' } as const;
  return recorded.isMet ? ({ text: 'met', tag: 'green' } as const) : ({ text: 'not met', tag: 'red' } as const);
}

function servicesTable({ premium }: Given): Table<'invented'> {
  return {
    id: 'services',
    caption: 'What the premium is tied to',
    columns: [
      { heading: 'Service', kind: 'text' },
      { heading: 'A weighted patient', kind: 'number' },
      { heading: 'A year', kind: 'number', isMain: true },
    ],
    rows: premium.services.map(({ service, perWeightedHead, amountPence }) => [
      { text: service },
      { text: poundsOf(perWeightedHead), csv: perWeightedHead },
      moneyCell(amountPence),
    ]),
    whenEmpty: 'No named service is paid from this premium: all of it is under review.',
  };
}

function effectsTable({ effects }: Given): Table<'invented'> {
  return {
    id: 'effects',
    caption: 'What the taper does to this practice',
    columns: [
      { heading: 'Year', kind: 'text' },
      { heading: 'Left of the premium under review', kind: 'number' },
      { heading: 'Freed', kind: 'number' },
      { heading: 'Given back from all that is freed', kind: 'number' },
      { heading: 'Gain or loss', kind: 'number', isMain: true },
    ],
    rows: effects.map(({ begins, change }) => [
      { text: yearLabel(begins) },
      moneyCell(change.keptPence),
      moneyCell(change.freedPence),
      moneyCell(change.reinvestedPence),
      signedMoneyCell(change.netPence),
    ]),
    whenEmpty: 'Nothing is tapered.',
  };
}

function recordingOf({ premium, year }: Given): object {
  return {
    action: `${pmsPremiumAddress(premium.practice)}/test`,
    year,
    tests: premium.tests.map(({ test, words }) => ({ value: test, text: words })),
    findings: [
      { value: 'met', text: 'Met' },
      { value: 'not met', text: 'Not met' },
    ],
  };
}
