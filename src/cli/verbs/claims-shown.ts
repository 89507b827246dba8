import { monthText, type Pence, poundsText } from '../../base/index.ts';
import type { ClaimCaseJson, ClaimPreviewReport, ClaimReport, ReportBasis } from '../../reports/index.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';

type Given<T> = T & { readonly basis: ReportBasis };

/** `--json` of a preview: pence and counts as integers, people as counts alone. */
export function previewJson(report: Given<ClaimPreviewReport>): object {
  const { provider, scheme, month, lines, valued, total, shownOn, payableFrom, missed, claims, basis } = report;
  return {
    provider,
    scheme,
    month: isoMonth(month),
    release: basis.release,
    shownOn: isoDay(shownOn),
    payableFrom: isoDay(payableFrom),
    totalPence: total.value,
    lines: lines.map(({ service, passing, refused, held, formula, amount, note }) => ({
      ...{ service, note },
      amountPence: amount?.value.sumPence ?? null,
      passing: passing.value,
      refused: refused.value,
      held: held.value,
      formulaWithNumbers: typeof formula.value === 'string' ? formula.value : null,
    })),
    valued: valued.map(({ id, term, amountPence, claims: count, payableFrom: from, paidBy }) => ({
      ...{ id, term, amountPence, claims: count, paidBy },
      payableFrom: isoDay(from),
    })),
    missed: missed.map(({ service, words, count }) => ({ service, words, count: count.value })),
    claims: claims?.map(({ id, service, doneOn, stage, code, appeal }) => ({
      ...{ id, service, stage, code, appeal },
      doneOn: isoDay(doneOn),
    })),
  };
}

export function previewText(report: Given<ClaimPreviewReport>): string {
  const { name, schemeTitle, month, lines, total, payableFrom, missed } = report;
  const rows = lines.map(({ title, passing, refused, held, amount }) => [
    title,
    ...[passing, refused, held].map(({ value }) => String(value)),
    amount === null ? 'waits' : sumText(amount.value.sumPence),
  ]);
  return [
    `${name}: ${schemeTitle}, ${monthText(month)}`,
    payableFrom === null ? 'Nothing passes.' : `May be paid from ${isoDay(payableFrom)} on.`,
    '',
    textTable(
      ['Service', 'Passing', 'Refused', 'Held', 'Amount'],
      [...rows, ['Total', '', '', '', sumText(total.value)]],
    ),
    '',
    ...missed.map(({ words, count }) => `${words}: ${count.value}`),
  ].join('\n');
}

/** A sum as it is shown: pounds, or that it is not shown. */
export function sumText(sum: Pence | 'not shown'): string {
  return sum === 'not shown' ? sum : poundsText(sum);
}

export function claimJson(report: Given<ClaimReport>): object {
  const { claim, provider, scheme, month, waitDays, stages, line, amountPence, basis } = report;
  return {
    claim: claim.id,
    provider,
    scheme,
    service: claim.service,
    month: isoMonth(month),
    doneOn: isoDay(claim.doneOn),
    waitDays,
    row: claim.row,
    release: basis.release,
    stages: stages.map(({ on, ...stage }) => ({ ...stage, on: isoDay(on) })),
    amountPence,
    line:
      line === null
        ? null
        : {
            id: line.id,
            formula: line.formula,
            formulaWithNumbers: line.formulaWithNumbers,
            amountPence: line.amountPence,
            claims: line.claims,
            restsOn: line.restsOn,
          },
  };
}

export function caseJson({ title, answered, expected }: ClaimCaseJson): object {
  return { title, answered, expected };
}
