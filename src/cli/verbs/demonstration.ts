import { resolve } from 'node:path';
import { accepted, refused } from '../../base/index.ts';
import { optionOf } from '../arguments.ts';
import { countOption, practiceOption } from '../ask.ts';
import type { Verb } from '../verb.ts';

const FULL_LIST = 314_850;

/** `commonweal demo build` */
export const demoVerb: Verb = {
  name: 'demo',
  purpose: 'build the invented commissioner: records, feed files and, without --out, everything that follows from them',
  forms: ['build [--people <n>] [--seed <n>] [--out <folder>]'],
  async run({ line, host, progress, cwd }) {
    if (line.words[0] !== 'build') {
      const message = `demo ${line.words[0]} is not a command.`;
      return refused({ code: 'input.invalid', message, remedy: 'Usage: commonweal demo build' });
    }
    const people = countOption(line, 'people', FULL_LIST);
    if (!people.ok) return people;
    const seed = countOption(line, 'seed', 999_999_999);
    if (!seed.ok) return seed;
    const out = optionOf(line, 'out');
    const built = await host.buildDemonstration(
      {
        people: people.value ?? FULL_LIST,
        seed: seed.value ?? 1,
        ...(out === undefined ? {} : { out: resolve(cwd, out) }),
      },
      progress,
    );
    if (!built.ok) return built;
    return accepted({
      json: built.value,
      text: Object.entries(built.value)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
    });
  },
};

/** `commonweal send`, run where the practice's record is */
export const sendVerb: Verb = {
  name: 'send',
  purpose: 'at the practice: leave opted-out people out, count everyone with both calculators, write the files to send',
  forms: ['--practice <code> --record <folder> --out <folder> [--cut-off <YYYY-MM-DD>,…]'],
  async run({ line, host, progress, cwd }) {
    const practice = practiceOption(line);
    if (!practice.ok) return practice;
    const [record, out] = [optionOf(line, 'record'), optionOf(line, 'out')];
    if (practice.value === undefined || record === undefined || out === undefined) {
      return refused({ code: 'input.invalid', message: '--practice, --record and --out are needed.' });
    }
    const sent = await host.send(
      {
        practice: practice.value,
        record: resolve(cwd, record),
        out: resolve(cwd, out),
        cutOffs: (optionOf(line, 'cut-off') ?? '').split(',').filter((text) => text !== ''),
      },
      progress,
    );
    if (!sent.ok) return sent;
    return accepted({
      json: sent.value,
      text: Object.entries(sent.value)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
    });
  },
};

/** `commonweal document` */
export const documentVerb: Verb = {
  name: 'document',
  purpose: 'write docs/generated again from the definitions',
  forms: [''],
  async run({ host }) {
    const files = await host.document();
    return accepted({ json: { files }, text: files.join('\n') });
  },
};
