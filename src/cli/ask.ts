import {
  accepted,
  type Day,
  dayFromIso,
  type Month,
  monthFromIso,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  type Pence,
  pence,
  refused,
} from '../base/index.ts';
import { type CommandLine, optionOf } from './arguments.ts';

/** Options that several verbs read: each gives undefined when absent and is refused when it cannot be what it says. */

export function practiceOption(line: CommandLine): Outcome<OdsCode | undefined> {
  return read(line, 'practice', odsCodeFromText, 'a practice code such as X00010');
}

/** Whoever is paid: a practice or another provider. */
export function providerOption(line: CommandLine): Outcome<OdsCode | undefined> {
  return read(line, 'provider', odsCodeFromText, 'an organisation code such as X00V1');
}

export function dayOption(line: CommandLine, name: string): Outcome<Day | undefined> {
  return read(line, name, dayFromIso, 'a date written YYYY-MM-DD');
}

export function countOption(line: CommandLine, name: string, most: number): Outcome<number | undefined> {
  const whole = (text: string): number | undefined => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= most ? value : undefined;
  };
  return read(line, name, whole, `a whole number from 1 to ${most}`);
}

/** Refuses a value that is none of those there are, naming them; absent is accepted. */
export function knownOption(line: CommandLine, name: string, known: readonly string[]): Outcome<string | undefined> {
  const one = (text: string) => (known.includes(text) ? text : undefined);
  return read(line, name, one, known.length === 0 ? 'known: there is none yet' : `one of ${known.join(', ')}`);
}

function read<T>(
  line: CommandLine,
  name: string,
  parse: (text: string) => T | undefined,
  form: string,
): Outcome<T | undefined> {
  const text = optionOf(line, name);
  if (text === undefined) return accepted(undefined);
  const value = parse(text);
  if (value !== undefined) return accepted(value);
  return refused({ code: 'input.invalid', message: `--${name} ${text} is not ${form}.` });
}

/** Leaves out what is undefined, so that an optional property is absent rather than undefined. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

export function monthOption(line: CommandLine): Outcome<Month | undefined> {
  return read(line, 'month', monthFromIso, 'a month written YYYY-MM');
}

/** Whole pence from pounds such as 1234.56. */
export function poundsOption(line: CommandLine, name: string): Outcome<Pence | undefined> {
  const parse = (text: string): Pence | undefined => {
    const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
    return match === null ? undefined : pence(BigInt(match[1] ?? '') * 100n + BigInt((match[2] ?? '').padEnd(2, '0')));
  };
  return read(line, name, parse, 'pounds such as 1234.56');
}

/** An option that the command cannot do without. */
export function needed<T>(name: string, found: Outcome<T | undefined>): Outcome<T> {
  if (!found.ok) return found;
  if (found.value !== undefined) return accepted(found.value);
  return refused({ code: 'input.invalid', message: `--${name} is needed.` });
}
