import { type Day, dayFromIso, sha256 } from '../../base/index.ts';
import { cellOf, MOVED_COUNTS, type ShownChange, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { readClauseChanges } from '../../indicators/index.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { type AskedQuestion, questionsAsked } from '../workbench/clause-questions.ts';
import { addsTo } from '../workbench/moved-people.ts';
import { type ProposalReport, proposalReport } from '../workbench/proposal.ts';
import { countedBy, figureKey, figureOf, given, type Opened, type ShownKind } from './shown-kind.ts';

/**
 * What the workbench answers to every question about changed clauses that anybody asked so far, asked again. No question is put
 * that was not put before: each takes one of those that a measure has.
 */
export async function shownQuestions({ context, reader }: Opened): Promise<ShownKind> {
  const figures: ShownFigure[] = [];
  const sums: SumOfCells[] = [];
  const { paidBy, frameworks = [paidBy] } = context;
  for (const question of await questionsAsked(context)) {
    for (const framework of frameworks) {
      const measure = measuresOfPeople(framework).find(({ rule }) => rule === question.rule);
      const ask = measure && askOf(framework.id, measure.id, question);
      const answer = ask && given(await proposalReport(context, reader, ask));
      if (ask === undefined || answer === undefined) continue;
      const counted = countedBy(framework, question.rule);
      const shown = answered(counted, ask.periodEnd, sha256(question.clauses).slice(0, 12), answer);
      figures.push(...shown.figures);
      sums.push(...shown.sums);
      break;
    }
  }
  return { kind: 'questions', figures, sums, exactly: new Map() };
}

function askOf(framework: string, indicator: string, { clauses, periodEnd: iso }: AskedQuestion) {
  const read = readClauseChanges(JSON.parse(clauses));
  const periodEnd = dayFromIso(iso);
  return read.ok && periodEnd !== undefined ? { framework, indicator, clauses: read.value, periodEnd } : undefined;
}

type Known = Pick<ShownKind, 'figures' | 'sums'>;

function answered(counted: string, periodEnd: Day, question: string, { practices, moves }: ProposalReport): Known {
  const all = ['asked', counted, question, 'every practice'].join('|');
  const figures: ShownFigure[] = [];
  const sums: SumOfCells[] = [];
  for (const { practice, people } of practices) {
    const key = ['asked', counted, question, practice].join('|');
    const sent = figureKey('sent', counted, periodEnd, `practice ${practice}`);
    figures.push(...figuresOf(key, sent, people));
    sums.push(...sumsWithin(key, sent));
  }
  moves.forEach(({ people }, index) => {
    figures.push(...figureOf(cellOf(all, `move ${index}`), people.level, people.value));
  });
  const ofMoves = MOVED_COUNTS.flatMap((count): readonly SumOfCells[] => [
    {
      whole: cellOf(all, count),
      parts: practices.map(({ practice }) => cellOf(['asked', counted, question, practice].join('|'), count)),
    },
    {
      whole: cellOf(all, count),
      parts: moves.flatMap((move, index) => (addsTo(move).includes(count) ? [cellOf(all, `move ${index}`)] : [])),
    },
  ]);
  return { figures, sums: moves.length === 0 ? sums : [...sums, ...ofMoves] };
}

function figuresOf(key: string, sent: string, { level, value }: ProposalReport['practices'][number]['people']) {
  const { before, after } = value;
  const counts = (of: string, shown: ShownChange['before']) =>
    shown === 'not shown'
      ? []
      : Object.entries(shown).flatMap(([part, count]) => figureOf(cellOf(of, part), level, count));
  return [
    ...MOVED_COUNTS.flatMap((count) => figureOf(cellOf(key, count), level, value[count])),
    ...counts(sent, before),
    ...counts(key, after),
  ];
}

/** Before and who comes in is after and who leaves; of the denominator, and of the numerator. */
function sumsWithin(key: string, sent: string): readonly SumOfCells[] {
  const balance = (part: string, into: string, out: string): readonly SumOfCells[] => [
    { whole: cellOf(key, `${part} of both`), parts: [cellOf(sent, part), cellOf(key, into)] },
    { whole: cellOf(key, `${part} of both`), parts: [cellOf(key, part), cellOf(key, out)] },
  ];
  return [
    ...balance('denominator', 'peopleIn', 'peopleOut'),
    ...balance('numerator', 'newlyMet', 'noLongerMet'),
    { whole: cellOf(key, 'denominator'), parts: [cellOf(key, 'numerator'), cellOf(key, 'missed')] },
  ];
}
