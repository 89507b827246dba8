import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { takeBackup } from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import {
  auditCheckReport,
  auditReport,
  type IncidentReport,
  incidentReport,
  ledgerReport,
  sessionsReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal incident report|rehearse` */
export const incidentVerb: Verb = {
  name: 'incident',
  purpose: 'whom a misused account was shown and whom to tell, and a rehearsal of what is done (docs/incident.md)',
  forms: [
    'report [--user <user>] [--from <YYYY-MM-DD>] [--to <YYYY-MM-DD>]',
    'rehearse --out <folder> [--user <user>]',
  ],
  run(call) {
    const [what] = call.line.words;
    return what === 'report' ? report(call) : rehearse(call);
  },
};

async function asked({ context, actor, line }: VerbCall) {
  const [from, to] = [dayOption(line, 'from'), dayOption(line, 'to')];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const ask = given({ user: optionOf(line, 'user'), from: from.value, to: to.value });
  return incidentReport(context, actor, ask);
}

async function report(call: VerbCall): Promise<Outcome<VerbResult>> {
  const found = await asked(call);
  if (!found.ok) return found;
  const { basis, from, to, ...incident } = found.value;
  const rows = incident.seen.map(({ practice, people, readings, first, last }) => [
    ...[practice, String(people), String(readings), first, last],
  ]);
  return accepted({
    json: { ...incident, from: isoOfDay(from), to: isoOfDay(to), release: basis.release },
    text: [
      `${incident.name} was shown records of ${incident.people} people, ${isoOfDay(from)} to ${isoOfDay(to)}.`,
      textTable(['Practice', 'People', 'Readings', 'First', 'Last'], rows),
      ...incident.notices.map(({ to: whom, text }) => `\nTo ${whom}:\n${text}`),
    ].join('\n'),
  });
}

/** What one step of the rehearsal found; `done` false stops nothing but is said at the end. */
type Step = { readonly step: string; readonly done: boolean; readonly words: string };

/** Walks docs/incident.md over the running system. It changes nothing but the audit; sessions are listed and not ended. */
async function rehearse(call: VerbCall): Promise<Outcome<VerbResult>> {
  const out = optionOf(call.line, 'out');
  if (out === undefined) return refused({ code: 'input.invalid', message: '--out is needed: an empty folder.' });
  const folder = isAbsolute(out) ? out : join(call.cwd, out);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    return refused({ code: 'input.invalid', message: `${out} is not empty.` });
  }
  const detected = await detect(call);
  if (!detected.ok) return detected;
  const incident = await asked(call);
  if (!incident.ok) return incident;
  const revoked = await sessionsOf(call, incident.value.user);
  if (!revoked.ok) return revoked;
  const preserved = await preserveAndRestore(call, join(folder, 'evidence'));
  if (!preserved.ok) return preserved;
  const told = writeNotices(join(folder, 'notices'), incident.value);
  const steps = [...detected.value, revoked.value, affected(incident.value), ...preserved.value, told];
  const { user, people } = incident.value;
  return accepted({
    json: { folder: out, user, people, steps, done: steps.every(({ done }) => done) },
    text: textTable(
      ['Step', 'Done', 'What was found'],
      steps.map(({ step, done, words }) => [step, done ? 'yes' : 'NO', words]),
    ),
    isDone: steps.every(({ done }) => done),
  });
}

async function detect({ context, actor }: VerbCall): Promise<Outcome<readonly Step[]>> {
  const audit = await auditCheckReport(context, actor);
  if (!audit.ok) return audit;
  const ledger = await ledgerReport(context, actor, { whole: true });
  if (!ledger.ok) return ledger;
  const search = await auditReport(context, actor, {});
  if (!search.ok) return search;
  const { rows, fault } = audit.value;
  const chain = {
    step: 'verify the audit',
    done: fault === null,
    words: fault ?? `${rows} events as they were written`,
  };
  const { verified } = ledger.value;
  const days = search.value.unusual.length;
  return accepted([
    chain,
    { step: 'verify the ledger', done: verified.ok, words: verified.words },
    { step: 'look for what is unusual', done: true, words: `${days} days of the last thirty are worth a second look` },
  ]);
}

async function sessionsOf({ context, actor }: VerbCall, user: string): Promise<Outcome<Step>> {
  const sessions = await sessionsReport(context, actor, { of: 'everybody' });
  if (!sessions.ok) return sessions;
  const open = sessions.value.sessions.filter((session) => session.user === user).length;
  return accepted({
    step: 'end the account’s sessions',
    done: true,
    words: `${open} are open; in earnest: commonweal sessions revoke --user ${user}`,
  });
}

function affected({ people, seen, name }: IncidentReport): Step {
  return {
    step: 'say who was affected',
    done: true,
    words: `${name} was shown ${people} people of ${seen.length} practices`,
  };
}

async function preserveAndRestore(
  { actions, actor, host }: VerbCall,
  evidence: string,
): Promise<Outcome<readonly Step[]>> {
  const taken = await takeBackup(actions, actor, { data: host.dataFolder, out: evidence });
  if (!taken.ok) return taken;
  const { hash, manifest } = taken.value;
  const restored = await host.tryRestore(evidence, hash);
  if (!restored.ok) return restored;
  return accepted([
    {
      step: 'preserve the evidence',
      done: true,
      words: `${manifest.files.length} files; note its hash elsewhere: ${hash}`,
    },
    { step: 'restore', done: true, words: 'a copy was restored aside, compared in every table and chain, and removed' },
  ]);
}

function writeNotices(folder: string, { notices }: IncidentReport): Step {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { name, text } of notices) writeFileSync(join(folder, name), `${text}\n`, { mode: 0o600 });
  return { step: 'tell', done: true, words: `${notices.length} texts are ready to be read over; nothing was sent` };
}
