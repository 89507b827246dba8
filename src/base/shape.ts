import type { Json } from './canonical.ts';

/**
 * A shape that JSON may have: what is wrong with a value, in words, and the same as a JSON Schema. Small on
 * purpose: definitions need nothing more.
 */
export type Shape = {
  /** Every way in which the value at `path` is not of the shape. */
  wrong(value: Json | undefined, path: string): string[];
  readonly schema: { readonly [key: string]: Json };
};

/** A property that may be absent. */
export type Optional = { readonly optional: Shape };

export function optional(shape: Shape): Optional {
  return { optional: shape };
}

/** One line of text: words stand as comments in the SQL, so that a line break in them must not be. */
export const text: Shape = pattern(/^[^\p{Cc}\u2028\u2029]*[^\p{Cc}\p{Z}][^\p{Cc}\u2028\u2029]*$/u, 'one line of text');

export function pattern(regex: RegExp, words: string): Shape {
  return {
    wrong: (value, path) => (typeof value === 'string' && regex.test(value) ? [] : [`${path} is not ${words}`]),
    schema: { type: 'string', pattern: regex.source },
  };
}

/** A date in ISO form, of which only the form is checked. */
export const isoDate: Shape = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date written YYYY-MM-DD');

export function whole(minimum: number, maximum: number): Shape {
  const fits = (value: Json | undefined): boolean =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= minimum && value <= maximum;
  return {
    wrong: (value, path) => (fits(value) ? [] : [`${path} is not a whole number from ${minimum} to ${maximum}`]),
    schema: { type: 'integer', minimum, maximum },
  };
}

export const yesOrNo: Shape = {
  wrong: (value, path) => (typeof value === 'boolean' ? [] : [`${path} is not true or false`]),
  schema: { type: 'boolean' },
};

export function one(...values: readonly (string | number)[]): Shape {
  return {
    wrong: (value, path) => (values.includes(value as string) ? [] : [`${path} is not one of ${values.join(', ')}`]),
    schema: { enum: values },
  };
}

export function list(of: Shape, minimum = 0): Shape {
  return {
    wrong(value, path) {
      if (!Array.isArray(value)) return [`${path} is not a list`];
      const short = value.length < minimum ? [`${path} has fewer than ${minimum}`] : [];
      return [...short, ...value.flatMap((item: Json, index) => of.wrong(item, `${path}[${index}]`))];
    },
    schema: { type: 'array', items: of.schema, minItems: minimum },
  };
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map from any name to one shape. */
export function named(of: Shape): Shape {
  return {
    wrong: (value, path) =>
      isObject(value)
        ? Object.entries(value).flatMap(([key, item]) => of.wrong(item, `${path}.${key}`))
        : [`${path} is not a map`],
    schema: { type: 'object', additionalProperties: of.schema },
  };
}

/** Exactly these properties: a name that is not among them is wrong, so that a misspelling cannot pass unseen. */
export function record(properties: Readonly<Record<string, Shape | Optional>>): Shape {
  const shapeOf = (each: Shape | Optional): Shape => ('optional' in each ? each.optional : each);
  const names = Object.keys(properties);
  return {
    wrong(value, path) {
      if (!isObject(value)) return [`${path} is not a record`];
      const strangers = Object.keys(value).filter((key) => !names.includes(key));
      const unknown = strangers.map((key) => `${path}.${key} is not known`);
      const wrong = Object.entries(properties).flatMap(([key, each]) =>
        value[key] === undefined && 'optional' in each ? [] : shapeOf(each).wrong(value[key], `${path}.${key}`),
      );
      return [...unknown, ...wrong];
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, shapeOf(each).schema])),
      required: names.filter((key) => !('optional' in (properties[key] ?? {}))),
    },
  };
}

/** A union of records told apart by one property. */
export function variants(tag: string, cases: Readonly<Record<string, Shape>>): Shape {
  return {
    wrong(value, path) {
      const chosen = isObject(value) ? value[tag] : undefined;
      const shape = typeof chosen === 'string' && Object.hasOwn(cases, chosen) ? cases[chosen] : undefined;
      if (!shape) return [`${path}.${tag} is not one of ${Object.keys(cases).join(', ')}`];
      return shape.wrong(value, path);
    },
    schema: { oneOf: Object.values(cases).map((shape) => shape.schema) },
  };
}

/** A shape that contains itself; named so that the JSON Schema can refer to it. */
export function recursive(name: string, make: () => Shape): Shape {
  let made: Shape | undefined;
  return {
    wrong(value, path) {
      made ??= make();
      return made.wrong(value, path);
    },
    schema: { $ref: `#/$defs/${name}` },
  };
}
