import {
  type Actor,
  accepted,
  dayText,
  firstDayOf,
  isoOfMonth,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  quarterOf,
  refused,
} from '../../base/index.ts';
import {
  type ActivityReturn,
  askClaims,
  type Claim,
  claims,
  isDone,
  isReturnScheme,
  monthsOfQuarter,
  REPORTING,
  type ReturnScheme,
} from '../../claims/index.ts';
import { type ImportReport, importFiles as importInto } from '../../ingest/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { checkReturnClaims, returnDraft } from './check-returns.ts';
import { doingOf, schemeNamed } from './claim-scheme.ts';

export type RecordReturnAsk = {
  readonly provider: OdsCode;
  readonly scheme: string;
  /** The first month of the quarter. */
  readonly quarter: Month;
  /** What was written for a question of a month: a whole number, or nothing where it is not known. */
  readonly answer: (month: Month, question: string) => string;
  readonly notes: string;
};

const MOST = 99_999;
const LONGEST_NOTES = 2000;

/**
 * Records a provider's return of a quarter from a form and checks it at once. A later return takes its place until it is
 * approved. What is left empty is not answered; it is never nought.
 * Refuses `input.invalid` naming every answer that is no number, and `run.wrong-stage` before the quarter or once one is approved.
 */
export function recordReturn(context: ActionContext, actor: Actor, ask: RecordReturnAsk): Promise<Outcome<Claim>> {
  const { provider, quarter } = ask;
  const subject = `return ${ask.scheme} ${provider} ${isoOfMonth(quarter)}`;
  const deed = { action: 'record activity', provider, verb: 'record return', subject } as const;
  return acting(context, actor, deed, async () => {
    const scheme = schemeNamed(context, ask.scheme);
    if (!scheme.ok) return scheme;
    const { value } = scheme;
    if (!isReturnScheme(value) || !value.json.providers.some(({ code }) => code === provider)) {
      return invalid(`${provider} sends no return under ${value.json.title}.`);
    }
    if (quarterOf(quarter) !== quarter) return invalid('A quarter is named by its first month.');
    if (firstDayOf(quarter) > context.businessDate) return refused(notYet(quarter));
    const said = readReturn(value, ask);
    return said.ok ? kept(context, actor, value, ask, said.value) : said;
  });
}

function readReturn({ json }: ReturnScheme, { quarter, answer, notes }: RecordReturnAsk): Outcome<ActivityReturn> {
  const wrong: string[] = [];
  const months = monthsOfQuarter(quarter).map((month) => ({
    month: isoOfMonth(month),
    answers: Object.fromEntries(
      json.asks.map(({ id, title }) => {
        const text = answer(month, id).trim();
        if (text === '') return [id, null];
        if (!/^\d{1,5}$/.test(text) || Number(text) > MOST) wrong.push(`${title} in ${monthText(month)}`);
        return [id, Number(text)];
      }),
    ),
  }));
  if (wrong.length > 0) return invalid(`${wrong.join(', ')}: write a whole number from 0 to ${MOST}, or nothing.`);
  if (notes.length > LONGEST_NOTES) return invalid(`The notes are longer than ${LONGEST_NOTES} characters.`);
  return accepted({ months, notes: notes.trim() });
}

function kept(
  context: ActionContext,
  actor: Actor,
  scheme: ReturnScheme,
  { provider, quarter }: RecordReturnAsk,
  said: ActivityReturn,
): Promise<Outcome<Claim>> {
  const doing = doingOf(context, actor);
  const draft = returnDraft(scheme, provider, quarter, {
    json: JSON.stringify(said),
    claimedOn: context.businessDate,
    source: 'form',
    at: doing.at,
  });
  return context.store.write(async (db) => {
    const before = await claims(db, { scheme: scheme.json.id, provider, month: quarter, service: REPORTING });
    if (before.some(isDone)) return refused(approvedAlready(quarter));
    await askClaims(db, [draft], doing);
    await checkReturnClaims(db, scheme, quarter, doing);
    const [claim] = await claims(db, { id: draft.id });
    return claim === undefined ? invalid('The return was not kept.') : accepted(claim);
  });
}

export type SendActivityAsk = { readonly provider: OdsCode; readonly file: string };

/**
 * Receives a provider's own file of activity, through the same door as every feed. Refuses `access.denied` where the file
 * is another's, before anything of it is taken.
 */
export function sendActivity(
  context: ActionContext,
  actor: Actor,
  { provider, file }: SendActivityAsk,
): Promise<Outcome<ImportReport>> {
  const { warehouse, businessDate, clock, feedCodes, ingestPass: pass } = context;
  const deed = { action: 'record activity', provider, verb: 'send activity', subject: `activity ${provider}` } as const;
  return acting(context, actor, deed, async () => {
    const feed = 'service-activity' as const;
    const options = { warehouse, pass, businessDate, clock, codes: await feedCodes(), feed, files: [file] };
    const trial = await importInto({ ...options, dryRun: true });
    if (!trial.ok) return trial;
    const sender = trial.value.files[0]?.sender ?? null;
    if (sender !== null && sender !== provider) return refused(anothers());
    return trial.value.usable ? importInto(options) : trial;
  });
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function notYet(quarter: Month) {
  return { code: 'run.wrong-stage', message: `The quarter begins on ${dayText(firstDayOf(quarter))}.` } as const;
}

function approvedAlready(quarter: Month) {
  return {
    code: 'run.wrong-stage',
    message: `The return of the quarter from ${monthText(quarter)} is approved.`,
    remedy: 'Dispute its line if it is wrong.',
  } as const;
}

function anothers() {
  return {
    code: 'access.denied',
    message: 'The file names another provider than you. Nothing of it was taken.',
    remedy: 'Send your own activity, with your own code in the column provider.',
  } as const;
}
