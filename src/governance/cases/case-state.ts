import {
  addDays,
  type Day,
  dayFromIso,
  dayText,
  exact,
  hashOf,
  type Json,
  monthFromIso,
  monthText,
  penceFromPounds,
  poundsText,
} from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import type { CaseEntry, CaseForm, EvidenceFile, Opened } from './case-entry.ts';
import type { CaseField, CaseStep } from './case-kind.ts';

/** A step that was taken. */
export type StepTaken = {
  readonly step: string;
  readonly to: string;
  readonly on: Day;
  readonly by: string;
  readonly words: string;
  /** The decision of the register on which it rests; null: on none. */
  readonly decision: string | null;
};

/** What shows one thing: the newest words, and every file, the oldest first. */
export type Evidence = {
  readonly words: string;
  readonly files: readonly (EvidenceFile & Entering)[];
};

/** A case as its entries leave it. */
export type CaseState = Opened & {
  readonly stage: string;
  readonly taken: readonly StepTaken[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly engaged: ReadonlyMap<string, { readonly isWaived: boolean; readonly words: string }>;
  readonly consultation: {
    readonly isRequired: boolean;
    readonly words: string;
    readonly outcome: string | null;
  } | null;
  readonly scores: ReadonlyMap<string, { readonly score: number; readonly words: string }>;
};

/** A case as it is kept. `id` is `<kind>-<number>`. */
export type Case = {
  readonly id: string;
  readonly state: CaseState;
  readonly entries: readonly Kept<CaseEntry>[];
};

/** Who enters something, and on which day. */
export type Entering = { readonly by: string; readonly on: Day };

/** A case that was begun and nothing else. */
export function openedCase(opened: Opened, { by, on }: Entering): CaseState {
  const first = opened.rules.steps.find(({ from }) => from === null) as CaseStep;
  const taken = { step: first.step, to: first.to, on, by, words: '', decision: null };
  const { rules, engagement, practice, contract, form } = opened;
  return {
    ...{ rules, engagement, practice, contract, form },
    ...{ stage: first.to, taken: [taken], consultation: null },
    ...{ evidence: new Map(), engaged: new Map(), scores: new Map() },
  };
}

/** What a case is after an entry that was found possible. */
export function afterEntry(
  state: CaseState,
  entry: Exclude<CaseEntry, { readonly kind: 'opened' }>,
  { by, on }: Entering,
): CaseState {
  switch (entry.kind) {
    case 'amended':
      return { ...state, form: entry.form };
    case 'evidenced':
    case 'filed': {
      const { evidence: id, words } = entry;
      const files = [
        ...(state.evidence.get(id)?.files ?? []),
        ...(entry.kind === 'filed' ? [{ ...entry.file, by, on }] : []),
      ];
      return { ...state, evidence: new Map(state.evidence).set(id, { words, files }) };
    }
    case 'engaged':
    case 'waived': {
      const { step, words } = entry;
      return { ...state, engaged: new Map(state.engaged).set(step, { isWaived: entry.kind === 'waived', words }) };
    }
    case 'consultation': {
      const { kind: _, ...consultation } = entry;
      return { ...state, consultation };
    }
    case 'scored': {
      const { criterion, score, words } = entry;
      return { ...state, scores: new Map(state.scores).set(criterion, { score, words }) };
    }
    case 'stepped': {
      const { step, words, decision } = entry;
      const to = state.rules.steps.find((one) => one.step === step && one.from === state.stage)?.to;
      if (to === undefined) throw new Error(`There is no step ${step} from ${state.stage}.`);
      return { ...state, stage: to, taken: [...state.taken, { step, to, on, by, words, decision }] };
    }
  }
}

/** A case from its entries. The first opens it; each was possible when it was entered. */
export function caseFrom(id: string, entries: readonly Kept<CaseEntry>[]): Case {
  const [first, ...rest] = entries;
  if (first?.says.kind !== 'opened') throw new Error(`The entries of ${id} do not begin with its being opened.`);
  let state = openedCase(first.says, first);
  for (const { says, ...entering } of rest) {
    if (says.kind === 'opened') throw new Error(`${id} is opened twice.`);
    state = afterEntry(state, says, entering);
  }
  return { id, state, entries };
}

/** SHA-256 of exactly what is decided on. */
export function caseHash({
  rules,
  practice,
  contract,
  form,
}: Pick<CaseState, 'rules' | 'practice' | 'contract' | 'form'>): string {
  return hashOf({ kind: rules.id, practice, contract, form } as unknown as Json);
}

export function hasEnded({ rules, stage }: CaseState): boolean {
  return rules.ends.includes(stage);
}

/** By when something is due, and when it was done. */
export type DueStep = {
  readonly words: string;
  readonly due: Day;
  /** Null: not yet. */
  readonly doneOn: Day | null;
  readonly source: string;
  readonly status: string;
};

/** The dates that follow from the rules, of stages that the case has been at. */
export function caseDates(state: CaseState): readonly DueStep[] {
  const { rules, taken } = state;
  const doneOn = (steps: readonly string[]): Day | null => taken.find(({ step }) => steps.includes(step))?.on ?? null;
  const dates = rules.dates.flatMap(({ words, stage, days, steps, source, status }): DueStep[] => {
    const began = taken.find(({ to }) => to === stage);
    return began === undefined ? [] : [{ words, due: addDays(began.on, days), doneOn: doneOn(steps), source, status }];
  });
  const ends = noticeEnds(state);
  if (ends === undefined || rules.period === undefined) return dates;
  const { source, status } = rules.period;
  return [...dates, { words: 'put right', due: ends, doneOn: doneOn(['remedy', 'lapse']), source, status }];
}

/** The day from which a notice that was not put right has lapsed; undefined before it is issued, or where it has no period. */
export function noticeEnds({
  rules: { period },
  form,
  taken,
}: Pick<CaseState, 'rules' | 'form' | 'taken'>): Day | undefined {
  if (period === undefined) return undefined;
  const issued = taken.find(({ to }) => to === period.from);
  return issued === undefined ? undefined : addDays(issued.on, Number(form[period.days]));
}

/** The fields of a form as they read, with what was left out. */
export function formWords({
  rules: { fields },
  form,
}: Pick<CaseState, 'rules' | 'form'>): readonly { readonly label: string; readonly value: string }[] {
  return fields.map((field) => {
    const value = filledIn(form, field.id);
    return { label: field.label, value: value === undefined ? 'not given' : fieldWords(field, value) };
  });
}

/** How what a field was filled in with reads: a date and a month in words, an amount in pounds. */
export function fieldWords({ kind }: Pick<CaseField, 'kind'>, value: string): string {
  const [day, month] = [dayFromIso(value), monthFromIso(value)];
  if (kind === 'date' && day !== undefined) return dayText(day);
  if (kind === 'month' && month !== undefined) return monthText(month);
  return kind === 'pounds' ? poundsText(penceFromPounds(exact(value))) : value;
}

/** What a field was filled in with; undefined where it was left out. */
export function filledIn(form: CaseForm, id: string): string | undefined {
  const value = form[id]?.trim();
  return value === '' ? undefined : value;
}

/** The codes of the practices that a case is about. */
export function partiesOf({
  rules,
  practice,
  form,
}: Pick<CaseState, 'rules' | 'practice' | 'form'>): readonly string[] {
  const others = rules.fields.flatMap(({ id, kind }) => (kind === 'practice' ? (filledIn(form, id) ?? []) : []));
  return [practice, ...others];
}

/** Each criterion’s share of its most, by its weight, of 100, rounded down; null before every criterion is scored, or where there is none. */
export function weightedScore({ rules, scores }: Pick<CaseState, 'rules' | 'scores'>): number | null {
  const { criteria } = rules;
  if (criteria.length === 0 || criteria.some(({ id }) => !scores.has(id))) return null;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const shares = criteria.map(({ id, weight, most }) =>
    exact(scores.get(id)?.score ?? 0)
      .mul(weight)
      .div(most),
  );
  const sum = shares.reduce((total, share) => total.add(share), exact(0));
  return Number(sum.mul(100).div(weights).floor().valueOf());
}
