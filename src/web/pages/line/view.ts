import { dayText, monthText, poundsText } from '../../../base/index.ts';
import type { LineReport, ReportBasis, ShownInput, ShownWorking } from '../../../reports/index.ts';
import { addressOf, entryAddress, measureAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { contactText } from '../../layout/contact-words.ts';
import {
  dateCell,
  instantText,
  isoDateText,
  moneyCell,
  sentenceCase,
  shortHash,
  shortNumber,
} from '../../layout/figures.ts';
import { markText } from '../../layout/mark-words.ts';
import type { Fact, Page, Printable, Table } from '../../layout/page.ts';
import { isWithheld } from '../../layout/released.ts';
import { toStatement } from '../../layout/trail.ts';

type Given = LineReport & { readonly basis: ReportBasis };

/** One line opened: how much and why, what was put in, what it rests on, what was checked, and where it was posted. */
export function lineView(report: Given): Page<'invented'> {
  const { place, month } = report;
  return {
    realm: 'invented',
    template: 'line',
    heading: report.title,
    caption: `${place.name}, ${monthText(month)}`,
    trail: toStatement(place, month),
    tables: [inputsTable(report), restsOnTable(report), checksTable(report), postingsTable(report)],
    content: {
      amount: poundsText(report.amountPence),
      answer: `${report.title} of ${poundsText(report.amountPence)} for ${monthText(month)}. ${report.standing.words}`,
      formula: formulaOf(report),
      ...workingsOf(report),
      measures: report.measures.map(({ indicator, shortTitle, periodEnd, mark }) => ({
        text: `${indicator} at ${dayText(periodEnd)}`,
        note: mark === null ? shortTitle : `${shortTitle}. ${sentenceCase(markText(mark))}.`,
        href: measureAddress(place.practice, indicator, periodEnd),
      })),
      decision: decisionFacts(report),
      noDecision:
        'Nobody has approved it yet. A line is posted in the ledger only after somebody other than its author approves the run that it is in.',
      ifWrong: ifWrong(report),
      workedOut: [...basisFacts(report.basis), { name: 'Term of the contract', value: report.term }],
    },
  };
}

function formulaOf({ formula, formulaWithNumbers, exactPounds, amountPence }: Given): object {
  return {
    words: formula,
    numbers: formulaWithNumbers,
    result: poundsText(amountPence),
    rounding: `£${shortNumber(exactPounds)} before rounding; rounded once, at the end, half a penny up.`,
  };
}

function inputsTable({ inputs }: { readonly inputs: readonly ShownInput[] }): Table<'invented'> {
  return {
    id: 'inputs',
    caption: 'The numbers put in',
    columns: [
      { heading: 'Number', kind: 'text' },
      { heading: 'Value', kind: 'number' },
      { heading: 'Source', kind: 'text' },
      { heading: 'Known from', kind: 'text' },
    ],
    rows: inputs.map((input) => [
      { text: input.label },
      { text: shortNumber(input.value), note: input.unit },
      { text: input.source },
      { text: input.knownFrom === null ? 'not recorded' : isoDateText(input.knownFrom) },
    ]),
    whenEmpty: 'No number is put into this formula.',
  };
}

function workingsOf({ workings, place, measures }: Given): Record<string, Printable> {
  const { value } = workings;
  if (isWithheld(value)) return { workings: [], workingsWithheld: value.words };
  const periodEnds = new Map(measures.map(({ indicator, periodEnd }) => [indicator, periodEnd]));
  const shown = (working: ShownWorking): object => {
    const periodEnd = working.indicator === null ? undefined : periodEnds.get(working.indicator);
    return {
      title: working.indicator === null ? working.title : `${working.indicator}: ${working.title}`,
      formula: working.formula,
      numbers: working.because ?? working.formulaWithNumbers,
      result: `${shortNumber(working.result)} ${working.unit}`.trim(),
      inputs: working.inputs.map(inputSentence),
      href:
        working.indicator === null || periodEnd === undefined
          ? null
          : measureAddress(place.practice, working.indicator, periodEnd),
      indicator: working.indicator,
      workings: working.workings.map(shown),
    };
  };
  return { workings: value.map(shown), workingsWithheld: null };
}

function inputSentence({ label, value, unit, source }: ShownInput): string {
  return `${label}: ${shortNumber(value)} ${unit} (${source})`;
}

function restsOnTable({ restsOn }: Given): Table<'invented'> {
  return {
    id: 'restsOn',
    caption: 'What it rests on',
    columns: ['What', 'Version', 'Source', 'Received'].map((heading) => ({ heading, kind: 'text' })),
    rows: restsOn.map((basis) => [
      { text: basis.what, ...(basis.to === null ? {} : { href: addressOf(basis.to) }) },
      { text: versionText(basis.version) },
      { text: basis.source },
      { text: basis.receivedOn === null ? 'held as a definition' : isoDateText(basis.receivedOn) },
    ]),
    whenEmpty: 'It rests on nothing but the contract.',
  };
}

function checksTable({ checks }: Given): Table<'invented'> {
  return {
    id: 'checks',
    caption: 'What was checked',
    columns: ['Check', 'Result'].map((heading) => ({ heading, kind: 'text' })),
    rows: checks.map(({ words, passed }) => [
      { text: words },
      passed ? { text: 'Passed', tag: 'green' } : { text: 'Not passed', tag: 'red' },
    ]),
    whenEmpty: 'Nothing needed checking for this line.',
  };
}

function postingsTable({ postings }: Given): Table<'invented'> {
  return {
    id: 'postings',
    caption: 'Where it is in the ledger',
    columns: [
      { heading: 'Entry', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Account', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
    ],
    rows: postings.map((posting) => [
      { text: posting.reference, href: entryAddress(posting.entry) },
      dateCell(posting.date),
      { text: posting.fund },
      { text: posting.account },
      moneyCell(posting.amountPence),
    ]),
    whenEmpty: 'It is not in the ledger yet. It is posted when its payment run is released.',
  };
}

function decisionFacts({ decision }: Given): readonly Fact<never>[] {
  if (decision === null) return [];
  return [
    { name: 'Decision', value: decision.words },
    { name: 'Approved by', value: decision.by },
    { name: 'Approved on', value: instantText(decision.at) },
    { name: 'Decision number', value: decision.id },
  ];
}

function ifWrong({ contact, place, month }: Given): object {
  return {
    sentences: [
      `Ask ${contactText(contact)}, and say which number is wrong. A list size or a count is put right by a corrected file; a price or a term by a new version of the contract. What was known before stays as it was.`,
    ],
    links: toStatement(place, month).slice(-1),
  };
}

/** A version that is a hash is shown by its beginning; the whole of it is under *How this was worked out*. */
function versionText(version: string): string {
  return /^[0-9a-f]{64}$/.test(version) ? `${shortHash(version)}…` : version;
}
