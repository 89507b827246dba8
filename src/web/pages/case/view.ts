import { dayText } from '../../../base/index.ts';
import type { CaseReport, ReportBasis } from '../../../reports/index.ts';
import { CASES, caseLetterAddress, decisionAddress, meetingAddress, practiceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { moneyCell, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { agendaForms, enteringForms, steppingForms } from './forms-shown.ts';
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
      stepping: steppingForms(report),
      entering: enteringForms(report),
      letters: letters.map(({ id, title, on }) => ({ text: title, note: on, href: caseLetterAddress(summary.id, id) })),
      consultation: consultationWords(report),
      has: {
        engagement: engagement.length > 0,
        shown: evidence.length > 0,
        scores: scores.length > 0,
        dates: dates.length > 0,
        merged: merged !== null,
      },
      workedOut: [...filesFrozen(report), ...basisFacts(report.basis)],
    },
  };
}

function answerOf({ summary, agenda, next, items }: GivenCase): string {
  const stands = `The case is ${summary.stage}.`;
  if (summary.hasEnded) return `${stands} Nothing more is entered.`;
  const waiting = items.find(({ stage }) => stage === 'to come' || stage === 'before the meeting');
  if (waiting !== undefined) {
    const { committee, on, item } = waiting;
    const lacks = agenda?.waits == null ? '' : ` It cannot be put to the vote yet: ${agenda.waits}`;
    return `${stands} It is to be decided by the ${committee} on ${dayText(on)}, as item ${item}.${lacks}`;
  }
  if (agenda !== null) {
    return agenda.waits === null
      ? `${stands} It can be put to a committee as ${agenda.kind}, or has been.`
      : `${stands} It cannot be put to a committee yet: ${agenda.waits}`;
  }
  const comes = next.map(({ step }) => step).join(', ');
  return comes === '' ? stands : `${stands} What may come next: ${comes}.`;
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
  const { summary, states, decisions, agenda, scored, items } = report;
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
    ...states.map(({ what, from, to }) => {
      const until = to === null ? '' : ` until ${dayText(to)}`;
      return { name: 'What it brought about', value: sentenceCase(`${what} from ${dayText(from)}${until}`) };
    }),
    ...(scored === null ? [] : [{ name: 'Score', value: `${String(scored)} of 100` }]),
    ...(agenda === null
      ? []
      : [
          { name: 'For an agenda: decided as', value: agenda.kind, note: `about ${summary.id}` },
          { name: 'For an agenda: names', value: agenda.names.join(', ') },
          { name: 'For an agenda: content', value: agenda.contentHash },
          ...(agenda.amountPence === null
            ? []
            : [{ name: 'For an agenda: up to', value: moneyCell(agenda.amountPence).text }]),
        ]),
  ];
}
