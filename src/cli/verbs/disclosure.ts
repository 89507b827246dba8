import { accepted, refused } from '../../base/index.ts';
import { disclosureAttackReport } from '../../reports/index.ts';
import { isSet } from '../arguments.ts';
import type { Verb } from '../verb.ts';

/** `commonweal disclosure attack --as quality` */
export const disclosureVerb: Verb = {
  name: 'disclosure',
  purpose: 'try to work out what is kept back from a reader, from all that they are shown',
  forms: ['attack [--plant]'],
  async run({ context, actor, line, progress }) {
    if (line.words[0] !== 'attack') {
      return refused({
        code: 'input.invalid',
        message: `disclosure ${line.words[0]} is not a command.`,
        remedy: 'Usage: commonweal disclosure attack --as <user or role>',
      });
    }
    const report = await disclosureAttackReport(context, actor, { isPlanted: isSet(line, 'plant') }, progress);
    if (!report.ok) return report;
    const { basis, ...found } = report.value;
    const { cells, recovered, bounded, present, closer, narrowed, leaks, planted } = found;
    const isSafe = recovered + bounded + present + closer === 0;
    const sum = `${found.figures} figures and ${found.sums} sums known to ${actor.name} (${actor.role}): ${cells} counts kept back, ${recovered} recovered, ${bounded} bounded, ${narrowed} narrowed; ${present} of which nobody is told and which are not nought, ${closer} told more closely than rounded.`;
    const plants = (planted ?? []).map(
      ({ kind, cell, isFound }) => `Planted among ${kind}, ${cell}: ${isFound ? 'found' : 'NOT FOUND'}.`,
    );
    const kinds = found.kinds.map((one) => `${one.kind}: ${one.figures} figures, ${one.sums} sums`);
    return accepted({
      json: { ...found, user: actor.user, role: actor.role, release: basis.release },
      text: [sum, ...kinds, ...leaks.map((cell) => `leaks: ${cell}`), ...plants].join('\n'),
      isDone: planted === null ? isSafe : planted.every(({ isFound }) => isFound),
    });
  },
};
