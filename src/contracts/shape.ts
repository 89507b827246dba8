import { accepted, type Json, type Outcome, refused } from '../base/index.ts';

/** The fields of a JSON object whose keys were checked; their values are still any JSON. */
export type Fields = { readonly [key: string]: Json | undefined };

/**
 * Reads a JSON object that has every required key and no key but those named. Required values that are to be texts
 * are checked by the caller. Refuses `definition.invalid`, naming the key.
 */
export function readFields(
  json: Json | undefined,
  what: string,
  keys: { readonly required: readonly string[]; readonly optional?: readonly string[] },
): Outcome<Fields> {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return refuse(`${what} is not an object.`);
  const fields = json as Fields;
  const missing = keys.required.find((key) => fields[key] === undefined);
  if (missing !== undefined) return refuse(`${what} has no "${missing}".`);
  const unknown = Object.keys(fields).find((key) => !keys.required.includes(key) && !keys.optional?.includes(key));
  return unknown === undefined ? accepted(fields) : refuse(`${what} has "${unknown}", which means nothing here.`);
}

/** Reads a JSON array. */
export function readList(json: Json | undefined, what: string): Outcome<readonly Json[]> {
  return Array.isArray(json) ? accepted(json) : refuse(`${what} are not a list.`);
}

/** Reads a text that is not empty. */
export function readText(json: Json | undefined, what: string): Outcome<string> {
  return typeof json === 'string' && json !== '' ? accepted(json) : refuse(`${what} is not a text.`);
}

/** Reads each item of a list; the first refusal stands for all. */
export function readEach<T>(items: readonly Json[], read: (item: Json) => Outcome<T>): Outcome<T[]> {
  const values: T[] = [];
  for (const item of items) {
    const value = read(item);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return accepted(values);
}

function refuse<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message: message.charAt(0).toUpperCase() + message.slice(1) });
}
