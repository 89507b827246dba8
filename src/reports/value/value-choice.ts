import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { CaseFindingJson } from '../../benchmarking/index.ts';

const PER = { weighted: 'a weighted patient', registered: 'a registered patient' } as const;

/** How published case-finding and payment are put together, each with what it means; the first is usual. */
export const VALUE_CHOICES = {
  basis: {
    ages: 'people of the ages that the estimate is about',
    list: 'everybody on the list, as the file prints both',
  },
  spread: {
    index: 'by their ratio to England: conditions in which practices lie further apart weigh more',
    equal: 'in standard deviations: each condition weighs the same however far practices lie apart',
  },
  per: PER,
  qof: { with: 'with what the QOF paid', without: 'without what the QOF paid' },
} as const;

/** The same of the demonstration’s quality and contract value; what is usual, the policy of the day says. */
export const PRACTICE_VALUE_CHOICES = {
  spread: {
    points: 'in percentage points from everybody’s: measures in which practices lie further apart weigh more',
    equal: 'in standard deviations: each measure weighs the same however far practices lie apart',
  },
  missing: {
    others: 'the other measures take the weight of one without a figure, where enough of it is left',
    all: 'a practice needs a figure on every measure that weighs anything',
  },
  per: PER,
  qof: { with: 'with what was paid for quality', without: 'without what was paid for quality' },
} as const;

/** What can be chosen, by name: each choice with what it means. */
export type ValueOptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One choice of each, and a weight of each thing that can be weighed. */
export type Chosen<O extends ValueOptions> = {
  readonly weights: ReadonlyMap<string, number>;
} & { readonly [K in keyof O]: keyof O[K] };
/** A choice as text: weights as `hypertension=1,copd=2`. What is absent is as usual. */
export type ChosenAsk<O extends ValueOptions> = { readonly weights?: string } & { readonly [K in keyof O]?: string };

export type ValueChoice = Chosen<typeof VALUE_CHOICES>;
export type ValueChoiceAsk = ChosenAsk<typeof VALUE_CHOICES>;
export type PracticeValueChoice = Chosen<typeof PRACTICE_VALUE_CHOICES>;
export type PracticeValueAsk = ChosenAsk<typeof PRACTICE_VALUE_CHOICES>;

/** What is weighed, in words, with its usual weights, and what else is usual where that is not the first of its options. */
export type Usual = {
  readonly what: 'condition' | 'measure';
  readonly weights: ReadonlyMap<string, number>;
  readonly choices?: Readonly<Record<string, string>>;
};

const MOST_WEIGHT = 9;

/** Reads a choice of published case-finding. Refuses as `readChoice`. */
export function valueChoice(asked: ValueChoiceAsk, { conditions }: CaseFindingJson): Outcome<ValueChoice> {
  const weights = new Map(conditions.map(({ id, weight }) => [id, weight]));
  return readChoice(VALUE_CHOICES, asked, { what: 'condition', weights });
}

/** Reads a choice. Refuses `input.invalid`, naming what may be chosen; weights that are all nought. */
export function readChoice<O extends ValueOptions>(options: O, asked: ChosenAsk<O>, usual: Usual): Outcome<Chosen<O>> {
  const weights = weightsOf(asked.weights, usual);
  if (!weights.ok) return weights;
  const chosen: Record<string, string> = {};
  for (const [name, own] of Object.entries(options)) {
    const [first = ''] = Object.keys(own);
    const choice = (asked as Readonly<Record<string, string | undefined>>)[name] ?? usual.choices?.[name] ?? first;
    if (!Object.hasOwn(own, choice))
      return invalid(`${name} is ${Object.keys(own).join(' or ')}, not ${choice}.`, options);
    chosen[name] = choice;
  }
  return accepted({ weights: weights.value, ...chosen } as Chosen<O>);
}

function weightsOf(text: string | undefined, usual: Usual): Outcome<ReadonlyMap<string, number>> {
  if (text === undefined) return accepted(usual.weights);
  const weights = new Map([...usual.weights.keys()].map((id) => [id, 0]));
  for (const part of text.split(',')) {
    const [id = '', weight = ''] = part.split('=');
    if (!weights.has(id))
      return invalid(`There is no ${usual.what} ${id}; there are ${[...weights.keys()].join(', ')}.`);
    if (!/^\d$/.test(weight)) return invalid(`A weight is a whole number from 0 to ${MOST_WEIGHT}, not ${weight}.`);
    weights.set(id, Number(weight));
  }
  const isNothing = [...weights.values()].every((weight) => weight === 0);
  return isNothing ? invalid(`At least one ${usual.what} needs a weight above 0.`) : accepted(weights);
}

function invalid(message: string, options: ValueOptions = {}): Outcome<never> {
  const example = Object.entries(options).map(([name, own]) => `--${name} ${Object.keys(own)[0]}`);
  const remedy =
    example.length === 0 ? 'For example: --weights <one>=1,<another>=2' : `For example: ${example.join(' ')}`;
  return refused({ code: 'input.invalid', message, remedy });
}
