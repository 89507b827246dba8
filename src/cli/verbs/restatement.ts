import { accepted, dayText, monthFromIso, odsCodeFromText, type Pence, poundsText, refused } from '../../base/index.ts';

import { type RestatementReport, restatementReport, type ShownCause } from '../../reports/index.ts';
import { dayOption, given } from '../ask.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal restatement X00036 2025-04` */
export const restatementVerb: Verb = {
  name: 'restatement',
  purpose: 'why a statement comes to something else than it did: by cause, to the penny',
  forms: ['<practice or network> <month, YYYY-MM> [--from <YYYY-MM-DD>] [--to <YYYY-MM-DD>]'],
  async run({ context, actor, line }) {
    const practice = odsCodeFromText(line.words[0] ?? '');
    const month = monthFromIso(line.words[1] ?? '');
    if (practice === undefined || month === undefined) {
      return refused({
        code: 'input.invalid',
        message: `${line.words.join(' ')} is not the code of a practice or network and a month.`,
        remedy: 'For example: commonweal restatement X00036 2025-04',
      });
    }
    const [from, to] = [dayOption(line, 'from'), dayOption(line, 'to')];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const ask = { practice, month, ...given({ from: from.value, to: to.value }) };
    const report = await restatementReport(context, actor, ask);
    if (!report.ok) return report;
    return accepted({ json: jsonOf(report.value), text: textOf(report.value) });
  },
};

type Report = Extract<Awaited<ReturnType<typeof restatementReport>>, { ok: true }>['value'];

function jsonOf(report: Report): object {
  const end = ({ on, ...known }: RestatementReport['from']) => ({ knownOn: isoDay(on), ...known });
  return {
    practice: report.place.practice,
    month: isoMonth(report.month),
    release: report.basis.release,
    from: end(report.from),
    to: end(report.to),
    differencePence: report.differencePence,
    order: report.order,
    causes: report.causes,
    paidOtherwisePence: report.paidOtherwisePence,
  };
}

function textOf(report: Report): string {
  const { place, month, from, to } = report;
  const table = textTable(
    ['Cause', 'Difference', 'Total then'],
    [
      [`As known on ${dayText(from.on)}`, '', poundsText(from.totalPence)],
      ...(report.paidOtherwisePence === 0n ? [] : [['paid otherwise', signed(report.paidOtherwisePence), '']]),
      ...report.causes.map((one) => [one.cause, signed(one.differencePence), poundsText(one.totalPence)]),
      [`As known on ${dayText(to.on)}`, signed(report.differencePence), poundsText(to.totalPence)],
    ],
  );
  const heading = `${place.name} (${place.practice}), ${isoMonth(month)}`;
  return [heading, '', table, '', from.words, to.words, '', ...report.causes.flatMap(changesOf)].join('\n');
}

function changesOf({ cause, changes, instead }: ShownCause): string[] {
  const numbers = changes.map(
    ({ label, member, from, to }) =>
      `${cause}: ${member === null ? '' : `${member}, `}${label} ${from ?? 'none'} → ${to ?? 'none'}`,
  );
  return [...numbers, ...instead.map(({ what, version }) => `${cause}: now rests on ${what}, ${version}`)];
}

function signed(amount: Pence): string {
  return amount > 0n ? `+${poundsText(amount)}` : poundsText(amount);
}
