import { keepQualityCase, noteQualityCase, type QualityCaseAsk, type QualityCaseNote } from '../../actions/index.ts';
import { accepted, type Outcome } from '../../base/index.ts';
import type { Priority, ReviewFinding, SupportKind } from '../../reports/index.ts';
import { isSet, optionOf } from '../arguments.ts';
import { countOption, needed } from '../ask.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

type Option = (name: string) => string;
type Step = (option: Option, call: VerbCall) => QualityCaseAsk | QualityCaseNote;

const orNull = (text: string): string | null => (text === '' ? null : text);

/** What each command enters of a case; what is wrong with it is said where it is kept. */
export const CASE_STEPS: Readonly<Record<string, Step>> = {
  triage: (option, { actor }) => ({
    kind: 'triaged',
    priority: option('priority') as Priority,
    lead: orNull(option('lead')) ?? actor.user,
    words: option('words'),
    accountBy: option('account-by'),
  }),
  account: (option, { line }) => ({
    kind: 'heard',
    isGiven: !isSet(line, 'not-given'),
    words: option('words'),
  }),
  support: (option) => ({
    kind: 'supported',
    support: {
      what: option('what') as SupportKind,
      words: option('words'),
      owner: option('owner'),
      dueOn: option('due'),
    },
    reviewOn: option('review'),
  }),
  given: (option) => ({ kind: 'given', on: option('given-on'), words: option('words') }),
  review: (option) => ({
    kind: 'reviewed',
    finding: option('finding') as ReviewFinding,
    words: option('words'),
    reviewOn: orNull(option('review')),
  }),
  escalate: (option) => ({
    kind: 'escalated',
    to: option('to'),
    body: option('body'),
    words: option('words'),
    reviewOn: option('review'),
  }),
  close: (option) => ({ kind: 'closed', words: option('words'), lesson: option('lesson') }),
  correct: (option) => ({ kind: 'corrected', words: option('words') }),
};

/** `commonweal case triage|account|support|given|review|escalate|close|correct <case> …` */
export async function caseStep(call: VerbCall, what: string): Promise<Outcome<VerbResult>> {
  const { actions, actor, line } = call;
  const id = line.words[1] ?? '';
  const entry = CASE_STEPS[what]?.((name) => optionOf(line, name)?.trim() ?? '', call) as
    | QualityCaseAsk
    | QualityCaseNote;
  if (entry.kind !== 'given' && entry.kind !== 'corrected') {
    const done = await keepQualityCase(actions, actor, { case: id, entry });
    return done.ok ? accepted({ json: { id, stage: done.value.stage }, text: `${id} is ${done.value.stage}.` }) : done;
  }
  const number = needed('entry', countOption(line, 'entry', MOST_ENTRIES));
  if (!number.ok) return number;
  const done = await noteQualityCase(actions, actor, { case: id, number: number.value, note: entry });
  if (!done.ok) return done;
  return accepted({
    json: { id, stage: done.value.stage, entry: number.value },
    text: `It stands beside entry ${number.value} of ${id}.`,
  });
}

const MOST_ENTRIES = 10_000;
