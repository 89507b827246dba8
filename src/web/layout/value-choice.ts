import { type ChosenAsk, PRACTICE_VALUE_CHOICES, VALUE_CHOICES, type ValueOptions } from '../../reports/index.ts';
import type { Asked } from '../route.ts';
import { sentenceCase } from './figures.ts';
import type { Printable } from './page.ts';

/** Before the id of what is weighed: the field that holds its weight. */
const WEIGHT = 'weight-';

/** What the form of a map of value asks, in words. */
export type ValueFields<O extends ValueOptions> = {
  readonly weighs: string;
  readonly options: O;
  readonly legends: { readonly [K in keyof O]: string };
  /** Fields beside the choice that links and the form carry on. */
  readonly carried: readonly string[];
};

export const PUBLISHED_FIELDS: ValueFields<typeof VALUE_CHOICES> = {
  weighs: 'Weight of each condition, 0 to 9',
  options: VALUE_CHOICES,
  legends: {
    basis: 'Expected of',
    spread: 'Conditions are put together',
    per: 'Payment is for',
    qof: 'Payment is',
  },
  carried: [],
};

export const PRACTICE_FIELDS: ValueFields<typeof PRACTICE_VALUE_CHOICES> = {
  weighs: 'Weight of each measure, 0 to 9',
  options: PRACTICE_VALUE_CHOICES,
  legends: {
    spread: 'Measures are put together',
    missing: 'Where a measure has no figure',
    per: 'Contract value is for',
    qof: 'Contract value is',
  },
  carried: ['month', 'on'],
};

/** What can be weighed; a field of another name is none of the form's. */
type Weighable = readonly { readonly id: string }[];

/** What a reader chose, read from the address. */
export function choiceAsked<O extends ValueOptions>(
  { options }: ValueFields<O>,
  asked: Asked,
  weighable: Weighable,
): ChosenAsk<O> {
  const weights = given(
    asked,
    weighable.map(({ id }) => WEIGHT + id),
  ).map(([name, weight]) => `${name.slice(WEIGHT.length)}=${weight}`);
  const chosen = Object.fromEntries(given(asked, Object.keys(options)));
  return { ...chosen, ...(weights.length === 0 ? {} : { weights: weights.join(',') }) } as ChosenAsk<O>;
}

/** The same, with what is carried, as it stands after a question mark, for links that keep it. */
export function choiceQuery<O extends ValueOptions>(
  { options, carried }: ValueFields<O>,
  asked: Asked,
  weighable: Weighable,
): string {
  const names = [...Object.keys(options), ...weighable.map(({ id }) => WEIGHT + id), ...carried];
  return new URLSearchParams(given(asked, names).map(([name, value]) => [name, value])).toString();
}

/** The named fields that have a value in the address. */
function given(asked: Asked, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((name) => {
    const value = asked.query(name);
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
}

type FormOf<O extends ValueOptions> = {
  readonly weights: readonly { readonly id: string; readonly name: string; readonly weight: number }[];
  readonly choice: { readonly [K in keyof O]: keyof O[K] };
  /** The practice that is marked on the map. */
  readonly marked?: string;
  /** The query that the page was opened with, of which the form carries on its part. */
  readonly query?: string;
};

/** The form that builds the composite and the payment in view. */
export function choiceForm<O extends ValueOptions>(
  { weighs, options, legends, carried }: ValueFields<O>,
  action: string,
  { weights, choice, marked = '', query = '' }: FormOf<O>,
): Printable {
  const asked = new URLSearchParams(query);
  return {
    action,
    marked,
    weighs,
    carried: carried.flatMap((name) => {
      const value = asked.get(name);
      return value === null ? [] : [{ name, value }];
    }),
    weights: weights.map(({ id, name, weight }) => ({ name: WEIGHT + id, label: name, value: String(weight) })),
    choices: Object.entries(options).map(([name, own]) => ({
      name,
      legend: legends[name] ?? '',
      items: Object.entries(own).map(([value, text]) => ({
        value,
        text: sentenceCase(text),
        checked: choice[name] === value,
      })),
    })),
  };
}
