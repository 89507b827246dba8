import { dayText, monthText } from '../../../base/index.ts';
import type { CasePay, CaseReport, ReportBasis } from '../../../reports/index.ts';
import {
  CASES,
  caseLetterAddress,
  decisionAddress,
  meetingAddress,
  practiceAddress,
  statementAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { moneyCell, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { agendaForms, enteringForms, steppingForms, withdrawingForms } from './forms-shown.ts';
import { nextInShort, stepsShown } from './next-shown.ts';
import {
  askedTable,
  datesTable,
  engagementTable,
  filesTable,
  mergedTable,
  scoresTable,
  shownTable,
  takenTable,
} from './tables.ts';

export type GivenCase = CaseReport & { readonly basis: ReportBasis };

/** One case: what is asked, what shows it, what was decided, what followed, and what comes next. */
export function caseView(report: GivenCase): Page<'invented'> {
  const { summary, letters, engagement, evidence, scores, dates, merged } = report;
  return {
    realm: 'invented',
    template: 'case',
    heading: `${summary.kind}: ${summary.practiceName}`,
    caption: summary.id,
    trail: [...TO_HOME, { text: 'Cases', href: CASES }],
    tables: [
      takenTable(report),
      askedTable(report),
      engagementTable(report),
      shownTable(report),
      filesTable(report),
      scoresTable(report),
      datesTable(report),
      mergedTable(report),
    ],
    content: {
      answer: answerOf(report),
      facts: factsOf(report),
      placing: agendaForms(report),
      next: stepsShown(report),
      stepping: steppingForms(report),
      withdrawing: withdrawingForms(report),
      entering: enteringForms(report),
      letters: letters.map(({ id, title, on }) => ({ text: title, note: on, href: caseLetterAddress(summary.id, id) })),
      consultation: consultationWords(report),
      has: {
        engagement: engagement.length > 0,
        shown: evidence.length > 0,
        files: evidence.some(({ files }) => files.length > 0),
        scores: scores.length > 0,
        dates: dates.length > 0,
        merged: merged !== null,
      },
      workedOut: [...agendaFrozen(report), ...filesFrozen(report), ...basisFacts(report.basis)],
    },
  };
}

function answerOf(report: GivenCase): string {
  const { summary, agenda, items, decisions } = report;
  const stands = `The case is ${summary.stage}.`;
  if (summary.hasEnded) return `${stands} Nothing more is entered.`;
  const waiting = items.find(({ stage }) => stage === 'to come' || stage === 'before the meeting');
  if (waiting !== undefined) {
    const { committee, on, item } = waiting;
    const lacks = agenda?.waits == null ? '' : ` It cannot be put to the vote yet: ${agenda.waits}`;
    return `${stands} It is to be decided by the ${committee} on ${dayText(on)}, as item ${item}.${lacks}`;
  }
  if (agenda?.waits === null) {
    const isDecided = decisions.some(({ standing }) => standing === 'live');
    if (isDecided) return `${stands} A committee has decided on it, which waits to be recorded or signed.`;
    return `${stands} A committee can decide on it now, as ${agenda.kind}.`;
  }
  return `${stands} ${nextInShort(report)}`.trim();
}

/** What it pays, with the way to the first statement that has the line. */
function payFact(practice: string, { monthlyPence, from, to }: CasePay): Fact<'invented'> {
  const value = `${moneyCell(monthlyPence).text} a month, ${monthText(from)} to ${monthText(to)}`;
  return {
    name: 'Pays',
    value,
    href: statementAddress(practice, from),
    note: 'a line of each statement while the decision is in force',
  };
}

/** What an item says of the case beside its words, for who decides on it without a meeting. */
function agendaFrozen({ agenda }: GivenCase): readonly Fact<'invented'>[] {
  if (agenda === null) return [];
  return [
    { name: 'An item about it names', value: agenda.names.join(', ') },
    { name: 'What would be decided on (SHA-256)', value: agenda.contentHash },
  ];
}

/** What each file was frozen as. */
function filesFrozen({ evidence }: GivenCase): readonly Fact<'invented'>[] {
  return evidence.flatMap(({ files }) =>
    files.map(({ name, sha256 }) => ({ name: `${name}, frozen as (SHA-256)`, value: sha256 })),
  );
}

function consultationWords({ consultation }: GivenCase): string {
  if (consultation === null) return 'Whether formal consultation is required is not yet settled.';
  const { isRequired, words, outcome } = consultation;
  if (!isRequired) return `Formal consultation is not required: ${words}`;
  return `Formal consultation is required: ${words} ${outcome === null ? 'It was not held yet.' : `It was held: ${outcome}`}`;
}

function factsOf(report: GivenCase): readonly Fact<'invented'>[] {
  const { summary, states, decisions, agenda, scored, items, pays } = report;
  return [
    {
      name: 'Practice',
      value: `${summary.practiceName} (${summary.practice})`,
      href: practiceAddress(summary.practice),
    },
    { name: 'Stage', value: sentenceCase(summary.stage) },
    { name: 'Opened', value: dayText(summary.openedOn) },
    ...items.map(({ meeting, committee, on, item, stage }) => {
      const value = `${committee}, ${dayText(on)}, item ${item}`;
      return { name: 'On the agenda', value, href: meetingAddress(meeting), note: stage };
    }),
    ...decisions.map(({ reference, standing }) => {
      return { name: 'Decision', value: reference, href: decisionAddress(reference), note: standing };
    }),
    ...(pays === null ? [] : [payFact(summary.practice, pays)]),
    ...states.map(({ what, from, to }) => {
      const until = to === null ? '' : ` until ${dayText(to)}`;
      return { name: 'What it brought about', value: sentenceCase(`${what} from ${dayText(from)}${until}`) };
    }),
    ...(scored === null ? [] : [{ name: 'Score', value: `${String(scored)} of 100` }]),
    ...(agenda === null
      ? []
      : [
          { name: 'To be decided as', value: agenda.kind },
          ...(agenda.amountPence === null ? [] : [{ name: 'Up to', value: moneyCell(agenda.amountPence).text }]),
        ]),
  ];
}
