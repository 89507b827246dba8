import type { BackTestReport } from '../../../reports/index.ts';
import { fundingAddress, PUBLISHED } from '../../layout/addresses.ts';
import { moneyCell, signedMoneyCell, wholeText, withCommas } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';

/** Published: do a year's payments add, is the announced price paid, and where it is not, why. */
export function backTestView(report: BackTestReport): Page<'published'> {
  const { year, file, residuals } = report;
  return {
    realm: 'published',
    template: 'back-test',
    heading: `Do the payments of ${year} add?`,
    trail: [
      { text: 'Published information', href: PUBLISHED },
      { text: `Payments in ${year}`, href: fundingAddress(year) },
    ],
    tables: [checksTable(report), causesTable(report), listedTable(report), notAddingTable(report)],
    content: {
      answer: answerOf(report),
      source: `NHS Payments to General Practice, England, ${year}: ${wholeText(file.practices)} practices, £${withCommas(file.totalPounds)}. Official statistics, Open Government Licence v3.0.`,
      method:
        residuals === null
          ? 'The rate table has no price of a weighted patient for the whole year, so that no global sum is reckoned.'
          : `Each GMS practice’s published Global Sum against its weighted patients × £${residuals.netPrice}. The first cause that fits is given; what none explains is listed.`,
      ifWrong: {
        sentences: ['The figures are as published. An error in the file is for its publisher, NHS England.'],
        links: [],
      },
      workedOut: [{ name: 'File (SHA-256)', value: file.sha256 }],
    },
  };
}

function answerOf({ checks, residuals, year }: BackTestReport): string {
  const broken = checks.filter(({ holds }) => !holds);
  const first =
    broken.length === 0
      ? `Every check of the payments of ${year} holds.`
      : `${wholeText(broken.length)} of ${wholeText(checks.length)} checks of the payments of ${year} do not hold: ${broken.map(({ check }) => check).join(', ')}.`;
  if (residuals === null) return first;
  const { practices, listed } = residuals;
  return `${first} Of ${wholeText(practices)} global sums, ${wholeText(practices - listed.length)} are as reckoned or differ for a named cause; ${wholeText(listed.length)} are listed.`;
}

function checksTable({ checks }: BackTestReport): Table<'published'> {
  return {
    id: 'checks',
    caption: 'What must be true of the file',
    columns: [
      { heading: 'What must be true', kind: 'text' },
      { heading: 'Found', kind: 'text' },
      { heading: 'Result', kind: 'text', isMain: true },
    ],
    rows: checks.map(({ words, found, holds }) => [
      { text: words },
      { text: found },
      holds ? { text: 'holds', tag: 'green' } : { text: 'does not hold', tag: 'red' },
    ]),
    whenEmpty: 'Nothing was checked.',
  };
}

function causesTable({ residuals }: BackTestReport): Table<'published'> {
  return {
    id: 'causes',
    caption: 'Global sums of GMS practices against weighted patients × net price',
    columns: [
      { heading: 'Cause', kind: 'text' },
      { heading: 'What it means', kind: 'text' },
      { heading: 'Practices', kind: 'number', isMain: true },
      { heading: 'Of all', kind: 'number' },
      { heading: 'Published less reckoned', kind: 'number' },
    ],
    rows: (residuals?.groups ?? []).map(({ cause, words, practices, sharePercent, residualPence }) => [
      { text: cause },
      { text: words },
      { text: wholeText(practices), csv: String(practices) },
      { text: `${sharePercent}%`, csv: sharePercent },
      signedMoneyCell(residualPence),
    ]),
    whenEmpty: 'No global sum could be reckoned.',
  };
}

function listedTable({ residuals }: BackTestReport): Table<'published'> {
  return {
    id: 'listed',
    caption: 'Practices whose global sum no named cause explains',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Published', kind: 'number' },
      { heading: 'Reckoned', kind: 'number' },
      { heading: 'Difference', kind: 'number' },
      { heading: 'Of what is reckoned', kind: 'number', isMain: true },
      { heading: 'Row of the file', kind: 'number' },
    ],
    rows: (residuals?.listed ?? []).map((one) => [
      { text: one.name === '' ? one.practice : one.name, note: `${one.practice}, ${one.area}` },
      moneyCell(one.publishedPence),
      moneyCell(one.reckonedPence),
      signedMoneyCell(one.residualPence),
      { text: `${one.residualPercent.replace('-', '−')}%`, csv: one.residualPercent },
      { text: wholeText(one.row), csv: String(one.row) },
    ]),
    whenEmpty: 'Every global sum that was reckoned is as reckoned, or differs for a named cause.',
  };
}

function notAddingTable({ notAdding, averagesNotAdding }: BackTestReport): Table<'published'> {
  return {
    id: 'notAdding',
    caption: 'Rows that do not add',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'What does not add', kind: 'text' },
      { heading: 'Published', kind: 'number' },
      { heading: 'Reckoned', kind: 'number' },
      { heading: 'Row of the file', kind: 'number' },
    ],
    rows: [
      ...notAdding.map((one) => [
        { text: one.practice },
        { text: one.reason },
        { text: one.published ?? 'not received' },
        { text: one.sum },
        { text: wholeText(one.row) },
      ]),
      ...averagesNotAdding.map((one) => [
        { text: one.practice },
        { text: `average for a ${one.of} patient` },
        { text: one.published },
        { text: one.reckoned },
        { text: wholeText(one.row) },
      ]),
    ],
    whenEmpty:
      'Every row adds: its columns to the total, the total and deductions to the net payment, and its averages.',
  };
}
