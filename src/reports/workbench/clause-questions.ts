import { record, subjectsAsked } from '../../audit/index.ts';
import { type Actor, type Day, isoOfDay, type OdsCode, type Outcome, type Purpose, refused } from '../../base/index.ts';
import { type Distance, MOST_QUESTIONS } from '../../disclosure/index.ts';
import { type Bench, type ChangedMeasure, changeRule, readClauseChanges, type Step } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { clausesText } from './proposed-change.ts';

/** Questions about changed clauses that are answered below the exact level are kept under this verb of the audit. */
const VERB = 'ask what a changed clause moves';
const BEGINNING = 'clauses ';

/**
 * Notes a question in the audit and finds how far, practice by practice, it is from every question about the same
 * rule that was asked before it, by anybody and in any framework. The audit cannot be edited, so that neither patience
 * nor another sign-in makes a reader's history forgotten. Refuses `disclosure.too-many-questions`.
 */
export async function distancesFromEarlier(
  context: ReportContext,
  asked: {
    readonly reader: Actor;
    readonly purpose: Purpose;
    readonly change: ChangedMeasure;
    readonly periodEnd: Day;
  },
  bench: Bench,
): Promise<Outcome<ReadonlyMap<OdsCode, readonly Distance[]>>> {
  const { reader, purpose, change, periodEnd } = asked;
  const beginning = `${BEGINNING}${change.before.rule}/${isoOfDay(periodEnd)} `;
  const own = beginning + clausesText(change.clauses);
  const before = await subjectsAsked(context.store, VERB, beginning);
  const isKnown = before.includes(own);
  if (!isKnown && before.length >= MOST_QUESTIONS) return tooMany(change);
  if (!isKnown) {
    const { user, role, origin = null } = reader;
    const event = { user, role, purpose, verb: VERB, subject: own, release: null, outcome: 'ok' as const, origin };
    await record(context.store, context.clock, event);
  }
  const all = isKnown ? before : await subjectsAsked(context.store, VERB, beginning);
  const earlier = all.slice(0, all.indexOf(own)).map((subject) => subject.slice(beginning.length));
  const copies = earlier.flatMap((text) => stepsOf(change, text));
  const apart = await bench.apart(change.changed.rule.steps, copies);
  return { ok: true, value: byPractice(apart) };
}

/** A question about changed clauses as the audit keeps it. */
export type AskedQuestion = { readonly rule: string; readonly periodEnd: string; readonly clauses: string };

/** Every question about changed clauses that was answered below the exact level, the first first. */
export async function questionsAsked({ store }: ReportContext): Promise<readonly AskedQuestion[]> {
  return (await subjectsAsked(store, VERB, BEGINNING)).flatMap((subject) => {
    const [, rule, periodEnd, clauses] = /^clauses (\S+)\/(\d{4}-\d\d-\d\d) (.+)$/.exec(subject) ?? [];
    return rule === undefined || periodEnd === undefined || clauses === undefined ? [] : [{ rule, periodEnd, clauses }];
  });
}

/** The steps of an earlier question's copy; none when the definition has changed so much that it cannot be made. */
function stepsOf(change: ChangedMeasure, clauses: string): readonly (readonly Step[])[] {
  const read = readClauseChanges(JSON.parse(clauses));
  if (!read.ok) return [];
  const changed = changeRule(change.framework, change.before, read.value);
  return changed.ok ? [changed.value.rule.steps] : [];
}

function byPractice(apart: Awaited<ReturnType<Bench['apart']>>): ReadonlyMap<OdsCode, readonly Distance[]> {
  return Map.groupBy(apart.flat(), ({ practice }) => practice);
}

function tooMany({ before }: ChangedMeasure): Outcome<never> {
  return refused({
    code: 'disclosure.too-many-questions',
    message: `${MOST_QUESTIONS} changes of the clauses of ${before.id} were asked about already. With more answers small counts could be worked out.`,
    remedy: 'Ask one of those questions again, or ask somebody who may see exact counts.',
  });
}
