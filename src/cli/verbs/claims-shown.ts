import { monthText, poundsText } from '../../base/index.ts';
import type { ClaimCaseJson, ClaimPreviewReport, ClaimReport, ReportBasis } from '../../reports/index.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';

type Given<T> = T & { readonly basis: ReportBasis };

/** `--json` of a preview: pence and counts as integers, people as counts alone. */
export function previewJson(report: Given<ClaimPreviewReport>): object {
  const { provider, scheme, month, lines, valued, totalPence, shownOn, payableFrom, missed, claims, basis } = report;
  return {
    provider,
    scheme,
    month: isoMonth(month),
    release: basis.release,
    shownOn: isoDay(shownOn),
    payableFrom: isoDay(payableFrom),
    totalPence,
    lines: lines.map(({ service, passing, refused, held, formula, amountPence, note }) => ({
      ...{ service, amountPence, note },
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
  const { name, schemeTitle, month, lines, totalPence, payableFrom, missed } = report;
  const rows = lines.map(({ title, passing, refused, held, amountPence }) => [
    title,
    ...[passing, refused, held].map(({ value }) => String(value)),
    amountPence === null ? 'waits' : poundsText(amountPence),
  ]);
  return [
    `${name}: ${schemeTitle}, ${monthText(month)}`,
    payableFrom === null ? 'Nothing passes.' : `May be paid from ${isoDay(payableFrom)} on.`,
    '',
    textTable(
      ['Service', 'Passing', 'Refused', 'Held', 'Amount'],
      [...rows, ['Total', '', '', '', poundsText(totalPence)]],
    ),
    '',
    ...missed.map(({ words, count }) => `${words}: ${count.value}`),
  ].join('\n');
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
