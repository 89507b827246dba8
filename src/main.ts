/**
 * Commonweal's one entry: reads the configuration, opens the system (or asks the process that holds it) and runs a
 * command or serves the pages. The only room that sees every other.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helpText, isVerb, refuse, type Streams } from './cli/index.ts';
import { askHolder, runAndAnswer } from './main/commands.ts';
import { type Configuration, readConfiguration } from './main/configuration.ts';
import { faultText } from './main/fault.ts';
import { readPolicy } from './main/policy.ts';
import { serve } from './main/serve.ts';
import { openSystem } from './main/system.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const streams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

async function main(argv: readonly string[]): Promise<number> {
  const [word] = argv;
  if (word === undefined || word === 'help' || word === '--help') {
    streams.out(`${helpText()}\n`);
    return 0;
  }
  const wantsJson = argv.includes('--json');
  const configuration = readConfiguration(root, process.env);
  if (!configuration.ok) return refuse(configuration.refusal, wantsJson, streams);
  if (word === 'start' || word === 'serve') return await serve(root, configuration.value, word === 'start', streams);
  if (isVerb(word)) return await runVerb(argv, configuration.value, wantsJson);
  return refuse(
    { code: 'input.invalid', message: `${word} is not a command.`, remedy: helpText() },
    wantsJson,
    streams,
  );
}

/** How often a verb looks again for who holds the store, when one lets go and another takes it at the same moment. */
const ATTEMPTS = 5;

/** Runs a verb in the process that holds the embedded store, or here. */
async function runVerb(argv: readonly string[], configuration: Configuration, wantsJson: boolean): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const elsewhere = await askHolder(argv, configuration, streams);
    if (elsewhere !== undefined) return elsewhere;
    const system = await openSystem(configuration, readPolicy(root));
    if (system.ok) return await runAndAnswer(root, system.value, argv, streams);
    const isLost = system.refusal.code === 'store.locked' && attempt < ATTEMPTS;
    if (!isLost) return refuse(system.refusal, wantsJson, streams);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  streams.err(`${faultText(fault)}\n`);
  process.exitCode = 1;
}
