import { type Actor, accepted, type Json, refused } from '../../base/index.ts';
import { type CaseReplayed, type ClaimCaseJson, caseOf, claims, disputes, replayCase } from '../../claims/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { listOf } from './claim-preview.ts';
import { schemeAsked } from './claim-provider.ts';

/** The case that an answered dispute makes, to be kept among the regression cases. Refuses `run.wrong-stage` before the answer. */
export async function claimCaseReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly dispute: string },
): Report<{ readonly case: ClaimCaseJson }> {
  const [dispute] = await context.store.read((db) => disputes(db, { id: ask.dispute }));
  const what = { actions: ['see claims'] as const, verb: 'write case', subject: `dispute ${ask.dispute}` };
  return reading(context, reader, { ...what, ...(dispute && { provider: dispute.provider }) }, async ({ level }) => {
    if (dispute === undefined) return refused({ code: 'not-found', message: `There is no dispute ${ask.dispute}.` });
    if (level !== 'exact') {
      return refused(context.rules.refusal(reader, 'see exact counts of claims', { provider: dispute.provider }));
    }
    if (dispute.answer === null) {
      return refused({
        code: 'run.wrong-stage',
        message: 'The dispute is not answered yet: there is nothing to hold to.',
      });
    }
    const { scheme: id, provider, month, service, answer } = dispute;
    const scheme = schemeAsked(context, id);
    if (!scheme.ok) return scheme;
    const own = await context.store.read((db) => claims(db, { scheme: id, provider, month, service }));
    const registeredList = await listOf(context, provider, scheme.value);
    const made = caseOf(scheme.value, own, { month, registeredList, service, answered: answer.outcome });
    return made.ok ? accepted({ case: made.value }) : made;
  });
}

/** A case tried again by the rates that are kept. Nothing about a provider or a person is read. */
export function replayCaseReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly json: Json },
): Report<CaseReplayed> {
  const what = { actions: ['see published'] as const, verb: 'replay case', subject: 'a case handed in' };
  return reading(context, reader, what, async () => replayCase(ask.json, context.rates));
}
