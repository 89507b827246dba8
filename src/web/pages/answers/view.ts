import { dayText } from '../../../base/index.ts';
import type { AnswersReport, ReportBasis, ShownAnswer } from '../../../reports/index.ts';
import { answerAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = AnswersReport & { readonly basis: ReportBasis };

/** What practices answered to measures that are paid for on an answer, and what still waits. */
export function answersView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'answers',
    heading: 'Answers to yes-no measures',
    trail: TO_HOME,
    tables: [answersTable(report.answers)],
    content: {
      answer: answerOf(report),
      rule: 'A yes earns all the points of its measure and a no none, once somebody of the commissioner has accepted it. What nobody has answered is not received, and is no no.',
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ answers }: Given): string {
  const of = (standing: ShownAnswer['standing']) => answers.filter((one) => one.standing === standing).length;
  if (answers.length === 0) return 'No practice that you may see has anything to answer.';
  const waits = `${counted(of('waits to be checked'), 'waits', 'wait')} to be checked`;
  return `Of ${counted(answers.length, 'answer', 'answers')} ${waits}, and ${counted(of('not received'), 'is', 'are')} not received.`;
}

/** Answers as a table; the same stands on the page of a practice. */
export function answersTable(answers: readonly ShownAnswer[]): Table<'invented'> {
  return {
    id: 'answers',
    caption: 'Answers',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Measure', kind: 'text' },
      { heading: 'Points', kind: 'number' },
      { heading: 'Answer', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: answers.map((one) => [
      { text: one.name, note: `year to ${dayText(one.periodEnd)}` },
      { text: one.measure, note: one.shortTitle, href: answerAddress(one.practice, one.measure, one.periodEnd) },
      { text: wholeText(one.points) },
      { text: one.given === null ? 'not received' : saidText(one.given.isYes) },
      standingCell(one),
    ]),
    whenEmpty:
      'Nothing is to be answered. Practices that take part in a scheme with yes-no measures answer them here once a year.',
  };
}

export function saidText(isYes: boolean): string {
  return isYes ? 'yes' : 'no';
}

const TAGS = {
  'not received': { text: 'Not received', tag: 'grey' },
  'waits to be checked': { text: 'Waits to be checked', tag: 'yellow' },
  accepted: { text: 'Accepted', tag: 'green' },
  refused: { text: 'Refused: to be answered again', tag: 'red' },
} as const;

/** How far an answer is: a word, and a tag whose colour says nothing more. */
export function standingCell({ standing }: ShownAnswer): Cell<never> {
  return TAGS[standing];
}
