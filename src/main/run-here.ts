import type { Outcome } from '../base/index.ts';
import { helpText, isVerb, refuse, type Streams } from '../cli/index.ts';
import { askHolder } from './ask-holder.ts';
import { runAndAnswer, tellTakeover } from './commands.ts';
import type { Configuration } from './configuration.ts';
import { beginStore } from './open-store.ts';
import { readPolicy } from './policy.ts';
import { restore } from './restore.ts';
import { openSystem } from './system.ts';

/**
 * Opens the system and runs a command.
 * @returns the exit code
 */
export async function runHere(
  root: string,
  argv: readonly string[],
  configuration: Outcome<Configuration>,
  streams: Streams,
): Promise<number> {
  const [word] = argv;
  if (word === undefined || word === 'help' || word === '--help') {
    streams.out(`${helpText()}\n`);
    return 0;
  }
  const wantsJson = argv.includes('--json');
  if (!configuration.ok) return refuse(configuration.refusal, wantsJson, streams);
  if (word === 'restore') return await restore(root, argv.slice(1), configuration.value, streams);
  if (isVerb(word)) return await runVerb(root, argv, configuration.value, streams);
  return refuse(
    { code: 'input.invalid', message: `${word} is not a command.`, remedy: helpText() },
    wantsJson,
    streams,
  );
}

/** How often a verb looks again for who holds the store, when one lets go and another takes it at the same moment. */
const ATTEMPTS = 5;

/** Runs a verb here, or in a process that has taken the embedded store in the meantime. */
async function runVerb(
  root: string,
  argv: readonly string[],
  configuration: Configuration,
  streams: Streams,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const store = await beginStore(configuration);
    const system = await openSystem(configuration, readPolicy(root), store);
    if (system.ok) {
      tellTakeover(system.value, streams);
      return await runAndAnswer(root, system.value, argv, streams);
    }
    const isLost = system.refusal.code === 'store.locked' && attempt < ATTEMPTS;
    if (!isLost) return refuse(system.refusal, argv.includes('--json'), streams);
    const elsewhere = await askHolder(argv, configuration, streams);
    if (elsewhere !== undefined) return elsewhere;
  }
}
