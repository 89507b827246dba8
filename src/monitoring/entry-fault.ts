import { type Day, dayFromIso, dayText, type Refusal } from '../base/index.ts';
import { mayFollow } from '../store/index.ts';
import { type CaseEntry, FINDINGS, PRIORITIES, type QualityCaseNote, SUPPORT_KINDS } from './case-entry.ts';
import { CASE_TRANSITIONS } from './case-stage.ts';
import type { MonitoringPolicy } from './monitoring-policy.ts';
import type { QualityCase } from './quality-case.ts';

const LONGEST = 4000;

/** What is wrong with words that somebody wrote; undefined where nothing is. */
export function wordsFault(words: string, what: string): string | undefined {
  const { length } = words.trim();
  return length < 2 || length > LONGEST ? `Write ${what}, in 2 to ${LONGEST} characters.` : undefined;
}

/**
 * Why an entry cannot follow what the case holds: `run.wrong-stage` for a step that there is not, `input.invalid` for what it
 * says. Undefined where it can.
 */
export function entryFault(
  standing: QualityCase | undefined,
  entry: CaseEntry,
  policy: MonitoringPolicy,
  on: Day,
): Refusal | undefined {
  const from = standing?.stage ?? null;
  if (!mayFollow(CASE_TRANSITIONS, from, entry.kind)) return wrongStage(from, entry.kind);
  const wrong = whatIsWrong(entry, standing, policy, on);
  return wrong === undefined ? undefined : { code: 'input.invalid', message: wrong };
}

function wrongStage(from: string | null, to: string): Refusal {
  const ways = CASE_TRANSITIONS.filter((one) => one.from === from).map(({ verb }) => verb);
  return {
    code: 'run.wrong-stage',
    message: `A case that is ${from ?? 'not opened'} cannot become ${to} next.`,
    remedy:
      ways.length === 0
        ? 'It has ended. Open another where there is something new.'
        : `Next: ${[...new Set(ways)].join('; ')}.`,
  };
}

function whatIsWrong(
  entry: CaseEntry,
  standing: QualityCase | undefined,
  policy: MonitoringPolicy,
  on: Day,
): string | undefined {
  switch (entry.kind) {
    case 'opened':
      return openingFault(entry);
    case 'triaged':
      if (!PRIORITIES.includes(entry.priority)) return `The priority is one of: ${PRIORITIES.join(', ')}.`;
      return (
        wordsFault(entry.lead, 'who leads it') ??
        wordsFault(entry.words, 'what is looked into and why') ??
        laterFault(entry.accountBy, on, 'the practice is asked for its account')
      );
    case 'heard':
      if (
        !entry.isGiven &&
        standing?.accountBy !== undefined &&
        standing.accountBy !== null &&
        standing.accountBy >= on
      )
        return `The practice has until ${dayText(standing.accountBy)} to give its account.`;
      return wordsFault(entry.words, 'the practice’s account, or how it was asked');
    case 'supported':
      return supportFault(entry, on);
    case 'reviewed':
      if (!FINDINGS.includes(entry.finding)) return `A review finds it ${FINDINGS.join(', ')}.`;
      return (
        wordsFault(entry.words, 'what was found, and on which evidence') ??
        (entry.reviewOn === null ? undefined : laterFault(entry.reviewOn, on, 'it is looked at again'))
      );
    case 'escalated':
      return escalationFault(entry, standing, policy) ?? laterFault(entry.reviewOn, on, 'it is looked at again');
    case 'closed':
      return (
        wordsFault(entry.words, 'the evidence on which it is closed') ?? wordsFault(entry.lesson, 'what was learnt')
      );
  }
}

function openingFault({ title, words, signals, seenBy }: Extract<CaseEntry, { kind: 'opened' }>): string | undefined {
  if (signals.length === 0) return 'A case is opened on at least one signal.';
  if (seenBy !== null && seenBy.length === 0) return 'Name who may see it.';
  const unclear = signals.find((signal) => wordsFault(signal.words, 'each signal') !== undefined);
  if (unclear !== undefined) return 'Write what each signal says.';
  return wordsFault(title, 'what the case is about') ?? wordsFault(words, 'why it is looked at');
}

function supportFault({ support, reviewOn }: Extract<CaseEntry, { kind: 'supported' }>, on: Day): string | undefined {
  if (!SUPPORT_KINDS.includes(support.what)) return `Support is one of: ${SUPPORT_KINDS.join(', ')}.`;
  const wrong = wordsFault(support.words, 'what is agreed') ?? wordsFault(support.owner, 'who sees to it');
  const days = laterFault(support.dueOn, on, 'it is due') ?? laterFault(reviewOn, on, 'it is looked at again');
  return wrong ?? days;
}

/** Stages are taken one after the other: none is left out, and none is taken twice. */
function escalationFault(
  { to, words }: Extract<CaseEntry, { kind: 'escalated' }>,
  standing: QualityCase | undefined,
  { escalation }: MonitoringPolicy,
): string | undefined {
  const at = escalation.findIndex(({ id }) => id === standing?.escalatedTo);
  const next = escalation[at + 1];
  if (next === undefined) return 'It has gone through every stage of escalation.';
  if (to !== next.id) return `The next stage of escalation is ${next.id}: ${next.name}.`;
  return wordsFault(words, 'why it is escalated');
}

function laterFault(iso: string, on: Day, what: string): string | undefined {
  const day = dayFromIso(iso);
  return day === undefined || day <= on ? `Say by which day ${what}, later than today.` : undefined;
}

/** What is wrong with a note beside an entry; undefined where nothing is. */
export function noteFault(standing: QualityCase, number: number, note: QualityCaseNote, on: Day): Refusal | undefined {
  const step = standing.steps.find((one) => one.number === number);
  const wrong = (message: string): Refusal => ({ code: 'input.invalid', message });
  if (step === undefined) return { code: 'not-found', message: `The case has no entry ${number}.` };
  const unwritten = wordsFault(note.words, note.kind === 'given' ? 'what was given' : 'what is right instead');
  if (unwritten !== undefined) return wrong(unwritten);
  if (note.kind === 'corrected') return undefined;
  if (step.says.kind !== 'supported') return wrong(`Entry ${number} agrees no support.`);
  const given = dayFromIso(note.on);
  if (given === undefined || given > on || given < step.on)
    return wrong('Say on which day it was given: after it was agreed, not later than today.');
  return undefined;
}
