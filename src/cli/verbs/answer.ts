import { checkAnswer, recordAnswer } from '../../actions/index.ts';
import { accepted, addDays, financialYearOf, odsCodeFromText, refused } from '../../base/index.ts';
import { answersReport, type ShownAnswer } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

const EXAMPLE =
  'For example: commonweal answer record X00045 QOH406 --answer yes --evidence "Minutes of 12 March, signed"';

/** `commonweal answer list`, `answer record X00045 QOH406 --answer yes --evidence "…"`, then `check` by somebody else */
export const answerVerb: Verb = {
  name: 'answer',
  purpose: 'answers to yes-no measures: list them, record one with its evidence, check one (by the commissioner)',
  forms: [
    'list',
    'record <practice> <measure> --answer yes|no --evidence <paper> [--period-end <YYYY-MM-DD>]',
    'check <practice> <measure> --outcome accepted|refused --reason <why> [--period-end <YYYY-MM-DD>]',
  ],
  async run({ context, actions, actor, line }) {
    const [step = '', code = '', measure = ''] = line.words;
    if (step === 'list') {
      const report = await answersReport(context, actor);
      if (!report.ok) return report;
      const { answers, basis } = report.value;
      return accepted({ json: { release: basis.release, answers: answers.map(answerJson) }, text: textOf(answers) });
    }
    const practice = odsCodeFromText(code);
    const asked = dayOption(line, 'period-end');
    if (!asked.ok) return asked;
    if (practice === undefined || measure === '' || (step !== 'record' && step !== 'check')) {
      const message = 'A step, the practice and the measure are needed.';
      return refused({ code: 'input.invalid', message, remedy: EXAMPLE });
    }
    const periodEnd = asked.value ?? addDays(financialYearOf(context.businessDate).start, -1);
    const named = { practice, measure, periodEnd };
    const of = (name: string): string => optionOf(line, name) ?? '';
    const done =
      step === 'record'
        ? await recordAnswer(actions, actor, { ...named, answer: of('answer'), evidence: of('evidence') })
        : await checkAnswer(actions, actor, { ...named, outcome: of('outcome'), text: of('reason') });
    if (!done.ok) return done;
    const { isYes, checked } = done.value;
    const standing = checked === null ? 'waits to be checked by the commissioner' : `is ${checked.outcome}`;
    const text = `${practice}, ${measure}: ${isYes ? 'yes' : 'no'}. The answer ${standing}.`;
    return accepted({ json: { ...done.value }, text });
  },
};

function answerJson({
  practice,
  framework,
  measure,
  points,
  periodEnd,
  standing,
  given,
  checked,
}: ShownAnswer): object {
  return {
    practice,
    framework,
    measure,
    points,
    periodEnd: isoDay(periodEnd),
    standing,
    answer: given === null ? 'not received' : given.isYes ? 'yes' : 'no',
    given: given === null ? null : { ...given, on: isoDay(given.on) },
    checked: checked === null ? null : { ...checked, on: isoDay(checked.on) },
  };
}

function textOf(answers: readonly ShownAnswer[]): string {
  const rows = answers.map(({ practice, measure, points, given, standing }) => [
    practice,
    measure,
    String(points),
    given === null ? 'not received' : given.isYes ? 'yes' : 'no',
    standing,
  ]);
  return rows.length === 0
    ? 'Nothing is to be answered.'
    : textTable(['Practice', 'Measure', 'Points', 'Answer', 'Standing'], rows);
}
