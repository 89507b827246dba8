import { assert, type Outcome, refused } from '../base/index.ts';

/** A command line taken apart: words in order, and options `--name value` or `--flag`. */
export type CommandLine = { readonly words: readonly string[]; readonly options: ReadonlyMap<string, string | true> };

/**
 * What a verb takes: each way to call it, as it is printed. A plain word stands for itself (or one of `a|b`), `<…>` for one that is
 * given, `<…>…` for one or more, brackets for what may be left out; `--name` is a flag, `--name <…>` has a value.
 */
export type Accepts = { readonly name: string; readonly forms: readonly string[] };

/** Options that every verb takes. */
export const COMMON = { values: ['as', 'on'], flags: ['json', 'help'] } as const;

/** Reads `--name value`, `--name=value` and flags. What the verb does not take, or not in that form, is refused by name. */
export function readCommandLine(argv: readonly string[], accepts: Accepts): Outcome<CommandLine> {
  const forms = accepts.forms.map(formOf);
  const values = new Set<string>([...COMMON.values, ...forms.flatMap((form) => [...form.values])]);
  const flags = new Set<string>([...COMMON.flags, ...forms.flatMap((form) => [...form.flags])]);
  const words: string[] = [];
  const options = new Map<string, string | true>();
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', attached] = word.slice(2).split(/=(.*)/s);
    if (flags.has(name) && attached === undefined) options.set(name, true);
    else if (values.has(name)) {
      const value = attached ?? argv[++at];
      if (value === undefined) return refused(calledOtherwise(accepts, `--${name} needs a value.`));
      options.set(name, value);
    } else return refused(calledOtherwise(accepts, `${word} is not an option here.`));
  }
  const line = { words, options };
  return options.has('help') ? { ok: true, value: line } : inOneForm(line, accepts, forms);
}

/** How a verb is called, in every form. */
export function usageOf({ name, forms }: Accepts): string {
  return forms.map((form) => `${name} ${form}`.trim()).join(' | ');
}

/** What is refused of a verb that is called as it cannot be. */
export function calledOtherwise(accepts: Accepts, message = 'That is not how it is called.') {
  return { code: 'input.invalid', message, remedy: `Usage: commonweal ${usageOf(accepts)}` } as const;
}

type Form = {
  readonly text: string;
  /** What the first words are, each one of several. */
  readonly fixed: readonly (readonly string[])[];
  readonly least: number;
  readonly most: number;
  readonly values: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  /** Options that are in no brackets. */
  readonly needed: ReadonlySet<string>;
};

const TOKEN = /\[|\]|--[a-z-]+|(?:<[^>]*>|"[^"]*"|[^\s[\]<>"])+/g;

function formOf(text: string): Form {
  const tokens = text.match(TOKEN) ?? [];
  const [fixed, values, flags, needed] = [[] as string[][], new Set<string>(), new Set<string>(), new Set<string>()];
  let [depth, least, most, isValue] = [0, 0, 0, false];
  for (const [at, token] of tokens.entries()) {
    if (isValue) isValue = false;
    else if (token === '[') depth += 1;
    else if (token === ']') depth -= 1;
    else if (token.startsWith('--')) {
      isValue = !/^(\[|\]|--|$)/.test(tokens[at + 1] ?? '');
      (isValue ? values : flags).add(token.slice(2));
      if (depth === 0) needed.add(token.slice(2));
    } else {
      if (!token.startsWith('<') && fixed.length === most) fixed.push(token.split('|'));
      if (depth === 0) least += 1;
      most = token.includes('…') ? Number.POSITIVE_INFINITY : most + 1;
    }
  }
  return { text, fixed, least, most, values, flags, needed };
}

/**
 * Options that do not belong together are refused, not passed over: all of them are of one form that the words fit, and whose own
 * options are there. Where none is whole, the verb says what it needs.
 */
function inOneForm(line: CommandLine, accepts: Accepts, forms: readonly Form[]): Outcome<CommandLine> {
  const { words, options } = line;
  const isNamed = ({ fixed }: Form): boolean => fixed.every((one, at) => one.includes(words[at] ?? ''));
  const fitting = forms.filter((form) => isNamed(form) && form.least <= words.length && words.length <= form.most);
  const named = Math.max(...fitting.map(({ fixed }) => fixed.length));
  const own = fitting.filter(({ fixed }) => fixed.length === named);
  if (own.length === 0) {
    const called = [accepts.name, ...words].join(' ');
    return refused(calledOtherwise(accepts, `"${called}" is not how it is called.`));
  }
  const common: readonly string[] = [...COMMON.values, ...COMMON.flags];
  const strange = ({ values, flags }: Form): readonly string[] =>
    [...options.keys()].filter((name) => !common.includes(name) && !values.has(name) && !flags.has(name));
  const isWhole = ({ needed }: Form): boolean => [...needed].every((name) => options.has(name));
  const whole = own.filter(isWhole);
  const [nearest] = (whole.length === 0 ? own : whole).toSorted(
    (one, other) => strange(one).length - strange(other).length,
  );
  const wrong = nearest === undefined ? [] : strange(nearest);
  if (nearest === undefined || wrong.length === 0) return { ok: true, value: line };
  const rest = [...options.keys()].filter((name) => !common.includes(name) && !wrong.includes(name));
  const others = [accepts.name, ...words, ...rest.map((name) => `--${name}`)].join(' ');
  const message = `${wrong.map((name) => `--${name}`).join(' and ')} cannot be given with ${others}.`;
  const alike = forms.filter((form) => form.fixed.length === named && isNamed(form)).map(({ text }) => text);
  return refused(calledOtherwise({ ...accepts, forms: alike }, message));
}

/** The step of a word that the verb's forms let through. */
export function stepOf<S>(steps: Readonly<Record<string, S>>, word: string): S {
  const step = Object.hasOwn(steps, word) ? steps[word] : undefined;
  assert(step !== undefined, 'every form of a verb has its step');
  return step;
}

export function optionOf(line: CommandLine, name: string): string | undefined {
  const value = line.options.get(name);
  return value === true ? undefined : value;
}

export function isSet(line: CommandLine, name: string): boolean {
  return line.options.has(name);
}
