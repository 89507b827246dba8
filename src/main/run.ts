import { helpText, isVerb, refuse, type Streams } from '../cli/index.ts';
import { askHolder, runAndAnswer, tellTakeover } from './commands.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { faultText } from './fault.ts';
import { readPolicy } from './policy.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { openSystem } from './system.ts';

const streams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** A reader that closes early (`… | head`) ends the text, not the work: what was asked for is done all the same. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });
}

/**
 * Reads the configuration, opens the system (or asks the process that holds it) and runs a command or serves the pages.
 * A fault is told in words.
 * @param root the project's folder
 * @returns the exit code
 */
export async function run(root: string, argv: readonly string[]): Promise<number> {
  try {
    return await runArguments(root, argv);
  } catch (fault) {
    streams.err(`${faultText(fault)}\n`);
    return 1;
  }
}

async function runArguments(root: string, argv: readonly string[]): Promise<number> {
  const [word] = argv;
  if (word === undefined || word === 'help' || word === '--help') {
    streams.out(`${helpText()}\n`);
    return 0;
  }
  const wantsJson = argv.includes('--json');
  const configuration = readConfiguration(root, process.env);
  if (!configuration.ok) return refuse(configuration.refusal, wantsJson, streams);
  if (word === 'start' || word === 'serve') return await serve(root, configuration.value, word === 'start', streams);
  if (word === 'restore') return await restore(root, argv.slice(1), configuration.value, streams);
  if (isVerb(word)) return await runVerb(root, argv, configuration.value, wantsJson);
  return refuse(
    { code: 'input.invalid', message: `${word} is not a command.`, remedy: helpText() },
    wantsJson,
    streams,
  );
}

/** How often a verb looks again for who holds the store, when one lets go and another takes it at the same moment. */
const ATTEMPTS = 5;

/** Runs a verb in the process that holds the embedded store, or here. */
async function runVerb(
  root: string,
  argv: readonly string[],
  configuration: Configuration,
  wantsJson: boolean,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const elsewhere = await askHolder(argv, configuration, streams);
    if (elsewhere !== undefined) return elsewhere;
    const system = await openSystem(configuration, readPolicy(root));
    if (system.ok) {
      tellTakeover(system.value, streams);
      return await runAndAnswer(root, system.value, argv, streams);
    }
    const isLost = system.refusal.code === 'store.locked' && attempt < ATTEMPTS;
    if (!isLost) return refuse(system.refusal, wantsJson, streams);
  }
}
