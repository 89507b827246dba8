import { revokeSessions } from '../../actions/index.ts';
import { accepted, type Outcome, refused } from '../../base/index.ts';
import { sessionsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal sessions list|revoke` */
export const sessionsVerb: Verb = {
  name: 'sessions',
  purpose: 'who is signed in, and signing somebody out of one session or everywhere',
  forms: ['list', 'revoke --user <user> [--session <id>]'],
  run(call) {
    const [what] = call.line.words;
    return what === 'list' ? list(call) : revoke(call);
  },
};

async function list({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await sessionsReport(context, actor, { of: 'everybody' });
  if (!report.ok) return report;
  const { basis, ...found } = report.value;
  const rows = found.sessions.map(({ id, user, role, way, startedAt, seenAt, provedAt }) => [
    ...[id, user, role, way],
    ...[startedAt, seenAt, provedAt ?? 'not known'],
  ]);
  return accepted({
    json: { ...found, release: basis.release },
    text:
      rows.length === 0
        ? 'Nobody is signed in.'
        : textTable(['Session', 'User', 'Role', 'By', 'Since', 'Last used', 'Proved who they are'], rows),
  });
}

async function revoke({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const user = optionOf(line, 'user');
  if (user === undefined) return refused({ code: 'input.invalid', message: '--user is needed.' });
  const done = await revokeSessions(actions, actor, { user, ...given({ id: optionOf(line, 'session') }) });
  if (!done.ok) return done;
  const { ended } = done.value;
  return accepted({
    json: { user, ended },
    text: `${user} is signed out of ${ended} session${ended === 1 ? '' : 's'}.`,
  });
}
