import { dayText, monthText, poundsText } from '../../../base/index.ts';
import type { ClaimPreviewReport, ReportBasis, ShownClaim } from '../../../reports/index.ts';
import { CLAIMS, claimAddress, claimPreviewAddress, runAddress, wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, dateCell, moneyCell, sumCell, sumText, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { isWithheld } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { disputesTable } from '../claims/view.ts';

type Given = ClaimPreviewReport & { readonly basis: ReportBasis };

/** What a provider will be paid for a month, why not for the rest and how to appeal, and whom they missed. */
export function claimPreviewView(report: Given): Page<'invented'> {
  const { provider, scheme, month } = report;
  return {
    realm: 'invented',
    template: 'claim-preview',
    heading: `${report.schemeTitle}: ${monthText(month)}`,
    caption: report.name,
    trail: [...TO_HOME, { text: 'Claims', href: CLAIMS }],
    tables: [
      linesTable(report),
      claimsTable(report, 'refused'),
      claimsTable(report, 'passing'),
      valuedTable(report),
      missedTable(report),
      missedPeopleTable(report),
      disputesTable('disputes', report.disputes),
    ],
    content: {
      answer: answerOf(report),
      note: report.lines.flatMap(({ title, note }) => (note === '' ? [] : [`${title} waits: ${note}`])),
      hasClaims: report.claims !== null,
      hasPeople: report.named !== null && report.named.people.length > 0,
      disputing: report.mayDispute
        ? {
            action: `${claimPreviewAddress(provider, scheme, month)}/dispute`,
            lines: report.lines.map(({ service, title }) => ({ value: service, text: title })),
          }
        : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ total, payableFrom }: Given): string {
  if (payableFrom === null) return 'Nothing passes its checks, so nothing will be paid.';
  return `${total.value === 'not shown' ? 'An amount that is not shown here' : sumText(total.value)} will be paid, from ${dayText(payableFrom)} at the earliest: ten working days or more after the provider was shown it.`;
}

function linesTable({ lines }: Given): Table<'invented'> {
  return {
    id: 'lines',
    caption: 'What will be paid',
    columns: [
      { heading: 'Service', kind: 'text' },
      { heading: 'Pass', kind: 'number' },
      { heading: 'Refused', kind: 'number' },
      { heading: 'Held by a dispute', kind: 'number' },
      { heading: 'How it is worked out', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
    ],
    rows: lines.map(({ title, passing, refused, held, formula, amount }) => [
      { text: title },
      ...[passing, refused, held].map(({ value }) => countCell(value)),
      { text: isWithheld(formula.value) ? formula.value.words : formula.value },
      amount === null ? { text: 'waits', csv: '' } : sumCell(amount.value.sumPence),
    ]),
    whenEmpty: 'Nothing was claimed.',
  };
}

/** Claims that are refused, with why and how to appeal; or the others. */
function claimsTable({ claims }: Given, which: 'refused' | 'passing'): Table<'invented'> {
  const own = (claims ?? []).filter(({ stage }) => (stage === 'refused') === (which === 'refused'));
  const isRefused = which === 'refused';
  return {
    id: which,
    caption: isRefused ? 'Refused, and how to appeal' : 'Claims that pass',
    columns: [
      { heading: 'Claim', kind: 'text' },
      { heading: 'Done on', kind: 'date' },
      { heading: isRefused ? 'Why' : 'Stage', kind: 'text', ...(isRefused ? {} : { isMain: true }) },
      { heading: isRefused ? 'How to appeal' : 'Why', kind: 'text' },
    ],
    rows: own.map((claim) => rowOf(claim, isRefused)),
    whenEmpty: isRefused ? 'No claim is refused.' : 'No claim passes.',
  };
}

function rowOf(claim: ShownClaim, isRefused: boolean): readonly Cell<'invented'>[] {
  const { id, title, doneOn, code, words, appeal } = claim;
  const name: Cell<'invented'> = { text: title, note: id, href: claimAddress(id) };
  if (isRefused) return [name, dateCell(doneOn), { text: words, note: code }, { text: appeal ?? 'by a dispute' }];
  return [name, dateCell(doneOn), stageCell(claim), { text: words }];
}

const STAGE_TAGS = {
  asked: 'grey',
  checked: 'blue',
  refused: 'red',
  approved: 'green',
  valued: 'green',
  paid: 'green',
} as const;

/** How far a claim is, in a word; what a dispute holds says so. */
export function stageCell({ stage, isHeld }: Pick<ShownClaim, 'stage' | 'isHeld'>): Cell<never> {
  return { text: stage, tag: STAGE_TAGS[stage], ...(isHeld ? { note: 'held by a dispute' } : {}) };
}

function valuedTable({ valued }: Given): Table<'invented'> {
  return {
    id: 'valued',
    caption: 'Lines that are approved and valued',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: 'Claims', kind: 'number' },
      { heading: 'With the numbers', kind: 'text' },
      { heading: 'May be paid from', kind: 'date' },
      { heading: 'Paid by', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
    ],
    rows: valued.map(({ id, title, claims, formulaWithNumbers, payableFrom, paidBy, amountPence }) => [
      { text: title, note: id },
      { text: wholeText(claims) },
      { text: formulaWithNumbers },
      dateCell(payableFrom),
      paidBy === null ? { text: 'not paid yet' } : { text: `run ${paidBy}`, href: runAddress(paidBy) },
      moneyCell(amountPence),
    ]),
    whenEmpty: 'No line is valued yet. A line is valued when its claims are approved.',
  };
}

function missedTable({ missed }: Given): Table<'invented'> {
  return {
    id: 'missed',
    caption: 'People missed',
    columns: [
      { heading: 'Service', kind: 'text' },
      { heading: 'Who', kind: 'text' },
      { heading: 'People', kind: 'number', isMain: true },
    ],
    rows: missed.map(({ service, words, count }) => [{ text: service }, { text: words }, countCell(count.value)]),
    whenEmpty: 'The scheme does not say of any of these services whom it is for.',
  };
}

/** The table of those who were missed, by name: they are read for what is printed of it. */
export const MISSED_PEOPLE = 'missed-people';

/** By pseudonym, for those who may see the practice’s people: a list to print and tick off. */
function missedPeopleTable({ named, provider }: Given): Table<'invented'> {
  const { people, before, all } = named ?? { people: [], before: 0, all: 0 };
  return {
    id: MISSED_PEOPLE,
    caption: 'Who was missed',
    columns: [
      { heading: 'Person', kind: 'text' },
      { heading: 'Service', kind: 'text' },
      { heading: 'Called', kind: 'text' },
    ],
    rows: people.map(({ service, person }) => [
      { text: person, href: wholePersonAddress(provider, person) },
      { text: service },
      { text: '☐', csv: 'no' },
    ]),
    among: { before, all },
    whenEmpty: 'Nobody was missed.',
  };
}

/** What a line or claim comes to, or that it is not known yet. */
export function amountText(amount: Parameters<typeof poundsText>[0] | null): string {
  return amount === null ? 'not valued yet' : poundsText(amount);
}

export function claimsCounted(count: number): string {
  return counted(count, 'claim', 'claims');
}
