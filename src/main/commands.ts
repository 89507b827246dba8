import { noProgress, type Progress } from '../base/index.ts';
import { type CommandSystem, progressBar, runCommand, type Streams } from '../cli/index.ts';
import { lockHolder, serveVerbs, type VerbServer } from '../owner/index.ts';
import { storeDirectory } from './configuration.ts';
import { faultText } from './fault.ts';
import { hostOf } from './host.ts';
import type { System } from './system.ts';

/** What a command runs over: policy as it is in force when it is asked for. */
async function commandSystem(root: string, system: System, cwd: string, progress: Progress): Promise<CommandSystem> {
  const { reports, actions } = await system.current();
  return {
    context: reports,
    actions,
    defaultUser: system.configuration.mode === 'demonstration' ? 'operator' : undefined,
    actorNamed: (user) => reports.users.actorOrRole(user),
    host: hostOf(root, system),
    progress,
    cwd,
  };
}

/** Tells that the store was left locked by a process that has died: nothing acknowledged is lost, but it is news. */
export function tellTakeover({ store }: System, streams: Pick<Streams, 'err'>): void {
  const dead = store.tookOverLockOf;
  if (dead === undefined) return;
  streams.err(
    `The store was still locked by process ${dead.pid}, which opened it at ${dead.startedAt} and has died. Its lock was taken over.\n`,
  );
}

/** Answers the verbs of other processes for as long as this one holds the embedded store. */
export async function answerVerbs(root: string, system: System): Promise<VerbServer | undefined> {
  const { configuration } = system;
  if (configuration.databaseUrl !== undefined) return undefined;
  const socket = lockHolder(storeDirectory(configuration))?.socket;
  if (socket === undefined) return undefined;
  return await serveVerbs(socket, async ({ argv, cwd }, write) => {
    const streams = { out: (text: string) => write('out', text), err: (text: string) => write('err', text) };
    try {
      return await runCommand(argv, await commandSystem(root, system, cwd, noProgress), streams);
    } catch (fault) {
      streams.err(`${faultText(fault)}\n`);
      return 1;
    }
  });
}

/** Draws progress on standard error. */
export function progressOnScreen(): Progress {
  const screen = {
    write: (text: string) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
  };
  return progressBar(screen, () => performance.now());
}

/** Runs one verb in this process, answering others meanwhile, and closes the system. */
export async function runAndAnswer(
  root: string,
  system: System,
  argv: readonly string[],
  streams: Streams,
): Promise<number> {
  const answering = await answerVerbs(root, system);
  try {
    const over = await commandSystem(root, system, process.cwd(), progressOnScreen());
    return await runCommand(argv, over, streams);
  } finally {
    await answering?.close();
    await system.close();
  }
}
