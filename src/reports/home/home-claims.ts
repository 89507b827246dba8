import { type Actor, dayText, monthText, type OdsCode } from '../../base/index.ts';
import { challenges, disputes } from '../../claims/index.ts';
import { activityDue } from '../claims/activity-form.ts';
import { ownProvider, titlesOf } from '../claims/claim-provider.ts';
import { keptClaims } from '../claims/claims-kept.ts';
import { providerName } from '../claims/provider-name.ts';
import type { ReportContext } from '../context.ts';
import type { Need } from './home-need.ts';

/** At most this many needs of one kind are listed; the pages that they lead to have them all. */
const MOST_OF_A_KIND = 10;

/** What waits for the reader of claims, disputes, returns and challenges. */
export async function claimNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  return [
    ...(await disputeNeeds(context, reader)),
    ...(await approvalNeeds(context, reader)),
    ...(await returnNeeds(context, reader)),
    ...(await challengeNeeds(context, reader)),
  ];
}

/** Disputes without an answer: of all to who answers, of their own to a provider. */
async function disputeNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const provider = ownProvider(context, reader);
  const answers = context.rules.may(reader, 'answer disputes', {}).ok;
  const isOwn = provider !== undefined && context.rules.may(reader, 'dispute claims', { provider }).ok;
  if (!answers && !isOwn) return [];
  const kept = await context.store.read((db) => disputes(db, isOwn ? { provider } : {}));
  const open = kept.filter(({ answer }) => answer === null);
  return open.slice(0, MOST_OF_A_KIND).map((one) => ({
    kind: answers ? 'dispute to answer' : 'dispute open',
    title: `${providerName(context, one.provider)}: ${titlesOf(context, one.scheme, one.service).serviceTitle}, ${monthText(one.month)}, is disputed`,
    detail: `${one.owner} answers by ${dayText(one.dueOn)}${one.dueOn < context.businessDate ? ': overdue' : ''}.`,
    to: { page: 'dispute', dispute: one.id },
  }));
}

/** Months with claims that pass and wait, for who approves them. */
async function approvalNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  if (!context.rules.may(reader, 'approve claims', {}).ok) return [];
  const { counts } = await keptClaims(context);
  const waiting = counts.filter(({ stage }) => stage === 'checked');
  const groups = Map.groupBy(waiting, ({ scheme, month }) => `${scheme} ${month}`);
  return [...groups.values()].slice(0, MOST_OF_A_KIND).flatMap((group): readonly Need[] => {
    const [first] = group;
    if (first === undefined) return [];
    const providers = new Set(group.map(({ provider }) => provider)).size;
    const { schemeTitle } = titlesOf(context, first.scheme, first.service);
    return [
      {
        kind: 'claims to approve',
        title: `${schemeTitle}: claims of ${monthText(first.month)} pass and wait`,
        detail: `Of ${providers} ${providers === 1 ? 'provider' : 'providers'}. They have been shown to them.`,
        to: { page: 'claims' },
      },
    ];
  });
}

/** The return of the quarter that ended last, where none came. */
async function returnNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const provider = reader.organisation;
  if (provider === undefined || !context.rules.may(reader, 'record activity', { provider }).ok) return [];
  const due = await activityDue(context, provider);
  if (due === undefined) return [];
  return [
    {
      kind: 'return to send',
      title: `Activity of the quarter from ${monthText(due.quarter)} is not recorded`,
      detail: `Record it by ${dayText(due.dueOn)}: part of the payment waits on it.`,
      to: { page: 'activity' },
    },
  ];
}

/** Challenges that wait for the hospital, or for who settles them. */
async function challengeNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const provider: OdsCode | undefined = reader.organisation;
  const answers = provider !== undefined && context.rules.may(reader, 'answer challenges', { provider }).ok;
  const settles = context.rules.may(reader, 'settle challenges', {}).ok;
  if (!answers && !settles) return [];
  const all = await context.store.read((db) => challenges(db, answers ? { provider } : {}));
  const wanted: readonly string[] = answers ? ['sent'] : ['accepted', 'contested', 'escalated'];
  const waiting = all.filter(({ standing }) => wanted.includes(standing.stage));
  const rules = new Set(waiting.map((one) => `${one.provider} ${one.month} ${one.rule}`)).size;
  if (rules === 0) return [];
  return [
    {
      kind: 'challenge waits',
      title: `Challenges of ${rules} ${rules === 1 ? 'rule wait' : 'rules wait'} ${answers ? 'for your answer' : 'to be settled'}`,
      detail: 'Hospital records that fail a policy, by rule and month.',
      to: { page: 'challenges' },
    },
  ];
}
