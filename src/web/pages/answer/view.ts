import { dayText } from '../../../base/index.ts';
import type { AnswerReport, ReportBasis, ShownAnswer } from '../../../reports/index.ts';
import { ANSWERS, answerAddress, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Fact, Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { saidText, standingCell } from '../answers/view.ts';

type Given = AnswerReport & { readonly basis: ReportBasis };

/** One answer: what was asked, what the practice said, what was found, and what the reader may do. */
export function answerView(report: Given): Page<'invented'> {
  const { answer, mayAnswer, mayCheck } = report;
  const address = answerAddress(answer.practice, answer.measure, answer.periodEnd);
  return {
    realm: 'invented',
    template: 'answer',
    heading: `${answer.measure} in the year to ${dayText(answer.periodEnd)}`,
    caption: answer.name,
    trail: [...TO_HOME, { text: 'Answers', href: ANSWERS }],
    tables: [],
    content: {
      answer: answerOf(answer),
      question: answer.question,
      facts: factsOf(answer),
      answering: mayAnswer ? { action: `${address}/record`, choices: ANSWER_CHOICES } : null,
      checking: mayCheck ? { action: `${address}/check`, choices: CHECK_CHOICES } : null,
      practice: { text: `Open ${answer.name}`, href: practiceAddress(answer.practice) },
      workedOut: basisFacts(report.basis),
    },
  };
}

const ANSWER_CHOICES = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const CHECK_CHOICES = [
  { value: 'accepted', text: 'Accepted: the answer counts' },
  { value: 'refused', text: 'Refused: the practice is to answer again' },
];

function answerOf(answer: ShownAnswer): string {
  const { given, points, standing } = answer;
  const worth = counted(points, 'point', 'points');
  if (given === null) return `Not received. A yes earns all ${worth}, a no none; until it is answered it is neither.`;
  const said = `The practice answered ${saidText(given.isYes)}.`;
  if (standing !== 'accepted') return `${said} ${standingCell(answer).text}; no point is earned on it yet.`;
  return given.isYes ? `${said} It was accepted and earns all ${worth}.` : `${said} It was accepted and earns none.`;
}

function factsOf({ shortTitle, frameworkTitle, given, checked, standing }: ShownAnswer): readonly Fact<never>[] {
  return [
    { name: 'Measure', value: shortTitle, note: frameworkTitle },
    given === null
      ? { name: 'Answer', value: 'not received' }
      : { name: 'Answer', value: saidText(given.isYes), note: `${given.by}, ${dayText(given.on)}` },
    { name: 'What shows it', value: given?.evidence ?? 'not received' },
    checked === null
      ? { name: 'Decision', value: 'none yet' }
      : { name: 'Decision', value: `${standing}: ${checked.text}`, note: `${checked.by}, ${dayText(checked.on)}` },
  ];
}
