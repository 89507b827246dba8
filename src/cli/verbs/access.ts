import { breakGlass, reviewBrokenGlass } from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import {
  accessExplainedReport,
  accessProof,
  brokenGlassReport,
  type ExplainedThing,
  whoCanReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { countOption, given, needed, practiceOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { RouteAccess, Verb, VerbCall, VerbResult } from '../verb.ts';

const MOST_CASES = 10_000_000;
const USUAL_CASES = 50_000;
const MOST_SEED = 999_999;

/** `commonweal access explain|who-can|prove` */
export const accessVerb: Verb = {
  name: 'access',
  purpose: 'who can see what and why, the proof of the row filters, and broken glass',
  forms: [
    'explain --user <user> [--thing <thing>] [--purpose <purpose>]',
    'who-can <thing>…',
    'prove [--cases <n>] [--seed <n>]',
    'routes',
    'break-glass --practice <code> --person <pseudonym> --reason <words>',
    'glass',
    'review <number> --verdict <justified|not justified> --reason <words>',
  ],
  run(call) {
    const [what, ...words] = call.line.words;
    if (what === 'explain') return explainAccess(call);
    if (what === 'who-can') return whoCan(call, words.join(' '));
    if (what === 'prove') return prove(call);
    if (what === 'routes') return Promise.resolve(accepted(routes(call)));
    if (what === 'break-glass') return openRecord(call);
    if (what === 'glass') return listGlass(call);
    return review(call, words[0] ?? '');
  },
};

async function explainAccess({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const user = optionOf(line, 'user');
  if (user === undefined) return refused({ code: 'input.invalid', message: '--user is needed.' });
  const [thing, purpose] = [optionOf(line, 'thing'), optionOf(line, 'purpose')];
  const report = await accessExplainedReport(context, actor, { user, ...given({ thing, purpose }) });
  if (!report.ok) return report;
  const { things, basis, on, ...who } = report.value;
  const common = { ...who, on: isoOfDay(on), release: basis.release };
  const [only] = things;
  if (thing === undefined || only === undefined) {
    const may = things.filter(({ allowed }) => allowed);
    return accepted({
      json: { ...common, things },
      text: textTable(['May', 'What for', 'As', 'Duties', 'Why'], may.map(row)),
    });
  }
  const verdict = only.allowed ? `Yes, by the rule ${only.rule}: ${only.reason}` : `No. ${only.reason}`;
  const duties = only.duties.length === 0 ? '' : `\nDuties: ${only.duties.join(', ')}.`;
  return accepted({ json: { ...only, ...common }, text: `${verdict}${duties}` });
}

function row({ thing, purpose, level, duties, reason }: ExplainedThing): string[] {
  return [thing, purpose ?? '', level ?? '', duties.join(', '), reason];
}

async function whoCan({ context, actor }: VerbCall, thing: string): Promise<Outcome<VerbResult>> {
  const report = await whoCanReport(context, actor, { thing });
  if (!report.ok) return report;
  const { basis, on, ...found } = report.value;
  const rows = found.readers.map(({ name, role, organisation, purpose, level, reason }) => [
    name,
    role,
    organisation ?? '',
    purpose ?? '',
    level ?? '',
    reason,
  ]);
  return accepted({
    json: { ...found, on: isoOfDay(on), release: basis.release },
    text: rows.length === 0 ? 'Nobody.' : textTable(['Who', 'Role', 'At', 'What for', 'As', 'Why'], rows),
  });
}

async function prove({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const cases = countOption(line, 'cases', MOST_CASES);
  if (!cases.ok) return cases;
  const seed = countOption(line, 'seed', MOST_SEED);
  if (!seed.ok) return seed;
  const ask = { cases: cases.value ?? USUAL_CASES, seed: seed.value ?? 1 };
  const report = await accessProof(context, actor, ask);
  if (!report.ok) return report;
  const { basis, ...proof } = report.value;
  const found =
    proof.differences === 0 ? 'no difference' : `${proof.differences} differences: ${proof.firstDifferences}`;
  return accepted({
    json: { ...proof, seed: ask.seed, release: basis.release },
    text: `${proof.cases} cases, ${proof.permitted} permitted: ${found}.`,
    isDone: proof.differences === 0,
  });
}

function routes({ host }: VerbCall): VerbResult {
  const found = host.routes();
  const rows = found.map((route) => [route.method, route.path, route.readers, ...neededAt(route)]);
  return { json: { routes: found }, text: textTable(['Method', 'Address', 'Open to', 'Needs', 'Roles'], rows) };
}

/** What an address needs, and who has it. Where no one action opens it, how far it opens to each role. */
function neededAt({ method, readers, needs, roles }: RouteAccess): readonly [needs: string, roles: string] {
  if (needs.length > 0) return [needs.join(' or '), roles.join(', ')];
  if (method === 'POST') return ['the right to what the form does', 'asked when it is sent: access who-can <thing>'];
  if (readers === 'everyone') return ['nothing', 'everybody'];
  return ['to be signed in', 'everybody, each shown what their role may see of it'];
}

async function openRecord({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = needed('practice', practiceOption(line));
  if (!practice.ok) return practice;
  const [person, reason] = [optionOf(line, 'person') ?? '', optionOf(line, 'reason') ?? ''];
  const done = await breakGlass(actions, actor, { practice: practice.value, person, reason });
  if (!done.ok) return done;
  const text = `The record of ${person} is open to you. The practice is told, and the Caldicott guardian reviews it.`;
  return accepted({ json: { glass: done.value.id, practice: practice.value, person }, text });
}

async function listGlass({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await brokenGlassReport(context, actor);
  if (!report.ok) return report;
  const { glasses, basis } = report.value;
  const rows = glasses.map(({ id, by, practice, person, reason, brokenAt, closesAt, review: made }) => [
    ...[id, by, `${practice} ${person}`, brokenAt, closesAt],
    ...[made === null ? 'waits' : `${made.verdict} (${made.by})`, reason],
  ]);
  return accepted({
    json: { glasses, release: basis.release },
    text: textTable(['Number', 'Who', 'Whom', 'From', 'Until', 'Review', 'Why'], rows),
  });
}

async function review({ actions, actor, line }: VerbCall, id: string): Promise<Outcome<VerbResult>> {
  const ask = { id, verdict: optionOf(line, 'verdict') ?? '', words: optionOf(line, 'reason') ?? '' };
  const done = await reviewBrokenGlass(actions, actor, ask);
  if (!done.ok) return done;
  return accepted({ json: done.value, text: `Reviewed: ${ask.verdict}.` });
}
