import { type Outcome, refused } from '../base/index.ts';

/** A command line taken apart: words in order, and options `--name value` or `--flag`. */
export type CommandLine = { readonly words: readonly string[]; readonly options: ReadonlyMap<string, string | true> };

/** What a verb takes: how many words, and which options (with a value, or as a flag). */
export type Accepts = {
  readonly usage: string;
  readonly words: readonly [least: number, most: number];
  readonly values?: readonly string[];
  readonly flags?: readonly string[];
};

/** Options that every verb takes. */
export const COMMON = { values: ['as', 'on'], flags: ['json', 'help'] } as const;

/** Reads `--name value`, `--name=value` and flags. What the verb does not take is refused by name with its usage. */
export function readCommandLine(argv: readonly string[], accepts: Accepts): Outcome<CommandLine> {
  const values = [...COMMON.values, ...(accepts.values ?? [])];
  const flags: string[] = [...COMMON.flags, ...(accepts.flags ?? [])];
  const words: string[] = [];
  const options = new Map<string, string | true>();
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', attached] = word.slice(2).split(/=(.*)/s);
    if (flags.includes(name) && attached === undefined) options.set(name, true);
    else if (values.includes(name)) {
      const value = attached ?? argv[++at];
      if (value === undefined) return usage(`--${name} needs a value.`, accepts);
      options.set(name, value);
    } else return usage(`${word} is not an option here.`, accepts);
  }
  const [least, most] = accepts.words;
  if (!options.has('help') && (words.length < least || words.length > most)) return usage('', accepts);
  return { ok: true, value: { words, options } };
}

function usage(what: string, accepts: Accepts): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: what || 'That is not how it is called.',
    remedy: `Usage: commonweal ${accepts.usage}`,
  });
}

export function optionOf(line: CommandLine, name: string): string | undefined {
  const value = line.options.get(name);
  return value === true ? undefined : value;
}

export function isSet(line: CommandLine, name: string): boolean {
  return line.options.has(name);
}
