import { accepted, isoOfDay, isoOfMonth, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { type ConsultationsReport, type ConsultationsShown, consultationsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal assurance consultations [X00010] [--locality west]`: consultations month by month, on an XmR chart. */
export async function assuranceConsultations({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const word = line.words[1];
  const practice = word === undefined ? undefined : odsCodeFromText(word);
  if (word !== undefined && practice === undefined) {
    return refused({ code: 'input.invalid', message: `${word} is no practice code, for example X00010.` });
  }
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  const ask = given({ practice, locality: optionOf(line, 'locality'), periodEnd: periodEnd.value });
  const report = await consultationsReport(context, actor, ask);
  if (!report.ok) return report;
  const { basis, place, shown } = report.value;
  const json = {
    release: basis.release,
    ...{ level: place.level, area: place.area, name: place.name },
    periodEnd: isoOfDay(report.value.periodEnd),
    ...shownJson(shown.value),
  };
  return accepted({ json, text: textOf(report.value) });
}

function shownJson(shown: ConsultationsReport['shown']['value']) {
  if (shown.kind === 'withheld') return { months: [], words: shown.words };
  if (shown.kind === 'not judged') {
    return {
      months: shown.months.map(({ month, ...one }) => ({ month: isoOfMonth(month), ...one })),
      words: shown.words,
    };
  }
  const { months, chart, variation, expected, assurance } = shown;
  const { mean, lpl, upl } = chart;
  return {
    months: months.map(({ month, ...one }) => ({ month: isoOfMonth(month), ...one })),
    ...{ mean, lpl, upl, target: expected === null ? null : Number(expected), variation, assurance },
  };
}

function textOf({ place, shown: { value } }: ConsultationsReport): string {
  if (value.kind === 'withheld') return `${place.name}: ${value.words}`;
  return [
    `${place.name}: consultations a week for each 1,000 registered. ${value.kind === 'not judged' ? value.words : judgedText(value)}`,
    '',
    textTable(
      ['Month', 'Rate', 'Consultations', 'Registered', 'Rule'],
      value.months.map(({ month, rate, consultations, people, ...judged }) => [
        ...[isoOfMonth(month), rate, String(consultations), String(people)],
        'label' in judged ? judged.label : 'not judged',
      ]),
    ),
  ].join('\n');
}

function judgedText({ variation, expected, assurance }: ConsultationsShown): string {
  return `The last month: ${variation}. Against what age and sex explain (${expected ?? 'not compared'}): ${assurance ?? 'not compared'}.`;
}
