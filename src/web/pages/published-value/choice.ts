import { type PublishedValueReport, VALUE_CHOICES, type ValueChoiceAsk } from '../../../reports/index.ts';
import type { Printable } from '../../layout/page.ts';
import type { Asked } from '../../route.ts';

/** Before the id of a condition: the field that holds its weight. */
const WEIGHT = 'weight-';

const LEGENDS = {
  basis: 'Expected of',
  spread: 'Conditions are put together',
  per: 'Payment is for',
  qof: 'Payment is',
} as const;
type Name = keyof typeof LEGENDS;
const NAMES = Object.keys(LEGENDS) as readonly Name[];

/** The ids of conditions that can be weighed; a field of another name is none of the form's. */
type Conditions = readonly { readonly id: string }[];

/** What a reader chose, read from the address. */
export function choiceAsked(asked: Asked, conditions: Conditions): ValueChoiceAsk {
  const weights = conditions.flatMap(({ id }) => {
    const weight = asked.query(WEIGHT + id);
    return weight === undefined || weight === '' ? [] : [`${id}=${weight}`];
  });
  const chosen = NAMES.flatMap((name) => {
    const choice = asked.query(name);
    return choice === undefined || choice === '' ? [] : [[name, choice] as const];
  });
  return { ...Object.fromEntries(chosen), ...(weights.length === 0 ? {} : { weights: weights.join(',') }) };
}

/** The same as it stands after a question mark, for links that keep it. */
export function choiceQuery(asked: Asked, conditions: Conditions): string {
  const kept = [...NAMES, ...conditions.map(({ id }) => WEIGHT + id)].flatMap((name) => {
    const value = asked.query(name);
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return new URLSearchParams(kept).toString();
}

/** The form that builds the composite and the payment in view. */
export function choiceForm(action: string, { choice }: Pick<PublishedValueReport, 'choice'>, marked = ''): Printable {
  return {
    action,
    marked,
    weights: choice.weights.map(({ id, name, weight }) => ({ name: WEIGHT + id, label: name, value: String(weight) })),
    choices: NAMES.map((name) => ({
      name,
      legend: LEGENDS[name],
      items: Object.entries(VALUE_CHOICES[name]).map(([value, text]) => ({
        value,
        text: text.charAt(0).toUpperCase() + text.slice(1),
        checked: choice[name] === value,
      })),
    })),
  };
}
