import type { ActionContext } from '../actions/index.ts';
import {
  type Actor,
  type Day,
  dayFromIso,
  type Outcome,
  type Progress,
  REFUSALS,
  type Refusal,
  refused,
} from '../base/index.ts';
import { type ReportContext, tiedActor } from '../reports/index.ts';
import { COMMON, isSet, optionOf, readCommandLine, usageOf } from './arguments.ts';
import { jsonText } from './plain-json.ts';
import type { Host, Streams, Verb, VerbResult } from './verb.ts';
import { VERBS } from './verbs.ts';

/** What a command line runs over. `streams` are the caller's, who may be another process. */
export type CommandSystem = {
  readonly context: ReportContext;
  readonly actions: ActionContext;
  /** Who acts when `--as` is absent; undefined outside the demonstration. */
  readonly defaultUser: string | undefined;
  readonly actorNamed: (user: string) => Outcome<Actor>;
  readonly host: Host;
  readonly progress: Progress;
  readonly cwd: string;
};

/** Whether a word is a command that runs over the opened system. */
export function isVerb(name: string | undefined): boolean {
  return VERBS.some((verb) => verb.name === name);
}

/** All commands, one a line, and the options that every one takes. */
export function helpText(): string {
  const width = Math.max(...VERBS.map((verb) => verb.name.length));
  return [
    'Commonweal: every pound explained.',
    '',
    'commonweal <command> [options]',
    '',
    `  ${'start'.padEnd(width)}  build the demonstration when it is not there, and serve it`,
    `  ${'serve'.padEnd(width)}  serve what is there`,
    `  ${'restore'.padEnd(width)}  restore a backup into an empty data folder, compared with what was copied`,
    ...VERBS.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.purpose}`),
    '',
    `Every command takes ${[...COMMON.values.map((name) => `--${name} <…>`), ...COMMON.flags.map((name) => `--${name}`)].join(', ')}.`,
    '--as acts as that user; --on moves the business date; --json prints JSON alone on standard output.',
  ].join('\n');
}

/**
 * Runs one command and writes its result to `streams.out`; everything else goes to `streams.err`.
 * @returns the exit code: 0 done, 1 a fault, others by refusal (REFUSALS), 6 nothing usable, 8 done with a warning
 */
export async function runCommand(argv: readonly string[], system: CommandSystem, streams: Streams): Promise<number> {
  const wantsJson = argv.includes('--json');
  const outcome = await answer(argv, system);
  if (!outcome.ok) return refuse(outcome.refusal, wantsJson, streams);
  const { result } = outcome.value;
  streams.out(`${wantsJson ? jsonText(result.json) : result.text}\n`);
  if (result.isDone === false) return REFUSALS['feed.nothing-usable'].exit;
  return result.isWarned === true ? REFUSALS['feed.superseded'].exit : 0;
}

async function answer(argv: readonly string[], system: CommandSystem) {
  const verb = VERBS.find((candidate) => candidate.name === argv[0]);
  if (verb === undefined) {
    return refused({
      code: 'input.invalid',
      message: `${argv[0] ?? 'Nothing'} is not a command.`,
      remedy: `Commands: start, serve, restore, ${VERBS.map((known) => known.name).join(', ')}.`,
    });
  }
  const line = readCommandLine(argv.slice(1), verb);
  if (!line.ok) return line;
  if (isSet(line.value, 'help')) return { ok: true as const, value: { result: helpOf(verb) } };
  const user = optionOf(line.value, 'as') ?? system.defaultUser;
  if (user === undefined) return refused({ code: 'access.not-signed-in', message: 'Say who acts with --as <user>.' });
  const actor = system.actorNamed(user);
  if (!actor.ok) return actor;
  const on = businessDate(system.context.businessDate, optionOf(line.value, 'on'));
  if (!on.ok) return on;
  const dated = await datedAs(system, on.value);
  if (!dated.ok) return dated;
  const context = { ...system.context, ...dated.value };
  const actions = { ...system.actions, ...dated.value };
  const { host, progress, cwd } = system;
  const tied = await tiedActor(system.context, { ...actor.value, origin: 'command line' });
  const result = await verb.run({ context, actions, actor: tied, line: line.value, host, progress, cwd });
  return result.ok ? { ok: true as const, value: { result: result.value } } : result;
}

/** A business date, with who is paid and how as it is known by then, where that is later than the system's own. */
async function datedAs(
  { context }: CommandSystem,
  on: Day,
): Promise<Outcome<Pick<ReportContext, 'businessDate' | 'payments'>>> {
  const { payments, policyOn, businessDate: own } = context;
  const known = on > own && policyOn !== undefined ? await policyOn(on) : { ok: true as const, value: { payments } };
  return known.ok ? { ok: true, value: { businessDate: on, payments: known.value.payments } } : known;
}

function businessDate(set: Day, text: string | undefined): Outcome<Day> {
  if (text === undefined) return { ok: true, value: set };
  const moved = dayFromIso(text);
  if (moved !== undefined) return { ok: true, value: moved };
  return refused({ code: 'input.invalid', message: `--on ${text} is not a date written YYYY-MM-DD.` });
}

function helpOf(verb: Verb): VerbResult {
  return {
    json: { usage: usageOf(verb), purpose: verb.purpose },
    text: `${verb.purpose}\n\nUsage: commonweal ${usageOf(verb)}`,
  };
}

/** Says an expected "no": as JSON on standard output when JSON was asked for, and in words on standard error. */
export function refuse(refusal: Refusal, wantsJson: boolean, streams: Streams): number {
  if (wantsJson) streams.out(`${jsonText({ refusal })}\n`);
  streams.err(`${refusal.message}${refusal.remedy === undefined ? '' : `\n${refusal.remedy}`}\n`);
  return REFUSALS[refusal.code].exit;
}
