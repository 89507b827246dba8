import { addDays, type Day, dayText, isoOfDay, monthText, type Pence, poundsText } from '../../../base/index.ts';
import type { ReportBasis, RestatedNumber, RestatementReport, ShownBasis, ShownCause } from '../../../reports/index.ts';
import { addressOf, restatementAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { isoDateText, moneyCell, sentenceCase, shortHash, shortNumber, signedMoneyCell } from '../../layout/figures.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { toStatement } from '../../layout/trail.ts';

type Given = RestatementReport & { readonly basis: ReportBasis };

/** What each cause is, in a few words. */
const CAUSE_WORDS: Readonly<Record<ShownCause['cause'], string>> = {
  'contract terms': 'a contract, its lines, what is put in, a network’s members, or taking part in a scheme was varied',
  rule: 'thresholds, points or the rule of a measure were corrected',
  rate: 'a price or share became known, or was backdated',
  list: 'a registered list or its weighting was received or corrected',
  'late data': 'counts came that had not been received',
  correction: 'counts that had been received were corrected',
};

const ORDER_WORDS =
  'Each cause is what the total moves by when what was known of it then is replaced by what is known later, one cause after another in the order of the table. In another order the parts could differ; they always add to the difference.';
const NETWORK_WORDS =
  'A network is paid by its contract, by rates and by lists, and nothing that is counted: no rule, late count or corrected count can move what it is paid.';

/** Why a statement comes to something else than it did: the total then, each cause, the total now. */
export function restatementView(report: Given): Page<'invented'> {
  const { place, month, from, to } = report;
  return {
    realm: 'invented',
    template: 'restatement',
    heading: `Why the statement for ${monthText(month)} changed`,
    caption: place.name,
    trail: toStatement(place, month),
    tables: [causesTable(report), linesTable(report), changesTable(report), foundationsTable(report)],
    content: {
      difference: signed(report.differencePence),
      answer: answerOf(report),
      wordsThen: from.words,
      wordsNow: to.words,
      withheld: withheldWords(report),
      order: `${ORDER_WORDS}${place.contractType === 'network' ? ` ${NETWORK_WORDS}` : ''}`,
      form: {
        action: restatementAddress(place.practice, month),
        from: isoOfDay(from.on),
        to: isoOfDay(to.on),
      },
      days: report.days.map((day) => dayLink(report, day)),
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Files then (snapshot)', value: from.snapshot },
        { name: 'Files later (snapshot)', value: to.snapshot },
      ],
    },
  };
}

/** The statement on the day before, against the one of the day. */
function dayLink({ place, month }: Given, day: Day): Link<'invented'> {
  return { text: dayText(day), href: restatementAddress(place.practice, month, { from: addDays(day, -1), to: day }) };
}

function answerOf({ place, month, from, to, causes, differencePence }: Given): string {
  const ends = `${poundsText(from.totalPence)} as known on ${dayText(from.on)} and ${poundsText(to.totalPence)} as known on ${dayText(to.on)}`;
  const moved = causes.filter((one) => one.differencePence !== 0n);
  const parts = moved.map((one) => `${signed(one.differencePence)} for ${named(one)}`);
  const why =
    moved.length === 0 && differencePence === 0n ? 'Nothing that it rests on has changed its total' : parts.join(', ');
  return `The statement of ${place.name} for ${monthText(month)} came to ${ends}. ${why === '' ? 'It was paid otherwise' : why}.`;
}

function named({ cause, with: together }: ShownCause): string {
  return [...together, cause].join(' with ');
}

function signed(amount: Pence): string {
  return amount > 0n ? `+${poundsText(amount)}` : poundsText(amount);
}

function causesTable(report: Given): Table<'invented'> {
  const { from, to, causes, paidOtherwisePence, differencePence } = report;
  const otherwise: readonly Cell<never>[][] = [
    [
      {
        text: 'Paid otherwise',
        note: 'lines that a further run paid, or a definition that was put right for the same day',
      },
      signedMoneyCell(paidOtherwisePence),
      { text: 'see the runs of the month' },
    ],
  ];
  return {
    id: 'causes',
    caption: 'The difference, by cause',
    columns: [
      { heading: 'Cause', kind: 'text' },
      { heading: 'Difference', kind: 'number', isMain: true },
      { heading: 'Total with it', kind: 'number' },
    ],
    rows: [
      [{ text: `As known on ${dayText(from.on)}` }, { text: '–', csv: '' }, moneyCell(from.totalPence)],
      ...(paidOtherwisePence === 0n ? [] : otherwise),
      ...causes.map((one) => [
        { text: sentenceCase(named(one)), note: CAUSE_WORDS[one.cause] },
        signedMoneyCell(one.differencePence),
        moneyCell(one.totalPence),
      ]),
    ],
    total: [{ text: `As known on ${dayText(to.on)}` }, signedMoneyCell(differencePence), moneyCell(to.totalPence)],
    whenEmpty: 'There is no cause.',
  };
}

function linesTable({ causes }: Given): Table<'invented'> {
  return {
    id: 'lines',
    caption: 'The lines that each cause moved',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: 'Cause', kind: 'text' },
      { heading: 'Before', kind: 'number' },
      { heading: 'After', kind: 'number', isMain: true },
    ],
    rows: causes.flatMap((one) =>
      one.lines.map((line) => [
        { text: line.title },
        { text: named(one) },
        line.wasHeld === null ? moneyCell(line.fromPence) : { text: 'held', note: line.wasHeld },
        line.isHeld === null ? moneyCell(line.toPence) : { text: 'held', note: line.isHeld },
      ]),
    ),
    whenEmpty: 'No line is another amount.',
  };
}

function changesTable({ causes }: Given): Table<'invented'> {
  return {
    id: 'changes',
    caption: 'The numbers that changed',
    columns: [
      { heading: 'Number', kind: 'text' },
      { heading: 'Cause', kind: 'text' },
      { heading: 'Then', kind: 'text' },
      { heading: 'Later', kind: 'text' },
      { heading: 'Known from', kind: 'text' },
    ],
    rows: causes.flatMap((one) => one.changes.map((change) => changeRow(one, change))),
    whenEmpty: 'No number that may be shown here is another.',
  };
}

function changeRow(cause: ShownCause, change: RestatedNumber): readonly Cell<never>[] {
  const { member, label, unit, from, to, fromSource, toSource, knownFrom } = change;
  return [
    { text: sentenceCase(member === null ? label : `${member}: ${label}`), note: unit },
    { text: named(cause) },
    valueCell(from, fromSource),
    valueCell(to, toSource),
    { text: knownFrom === null ? 'see its source' : isoDateText(knownFrom) },
  ];
}

function valueCell(value: string | null, source: string | null): Cell<never> {
  if (value === null) return { text: 'not put in' };
  return { text: shortNumber(value), note: source ?? 'no source is recorded' };
}

function foundationsTable({ causes }: Given): Table<'invented'> {
  return {
    id: 'restsOn',
    caption: 'What the lines rest on now in place of what they rested on',
    columns: ['What', 'Cause', 'Version', 'Source', 'Received'].map((heading) => ({ heading, kind: 'text' })),
    rows: causes.flatMap((one) => [
      ...one.noLonger.map((basis) => foundationRow(one, basis, 'no longer')),
      ...one.instead.map((basis) => foundationRow(one, basis, 'now')),
    ]),
    whenEmpty: 'They rest on the same definitions, rates and files.',
  };
}

function foundationRow(cause: ShownCause, basis: ShownBasis, which: string): readonly Cell<'invented'>[] {
  const isHash = /^[0-9a-f]{64}$/.test(basis.version);
  return [
    { text: basis.what, note: which, ...(basis.to === null ? {} : { href: addressOf(basis.to) }) },
    { text: named(cause) },
    { text: isHash ? shortHash(basis.version) : basis.version, csv: basis.version },
    { text: basis.source },
    { text: basis.receivedOn === null ? 'held as a definition' : isoDateText(basis.receivedOn) },
  ];
}

function withheldWords({ causes }: Given): string | null {
  const withheld = causes.some((one) => one.withheld > 0);
  return withheld ? 'Counts that changed are left out here: their difference would give small ones away.' : null;
}
