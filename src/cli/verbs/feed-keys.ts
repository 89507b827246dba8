import { createFeedKey, FEEDS_BY_KEY, revokeFeedKey } from '../../actions/index.ts';
import { accepted, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { feedKeysReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { countOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

const USUAL_DAYS = 90;
const MOST_DAYS = 366;

/** `commonweal feed-keys list|create|revoke` */
export const feedKeysVerb: Verb = {
  name: 'feed-keys',
  purpose: 'keys by which senders’ own systems send files of one feed',
  forms: [
    'list',
    `create --feed <${FEEDS_BY_KEY.join('|')}> --sender <code> --name <words> [--days <n>]`,
    'revoke <key>',
  ],
  run(call) {
    const [what, key = ''] = call.line.words;
    if (what === 'list') return list(call);
    if (what === 'create') return create(call);
    return revoke(call, key);
  },
};

async function list({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await feedKeysReport(context, actor);
  if (!report.ok) return report;
  const { keys, basis } = report.value;
  const rows = keys.map(({ id, feed, sender, name, endsAt, usedAt, holds }) => [
    ...[id, feed, sender, name],
    ...[usedAt ?? 'never', holds ? `until ${endsAt}` : 'no longer'],
  ]);
  return accepted({
    json: { keys, release: basis.release },
    text:
      rows.length === 0 ? 'There is no key.' : textTable(['Key', 'Feed', 'Sender', 'For', 'Last used', 'Holds'], rows),
  });
}

async function create({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const sender = odsCodeFromText(optionOf(line, 'sender') ?? '');
  const days = countOption(line, 'days', MOST_DAYS);
  if (!days.ok) return days;
  if (sender === undefined) {
    return refused({ code: 'input.invalid', message: '--sender is needed: the code of an organisation.' });
  }
  const [feed, name] = [optionOf(line, 'feed') ?? '', optionOf(line, 'name') ?? ''];
  const made = await createFeedKey(actions, actor, { feed, sender, name, days: days.value ?? USUAL_DAYS });
  if (!made.ok) return made;
  const { id, key, endsAt } = made.value;
  return accepted({
    json: { id, key, feed, sender, endsAt },
    text: `${key}\nThis is told once: only its hash is kept. It sends ${feed} of ${sender} until ${endsAt}:\n  curl -T <file> -H "Authorization: Bearer <key>" <address>/deliver/${feed}/`,
  });
}

async function revoke({ actions, actor }: VerbCall, id: string): Promise<Outcome<VerbResult>> {
  const done = await revokeFeedKey(actions, actor, id);
  return done.ok ? accepted({ json: { id, revoked: true }, text: `The key ${id} opens nothing any more.` }) : done;
}
