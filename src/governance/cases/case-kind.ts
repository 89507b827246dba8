import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import { DECISION_KINDS, type DecisionKind } from '../decisions/decision-kind.ts';

const { list, one, optional, record, text, variants, whole, yesOrNo } = shape;

/** Who takes a step: whoever may do this (an action of the rules on sharing). */
const CASE_RIGHTS = ['open case', 'keep case', 'sign case'] as const;
export type CaseRight = (typeof CASE_RIGHTS)[number];

/** What has to hold before a step is taken. */
const CASE_NEEDS = [
  'form',
  'reason',
  'evidence',
  'engagement',
  'criteria',
  'period',
  'period over',
  'function',
  'decision',
  'lost motion',
  'another person',
  'can begin',
] as const;
export type CaseNeed = (typeof CASE_NEEDS)[number];

/** One question of a form. `practice` is a code of the register, `month` YYYY-MM, `date` ISO, `pounds` as typed. */
export type CaseField = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'practice' | 'pounds' | 'date' | 'month' | 'whole' | 'choice';
  readonly isOptional?: boolean;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly choices?: readonly string[];
};

type Sourced = { readonly source: string; readonly status: 'found' | 'unverified' | 'invented' };

/**
 * A line to the practice beside its contract, by the fields of the form: `amount` a month, or a year, from month `from`, for `months`.
 * Where the form gives neither `from` nor `months`, nothing is paid.
 */
export type CasePayment = {
  readonly amount: string;
  readonly from: string;
  readonly months: string;
  readonly isYearly?: boolean;
  /** The family of library contracts that pays it; absent: discretionary support. */
  readonly contract?: string;
};

/** What follows from a case. */
export type CaseEffect =
  | ({ readonly kind: 'payment' } & CasePayment)
  /** The practice named in `absorbed` goes into the case's practice on the day in `on`. */
  | { readonly kind: 'merger'; readonly absorbed: string; readonly on: string }
  /** The case's practice closes on the day in `on`. */
  | { readonly kind: 'closure'; readonly on: string }
  /**
   * A state of the practice, from a day of the form (absent: the day of the step), for months of the form if any; `isUntilEnd`: at
   * most until the case has ended. What it pays, if anything, `pays` says.
   */
  | {
      readonly kind: 'state';
      readonly what: string;
      readonly pays?: CasePayment;
      readonly from?: string;
      readonly months?: string;
      readonly isUntilEnd?: boolean;
    };

export type CaseStep = {
  readonly step: string;
  /** Null: the case begins with it. */
  readonly from: string | null;
  readonly to: string;
  readonly by: CaseRight;
  readonly needs: readonly CaseNeed[];
  /** What a committee has to have decided about the case. */
  readonly decision?: DecisionKind;
  readonly letter?: string;
  readonly effect?: CaseEffect;
};

/** By when one of some steps follows a stage. */
export type CaseDate = Sourced & {
  readonly words: string;
  readonly stage: string;
  readonly days: number;
  readonly steps: readonly string[];
};

/** How long whoever gets a notice has to put things right. */
export type NoticePeriod = Sourced & {
  /** The field with the days, and the one with the reason for a shorter period. */
  readonly days: string;
  readonly reason: string;
  readonly leastDays: number;
  /** The stage from which it runs. */
  readonly from: string;
};

export type CaseLetter = {
  readonly id: string;
  readonly title: string;
  readonly to: string;
  /** With `{practice}`, `{case}`, `{on}`, `{decision}`, `{words}`, `{ends}`, `{begins}` and the fields of the form, each in braces. */
  readonly paragraphs: readonly string[];
};

export type CaseKind = {
  readonly id: string;
  readonly name: string;
  readonly changesServices: boolean;
  readonly fields: readonly CaseField[];
  readonly evidence: readonly { readonly id: string; readonly label: string }[];
  /** What requests are put in an order by; none where they are not. */
  readonly criteria: readonly {
    readonly id: string;
    readonly label: string;
    readonly weight: number;
    readonly most: number;
  }[];
  readonly steps: readonly CaseStep[];
  readonly dates: readonly CaseDate[];
  readonly period?: NoticePeriod;
  /** Stages after which nothing of the case stands any more. */
  readonly ends: readonly string[];
  readonly letters: readonly CaseLetter[];
};

/** The frozen form: every kind of case, and the steps of engagement that a change to services goes through. */
export type CaseKindsJson = {
  readonly id: string;
  readonly engagement: Sourced & { readonly steps: readonly { readonly id: string; readonly name: string }[] };
  readonly kinds: readonly CaseKind[];
};

const status = one('found', 'unverified', 'invented');
const days = whole(0, 3650);
const field = record({
  id: text,
  label: text,
  kind: one('text', 'practice', 'pounds', 'date', 'month', 'whole', 'choice'),
  isOptional: optional(yesOrNo),
  atLeast: optional(days),
  atMost: optional(days),
  choices: optional(list(text, 2)),
});
const payment = {
  ...{ amount: text, from: text, months: text },
  ...{ isYearly: optional(yesOrNo), contract: optional(text) },
};
const effect = variants('kind', {
  payment: record({ kind: one('payment'), ...payment }),
  merger: record({ kind: one('merger'), absorbed: text, on: text }),
  closure: record({ kind: one('closure'), on: text }),
  state: record({
    kind: one('state'),
    what: text,
    pays: optional(record(payment)),
    from: optional(text),
    months: optional(text),
    isUntilEnd: optional(yesOrNo),
  }),
});
const nullable = (of: shape.Shape): shape.Shape => ({
  wrong: (value, path) => (value === null ? [] : of.wrong(value, path)),
  schema: { oneOf: [{ type: 'null' }, of.schema] },
});
const step = record({
  step: text,
  from: nullable(text),
  to: text,
  by: one(...CASE_RIGHTS),
  needs: list(one(...CASE_NEEDS)),
  decision: optional(one(...Object.keys(DECISION_KINDS))),
  letter: optional(text),
  effect: optional(effect),
});
const labelled = record({ id: text, label: text });
const kind = record({
  id: text,
  name: text,
  changesServices: yesOrNo,
  fields: list(field, 1),
  evidence: list(labelled),
  criteria: list(record({ id: text, label: text, weight: whole(1, 100), most: whole(1, 10) })),
  steps: list(step, 1),
  dates: list(record({ words: text, stage: text, days, steps: list(text, 1), source: text, status })),
  period: optional(record({ days: text, reason: text, leastDays: days, from: text, source: text, status })),
  ends: list(text, 1),
  letters: list(record({ id: text, title: text, to: text, paragraphs: list(text, 1) })),
});
const caseKindsShape = record({
  id: text,
  engagement: record({ source: text, status, steps: list(record({ id: text, name: text }), 1) }),
  kinds: list(kind, 1),
});

/** What a letter may name beside the fields of its case. */
const LETTER_WORDS: readonly string[] = ['practice', 'case', 'on', 'decision', 'words', 'ends', 'begins'];

/** Reads the kinds of case. Refuses `definition.invalid` with everything that is wrong, and what names something that is not there. */
export function loadCaseKinds(json: Json): Outcome<CaseKindsJson> {
  const wrong = caseKindsShape.wrong(json, 'case kinds');
  const kinds = json as unknown as CaseKindsJson;
  const faults = wrong.length > 0 ? wrong : kinds.kinds.flatMap(kindFaults);
  if (faults.length === 0) return accepted(kinds);
  return refused({ code: 'definition.invalid', message: `These kinds of case cannot be used: ${faults.join('; ')}.` });
}

function kindFaults({ id, fields, steps, letters, dates, period, ends }: CaseKind): string[] {
  const [names, stages] = [fields.map((each) => each.id), steps.map(({ to }) => to)];
  const faults: string[] = [];
  const need = (is: boolean, what: string): void => {
    if (!is) faults.push(`${id}: ${what}`);
  };
  need(steps.filter(({ from }) => from === null).length === 1, 'it does not begin with exactly one step');
  for (const each of steps) {
    need(each.from === null || stages.includes(each.from), `${each.step} follows ${each.from}, which is no stage`);
    need(each.needs.includes('decision') === (each.decision !== undefined), `${each.step} and its decision differ`);
    need(each.letter === undefined || letters.some((one) => one.id === each.letter), `${each.step} has no letter`);
    for (const named of effectFields(each.effect)) need(names.includes(named), `${each.step} needs a field ${named}`);
  }
  for (const stage of ends) need(stages.includes(stage), `${stage} is no stage`);
  for (const named of dates.flatMap((date) => date.steps)) {
    need(
      steps.some(({ step }) => step === named),
      `there is no step ${named}`,
    );
  }
  for (const named of period === undefined ? [] : [period.days, period.reason]) {
    need(names.includes(named), `the period needs a field ${named}`);
  }
  for (const { id: letter, paragraphs } of letters) {
    for (const [, word = ''] of paragraphs.join(' ').matchAll(/\{(\w+)\}/g)) {
      need(LETTER_WORDS.includes(word) || names.includes(word), `the letter ${letter} names ${word}`);
    }
  }
  return faults;
}

/** The fields of the form that an effect names. */
function effectFields(of: CaseEffect | undefined): readonly string[] {
  if (of === undefined) return [];
  if (of.kind === 'merger') return [of.absorbed, of.on];
  if (of.kind === 'closure') return [of.on];
  const pays = of.kind === 'payment' ? of : of.pays;
  const own = of.kind === 'state' ? [of.from, of.months] : [];
  return [...own, pays?.amount, pays?.from, pays?.months].filter((name) => name !== undefined);
}
