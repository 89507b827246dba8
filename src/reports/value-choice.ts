import { accepted, type Outcome, refused } from '../base/index.ts';
import type { CaseFindingJson } from '../benchmarking/index.ts';

/** How the composite and the payment are put together, each with what it means. */
export const VALUE_CHOICES = {
  basis: {
    ages: 'people of the ages that the estimate is about',
    list: 'everybody on the list, as the file prints both',
  },
  spread: {
    index: 'by their ratio to England: conditions in which practices lie further apart weigh more',
    equal: 'in standard deviations: each condition weighs the same however far practices lie apart',
  },
  per: { weighted: 'a weighted patient', registered: 'a registered patient' },
  qof: { with: 'with what the QOF paid', without: 'without what the QOF paid' },
} as const;

type Choices = typeof VALUE_CHOICES;

export type ValueChoice = {
  readonly weights: ReadonlyMap<string, number>;
} & { readonly [K in keyof Choices]: keyof Choices[K] };

/** A choice as text: weights as `hypertension=1,copd=2`. What is absent is as the definition has it. */
export type ValueChoiceAsk = { readonly weights?: string } & { readonly [K in keyof Choices]?: string };

const MOST_WEIGHT = 9;

/** Reads a choice. Refuses `input.invalid`, naming what may be chosen; weights that are all nought. */
export function valueChoice(asked: ValueChoiceAsk, definition: CaseFindingJson): Outcome<ValueChoice> {
  const weights = weightsOf(asked.weights, definition);
  if (!weights.ok) return weights;
  const chosen: Record<string, string> = {};
  for (const [name, options] of Object.entries(VALUE_CHOICES)) {
    const [usual = ''] = Object.keys(options);
    const choice = asked[name as keyof Choices] ?? usual;
    if (!Object.hasOwn(options, choice)) {
      return invalid(`${name} is ${Object.keys(options).join(' or ')}, not ${choice}.`);
    }
    chosen[name] = choice;
  }
  return accepted({ weights: weights.value, ...(chosen as Omit<ValueChoice, 'weights'>) });
}

function weightsOf(text: string | undefined, { conditions }: CaseFindingJson): Outcome<ReadonlyMap<string, number>> {
  if (text === undefined) return accepted(new Map(conditions.map(({ id, weight }) => [id, weight])));
  const weights = new Map(conditions.map(({ id }) => [id, 0]));
  for (const part of text.split(',')) {
    const [id = '', weight = ''] = part.split('=');
    if (!weights.has(id)) return invalid(`There is no condition ${id}; there are ${[...weights.keys()].join(', ')}.`);
    if (!/^\d$/.test(weight)) return invalid(`A weight is a whole number from 0 to ${MOST_WEIGHT}, not ${weight}.`);
    weights.set(id, Number(weight));
  }
  const isNothing = [...weights.values()].every((weight) => weight === 0);
  return isNothing ? invalid('At least one condition needs a weight above 0.') : accepted(weights);
}

function invalid(message: string): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message,
    remedy: 'For example: --weights hypertension=1,copd=2 --basis ages --spread index --per weighted --qof with',
  });
}
