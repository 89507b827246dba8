import { applyRetention, endLegalHold, placeLegalHold } from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import { retentionReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { given, practiceOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal retention due|apply|hold|release` */
export const retentionVerb: Verb = {
  name: 'retention',
  purpose: 'what the schedule says is due to be destroyed, destroying exactly that, and legal holds',
  forms: [
    'due',
    'apply --hash <sha256>',
    'hold [--practice <code>] [--person <pseudonym>] --reason <words>',
    'release <number> --reason <words>',
  ],
  run(call) {
    const [what, id = ''] = call.line.words;
    if (what === 'due') return due(call);
    if (what === 'apply') return apply(call);
    if (what === 'hold') return hold(call);
    return release(call, id);
  },
};

async function due({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await retentionReport(context, actor);
  if (!report.ok) return report;
  const { rules, due: list, hash, holds, destroyed, basis } = report.value;
  const inForce = holds.filter(({ end }) => end === null);
  const rows = list.map(({ rule, practice, things, held }) => [rule, practice, String(things), String(held)]);
  const total = list.reduce((sum, { things }) => sum + things, 0);
  return accepted({
    json: { on: isoOfDay(context.businessDate), hash, rules, due: list, holds, destroyed, release: basis.release },
    text: [
      rows.length === 0 ? 'Nothing is due.' : textTable(['Rule', 'Practice', 'To be destroyed', 'Held'], rows),
      ...inForce.map(({ id, practice, person, reason }) =>
        [`Hold ${id}:`, practice ?? 'every practice', person ?? '', `(${reason})`].filter(Boolean).join(' '),
      ),
      ...(total === 0 ? [] : [`To destroy exactly this: commonweal retention apply --hash ${hash}`]),
    ].join('\n'),
  });
}

async function apply({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const hash = optionOf(line, 'hash');
  if (hash === undefined)
    return refused({ code: 'input.invalid', message: '--hash is needed: retention due says it.' });
  const done = await applyRetention(actions, actor, { hash });
  if (!done.ok) return done;
  const rows = done.value.map(({ rule, practice, things }) => [rule, practice, String(things)]);
  return accepted({
    json: { destroyed: done.value },
    text: rows.length === 0 ? 'Nothing was due.' : textTable(['Rule', 'Practice', 'Destroyed'], rows),
  });
}

async function hold({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = practiceOption(line);
  if (!practice.ok) return practice;
  const about = given({ practice: practice.value, person: optionOf(line, 'person') });
  const placed = await placeLegalHold(actions, actor, { ...about, reason: optionOf(line, 'reason') ?? '' });
  if (!placed.ok) return placed;
  return accepted({ json: { hold: placed.value.id, ...about }, text: `Held, as number ${placed.value.id}.` });
}

async function release({ actions, actor, line }: VerbCall, id: string): Promise<Outcome<VerbResult>> {
  const ended = await endLegalHold(actions, actor, { id, words: optionOf(line, 'reason') ?? '' });
  return ended.ok ? accepted({ json: ended.value, text: `Hold ${id} has ended.` }) : ended;
}
