import type { ActionContext } from '../actions/index.ts';
import type { Actor, Outcome, Progress } from '../base/index.ts';
import type { HiddenTruth, ReportContext } from '../reports/index.ts';
import type { Accepts, CommandLine } from './arguments.ts';

/** Where a command writes: results to `out`, diagnostics and progress to `err`. */
export type Streams = { out(text: string): void; err(text: string): void };

/** One address: `needs` are the actions any of which opens it; roles are those that a rule on sharing gives one of them. */
export type RouteAccess = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly readers: 'everyone' | 'signed in' | 'feed key';
  /** Empty: its own report or action decides, for every role. */
  readonly needs: readonly string[];
  readonly roles: readonly string[];
};

/** Work that only `main` can set going, because it sees rooms that a door does not. */
export type Host = {
  /** Writes the demonstration's records and feed files; without `out`, imports, counts and pays with them as well. */
  buildDemonstration(ask: { people: number; seed: number; out?: string }, progress: Progress): Promise<Outcome<object>>;
  /** Runs the practice's edge over a record folder. */
  send(
    ask: { practice: string; record: string; out: string; cutOffs: readonly string[] },
    progress: Progress,
  ): Promise<Outcome<object>>;
  /** Every address of the pages and forms, and who may open it. */
  routes(): readonly RouteAccess[];
  /** What was hidden when the demonstration was made. Refuses `not-found` where none was built. */
  hiddenTruth(): Outcome<HiddenTruth>;
  /** The folder of warehouse and store. */
  readonly dataFolder: string;
  /** Restores a backup into a folder aside, compares it as restoring does, and removes it again. */
  tryRestore(backup: string, hash: string): Promise<Outcome<null>>;
  /** Writes docs/generated again; gives the files written. */
  document(): Promise<readonly string[]>;
};

/** What a verb works with. */
export type VerbCall = {
  readonly context: ReportContext;
  readonly actions: ActionContext;
  readonly actor: Actor;
  readonly line: CommandLine;
  readonly host: Host;
  readonly progress: Progress;
  /** The folder that relative paths are of: the caller's, who may be another process. */
  readonly cwd: string;
};

/**
 * What a verb gives: the JSON of `--json`, the text for a reader, and whether it was done.
 * `isWarned` makes it end with code 8: done, but a file that was in before has been undone by later ones.
 * `isDone` false makes the command end with code 6 though there is a result (a file of which nothing was usable).
 */
export type VerbResult = {
  readonly json: object;
  readonly text: string;
  readonly isDone?: boolean;
  readonly isWarned?: boolean;
};

/** One command. */
export type Verb = Accepts & {
  readonly purpose: string;
  run(call: VerbCall): Promise<Outcome<VerbResult>>;
};
