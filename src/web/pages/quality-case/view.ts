import { addDays, dayText, isoOfDay } from '../../../base/index.ts';
import {
  CASE_STAGES,
  FINDINGS,
  PRIORITIES,
  type QualityCaseReport,
  type ReportBasis,
  type ShownStep,
  SUPPORT_KINDS,
} from '../../../reports/index.ts';
import {
  assurancePracticeAddress,
  caseHelpedAddress,
  MONITORING,
  qualityCaseAddress,
  qualityCaseLetterAddress,
  WHO_DECIDES,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { intelligenceTable, nextCell } from '../../layout/case-words.ts';
import { dateCell, isoDateText, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Link, Page, Printable, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = QualityCaseReport & { readonly basis: ReportBasis };

/** A case: signal, evidence, the practice's account, support, review, escalation, and what was entered. */
export function qualityCaseView(report: Given): Page<'invented'> {
  const { summary, place, helpedBy } = report;
  return {
    realm: 'invented',
    template: 'quality-case',
    heading: summary.title,
    caption: `Case ${summary.id}, ${place.name}`,
    trail: [...TO_HOME, { text: 'Quality monitoring', href: MONITORING }],
    tables: [
      signalsTable(report),
      intelligenceTable(report.intelligence, {
        id: 'intelligence',
        caption: 'Soft intelligence beside it',
        whenEmpty: 'Nothing is kept beside it that you may see.',
      }),
      supportTable(report),
      escalationTable(report),
      historyTable(report),
    ],
    content: {
      answer: answerOf(report),
      facts: factsOf(report),
      why: report.openedWords,
      account: accountOf(report),
      evidence: { text: `${place.name} on every measure`, href: assurancePracticeAddress(summary.practice) },
      helped:
        helpedBy === null
          ? null
          : { text: `Did it help? ${helpedBy} month by month`, href: caseHelpedAddress(summary.id) },
      escalationWords: report.nextEscalation === null ? 'Every stage was taken.' : report.nextEscalation.why,
      whoDecides: { text: 'Who decides what, and since when', href: WHO_DECIDES },
      letters: report.letters.map(
        ({ id, title }): Link<'invented'> => ({ text: title, href: qualityCaseLetterAddress(summary.id, id) }),
      ),
      forms: formsOf(report),
      noting: report.mayNote ? notingForm(report) : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ summary }: Given): string {
  const { text, note } = nextCell(summary);
  const next =
    summary.next === null ? 'Nothing is left to do.' : `Next: ${text}${note === undefined ? '' : `, ${note}`}.`;
  return `${sentenceCase(summary.stage)}: ${CASE_STAGES[summary.stage]} ${next}`;
}

function factsOf({ summary, place }: Given): readonly Fact<'invented'>[] {
  return [
    {
      name: 'Practice',
      value: `${place.name} (${summary.practice}), ${place.contractType}`,
      href: assurancePracticeAddress(summary.practice),
    },
    { name: 'Opened', value: dayText(summary.openedOn) },
    { name: 'Led by', value: summary.lead ?? 'nobody yet' },
    { name: 'Priority', value: summary.priority ?? 'not triaged yet' },
    {
      name: 'Who sees it',
      value: summary.isRestricted
        ? 'Only those who are named for it: the practice does not'
        : 'The group, the practice, and the committees that are told',
    },
  ];
}

function accountOf({ steps }: Given): string {
  const found = steps.findLast(({ says }) => says.kind === 'heard');
  if (found?.says.kind !== 'heard') return 'The practice has not given its account yet.';
  const { isGiven, words } = found.says;
  return isGiven
    ? `${words} (${found.by}, ${dayText(found.on)})`
    : `The practice gave none by its day. ${words} (${found.by}, ${dayText(found.on)})`;
}

const SIGNAL_WORDS = { result: 'A result', late: 'Late', other: 'Other' } as const;

function signalsTable({ signals }: Given): Table<'invented'> {
  return {
    id: 'signals',
    caption: 'Signals, as they read when it was opened',
    columns: [
      { heading: 'Signal', kind: 'text' },
      { heading: 'Kind', kind: 'text', isMain: true },
    ],
    rows: signals.map(({ kind, words }) => [{ text: words }, { text: SIGNAL_WORDS[kind] }]),
    whenEmpty: 'It was opened on no signal.',
  };
}

function supportTable({ support }: Given): Table<'invented'> {
  return {
    id: 'support',
    caption: 'Support that was agreed',
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'Owner', kind: 'text', isMain: true },
      { heading: 'Agreed', kind: 'date' },
      { heading: 'Due', kind: 'date' },
      { heading: 'Given', kind: 'text' },
    ],
    rows: support.map(({ what, words, owner, agreedOn, due, given, isLate }) => [
      { text: sentenceCase(what), note: words },
      { text: owner },
      dateCell(agreedOn),
      dateCell(due),
      given === null
        ? { text: isLate ? 'late' : 'not yet', tag: isLate ? 'red' : 'grey' }
        : { text: dayText(given.on), note: given.words },
    ]),
    whenEmpty: 'No support is agreed yet. A visit, mentor, training or plan appears here with its owner and its day.',
  };
}

function escalationTable({ escalation }: Given): Table<'invented'> {
  return {
    id: 'escalation',
    caption: 'Stages of escalation',
    columns: [
      { heading: 'Stage', kind: 'text' },
      { heading: 'Taken', kind: 'text', isMain: true },
      { heading: 'What it is', kind: 'text' },
    ],
    rows: escalation.map(({ name, words, isTaken }) => [
      { text: name },
      isTaken ? { text: 'taken', tag: 'red' } : { text: 'not taken', tag: 'grey' },
      { text: words },
    ]),
    whenEmpty: 'No stage is set.',
  };
}

function historyTable({ steps }: Given): Table<'invented'> {
  return {
    id: 'history',
    caption: 'Everything that was entered',
    columns: [
      { heading: 'Entry', kind: 'text' },
      { heading: 'What', kind: 'text', isMain: true },
      { heading: 'By', kind: 'text' },
      { heading: 'When', kind: 'date' },
    ],
    rows: steps.flatMap(({ number, says, by, on, notes }) => [
      [{ text: String(number) }, { text: sentenceCase(says.kind), note: stepWords(says) }, { text: by }, dateCell(on)],
      ...notes.map((note) => [
        { text: `Beside ${number}` },
        { text: note.kind === 'given' ? `Given on ${dayText(note.on)}` : 'Corrected', note: note.words },
        { text: note.by },
        dateCell(note.on),
      ]),
    ]),
    whenEmpty: 'Nothing was entered.',
  };
}

function stepWords(says: ShownStep['says']): string {
  switch (says.kind) {
    case 'triaged':
      return `${says.words} (${says.priority}; account by ${isoDateText(says.accountBy)})`;
    case 'supported':
      return `${sentenceCase(says.support.what)}: ${says.support.words} (${says.support.owner}, by ${isoDateText(says.support.dueOn)})`;
    case 'reviewed':
      return `${sentenceCase(says.finding)}: ${says.words}`;
    case 'escalated':
      return `To ${says.to}, by ${says.body}: ${says.words}`;
    case 'closed':
      return `${says.words} Learnt: ${says.lesson}`;
    default:
      return says.words;
  }
}

const items = (values: readonly string[]) => values.map((value) => ({ value, text: sentenceCase(value) }));

/** A form for each step that the reader may take from here. */
function formsOf({ summary, may, nextEscalation, isOwnPractice, basis, reviewWithinDays }: Given): Printable {
  const action = `${qualityCaseAddress(summary.id)}/enter`;
  const within = `For example ${isoOfDay(addDays(basis.businessDate, reviewWithinDays))}`;
  return {
    action,
    isAny: may.length > 0,
    triage: may.includes('triaged') ? { priorities: items(PRIORITIES) } : null,
    account: may.includes('heard') ? { isOwnPractice } : null,
    support: may.includes('supported') ? { kinds: items(SUPPORT_KINDS), within } : null,
    review: may.includes('reviewed') ? { findings: items(FINDINGS), within } : null,
    escalate:
      may.includes('escalated') && nextEscalation !== null
        ? {
            to: nextEscalation.id,
            name: nextEscalation.name,
            why: nextEscalation.why,
            body:
              nextEscalation.holder === null
                ? 'the monitoring group'
                : (nextEscalation.holder.through ?? nextEscalation.holder.body),
          }
        : null,
    close: may.includes('closed'),
  };
}

function notingForm({ summary, steps }: Given): Printable {
  return {
    action: `${qualityCaseAddress(summary.id)}/note`,
    entries: steps.map(({ number, says }) => ({ value: String(number), text: `${number}: ${says.kind}` })),
  };
}
