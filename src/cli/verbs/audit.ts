import { accepted, isoOfDay, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { auditCheckReport, auditReport, guardianReport, personAccessReport } from '../../reports/index.ts';
import { isSet, optionOf } from '../arguments.ts';
import { countOption, dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

const MOST_EVENTS = 1000;

/** `commonweal audit verify|report|search` */
export const auditVerb: Verb = {
  name: 'audit',
  purpose:
    'whether the audit is as it was written, who looked at a person, and what a guardian and an investigator ask',
  forms: [
    'verify',
    'report <pseudonym> [--practice <code>]',
    'report <practice> <pseudonym>',
    'guardian [--from <YYYY-MM-DD>] [--to <YYYY-MM-DD>]',
    'search [--user <user>] [--person <pseudonym>] [--words <text>] [--refused] [--from <YYYY-MM-DD>] [--to <YYYY-MM-DD>] [--limit <n>]',
  ],
  run(call) {
    const [what, first = '', second] = call.line.words;
    if (what === 'verify') return verify(call);
    if (what === 'report') return report(call, first, second);
    if (what === 'search') return search(call);
    return guardian(call);
  },
};

async function verify({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const checked = await auditCheckReport(context, actor);
  if (!checked.ok) return checked;
  const { rows, head, fault, basis } = checked.value;
  const isSound = fault === null;
  return accepted({
    json: { sound: isSound, events: rows, head, fault, release: basis.release },
    text: isSound
      ? `${rows} events follow one another as they were written. The last is ${head}.`
      : `After ${rows} events: ${fault}.`,
    isDone: isSound,
  });
}

/** The person as one word (`X00036/<pseudonym>`, or the pseudonym alone) or as two. */
async function report(
  { context, actor, line }: VerbCall,
  first: string,
  second?: string,
): Promise<Outcome<VerbResult>> {
  const words = second === undefined ? first.split('/') : [first, second];
  const person = words.at(-1) ?? '';
  const code = optionOf(line, 'practice') ?? (words.length > 1 ? words[0] : undefined);
  const practice = code === undefined ? undefined : odsCodeFromText(code);
  if (code !== undefined && practice === undefined) {
    return refused({ code: 'input.invalid', message: `${code} is not a practice code.` });
  }
  const found = await personAccessReport(context, actor, { person, ...given({ practice }) });
  if (!found.ok) return found;
  const { basis, ...told } = found.value;
  const lines = told.looked.map(({ when, words: sentence }) => `${when}: ${sentence}`);
  const shown = told.looked.filter(({ isShown }) => isShown).length;
  const head = `${told.readers} ${told.readers === 1 ? 'person has' : 'people have'} looked at the record of ${told.person} of ${told.practiceName}, ${shown} ${shown === 1 ? 'time' : 'times'} in all; ${told.looked.length - shown} were refused.`;
  return accepted({
    json: { ...told, release: basis.release },
    text: lines.length === 0 ? 'Nobody has looked at this person.' : [head, ...lines].join('\n'),
  });
}

const HEADINGS = ['When', 'Who', 'Role', 'What for', 'Did', 'About', 'Outcome', 'Rule', 'People', 'From'];

async function search({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const [from, to] = [dayOption(line, 'from'), dayOption(line, 'to')];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const limit = countOption(line, 'limit', MOST_EVENTS);
  if (!limit.ok) return limit;
  const [user, person, words] = ['user', 'person', 'words'].map((name) => optionOf(line, name));
  const ask = { ...given({ user, person, words, from: from.value, to: to.value, limit: limit.value }) };
  const found = await auditReport(context, actor, { ...ask, refusedOnly: isSet(line, 'refused') });
  if (!found.ok) return found;
  const { events, before, unusual, basis } = found.value;
  const rows = events.map(({ at, name, role, purpose, verb, subject, outcome, basis: rule, people, origin }) => [
    ...[at, name, role, purpose, verb, subject, outcome],
    ...[rule ?? '', people === null ? '' : String(people), origin ?? ''],
  ]);
  const odd = unusual.map(({ on, name, words: why, count }) => `${on}: ${name} ${why} (${count}).`);
  return accepted({
    json: { events, before, unusual, release: basis.release },
    text: [textTable(HEADINGS, rows), ...odd].join('\n'),
  });
}

async function guardian({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const [from, to] = [dayOption(line, 'from'), dayOption(line, 'to')];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const report = await guardianReport(context, actor, given({ from: from.value, to: to.value }));
  if (!report.ok) return report;
  const { basis, uses, origins, glasses, unusual, ...period } = report.value;
  const rows = uses.map(({ role, purpose, basis: rule, users, readings, people, refused: no, events }) => [
    ...[role, purpose, rule ?? ''],
    ...[users, events, readings, people, no].map(String),
  ]);
  const waiting = glasses.filter(({ review }) => review === null).length;
  const days = { from: isoOfDay(period.from), to: isoOfDay(period.to) };
  return accepted({
    json: { ...days, uses, origins, glasses, unusual, release: basis.release },
    text: [
      `${days.from} to ${days.to}.`,
      textTable(['Role', 'What for', 'Rule', 'Users', 'Events', 'Records shown', 'Of people', 'Refused'], rows),
      ...origins.map((each) => `From ${each.origin}: ${each.events} events of ${each.users} users.`),
      `Broken glass: ${glasses.length}, of which ${waiting} wait for a review.`,
      ...unusual.map(({ on, name, words, count }) => `${on}: ${name} ${words} (${count}).`),
    ].join('\n'),
  });
}
