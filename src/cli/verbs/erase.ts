import { eraseOptedOut } from '../../actions/index.ts';
import { accepted } from '../../base/index.ts';
import { given, practiceOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal erase` */
export const eraseVerb: Verb = {
  name: 'erase',
  purpose: 'erase from every segment the people who opted out after they were sent; status says how many wait',
  forms: ['[--practice <code>]'],
  async run({ actions, actor, line }) {
    const practice = practiceOption(line);
    if (!practice.ok) return practice;
    const erased = await eraseOptedOut(actions, actor, given({ practice: practice.value }));
    if (!erased.ok) return erased;
    const rows = erased.value.map((each) => [each.practice, String(each.people)]);
    return accepted({
      json: { erased: erased.value },
      text: rows.length === 0 ? 'Nobody waits to be erased.' : textTable(['Practice', 'People erased'], rows),
    });
  },
};
