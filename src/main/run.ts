import type { Streams } from '../cli/index.ts';
import { askHolder } from './ask-holder.ts';
import { readConfiguration } from './configuration.ts';

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

/** Words that are done in this process, whoever holds the store; and no word at all. */
const OWN = ['start', 'serve', 'restore', 'help', '--help', undefined];

/**
 * Reads the configuration and has the process that holds the store do what was asked, or does it here. Almost nothing is
 * loaded before it is known which; the pages are loaded while the store is opened. A fault is told in words.
 * @param root the project's folder
 * @returns the exit code
 */
export async function run(root: string, argv: readonly string[]): Promise<number> {
  try {
    const configuration = readConfiguration(root, process.env);
    if (configuration.ok && !OWN.includes(argv[0])) {
      const elsewhere = await askHolder(argv, configuration.value, streams);
      if (elsewhere !== undefined) return elsewhere;
    }
    if (configuration.ok && (argv[0] === 'start' || argv[0] === 'serve')) {
      const { start } = await import('./start.ts');
      return await start(root, configuration.value, argv[0] === 'start', streams);
    }
    const { runHere } = await import('./run-here.ts');
    return await runHere(root, argv, configuration, streams);
  } catch (fault) {
    const { faultText } = await import('./fault.ts');
    streams.err(`${faultText(fault)}\n`);
    return 1;
  }
}
