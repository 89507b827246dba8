import { type Actor, dayText, type OdsCode } from '../../base/index.ts';
import {
  type Case,
  caseHash,
  casesKept,
  decisionsKept,
  hasEnded,
  isToCome,
  itemsAbout,
  meetingsKept,
  notLive,
  notReady,
  type RegisterDecision,
  stepsFrom,
} from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { caseSummary } from '../governance/cases.ts';
import { MOST_OF_A_KIND, type Need } from './home-need.ts';

/** Cases that wait for the reader: to be put on an agenda, to be signed, or later than the rules let them be. */
export async function caseNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const mayCall = context.rules.may(reader, 'keep meetings', {}).ok;
  const [cases, decisions, meetings] = await context.store.read(
    async (db) => [await casesKept(db), await decisionsKept(db), mayCall ? await meetingsKept(db) : []] as const,
  );
  const isOnAgenda = ({ id }: Case): boolean => itemsAbout(meetings, id).some(isToCome);
  const needs = cases
    .filter(({ state }) => !hasEnded(state))
    .flatMap((each) => {
      const standing = { mayCall: mayCall && !isOnAgenda(each), isDecided: isDecided(context, each, decisions) };
      return caseNeed(context, reader, each, standing);
    });
  return needs.slice(0, MOST_OF_A_KIND);
}

type Standing = { readonly mayCall: boolean; readonly isDecided: boolean };

/** Whether a decision in force about exactly the case waits to be recorded. */
function isDecided(
  { businessDate }: ReportContext,
  { id, state }: Case,
  decisions: readonly RegisterDecision[],
): boolean {
  const hash = caseHash(state);
  return decisions.some((one) => {
    return one.matter.subject === id && one.matter.contentHash === hash && notLive(one, businessDate) === undefined;
  });
}

function caseNeed(context: ReportContext, reader: Actor, found: Case, { mayCall, isDecided }: Standing): Need[] {
  const { id, state } = found;
  const practice = state.practice as OdsCode;
  const may = (action: 'keep case' | 'sign case'): boolean => context.rules.may(reader, action, { practice }).ok;
  const to = { page: 'case', case: id } as const;
  const { practiceName, kind, next } = caseSummary(context, found);
  const title = (what: string): string => `${kind}, ${practiceName}: ${what}`;
  const waiting = stepsFrom(state).find(({ decision }) => decision !== undefined);
  const decision = waiting?.decision;
  if (waiting?.by === 'sign case' && isDecided && may('sign case')) {
    return [
      {
        kind: 'case to sign',
        title: title('to be signed'),
        detail: `A committee decided on it; next: ${waiting.step}.`,
        to,
      },
    ];
  }
  if (waiting?.by === 'keep case' && isDecided && may('keep case')) {
    return [
      {
        kind: 'case decided',
        title: title('decided'),
        detail: `The decision waits to be recorded: ${waiting.step}.`,
        to,
      },
    ];
  }
  if (next?.isOverdue === true && may('keep case')) {
    return [
      { kind: 'case late', title: title('late'), detail: `It was to be ${next.words} by ${dayText(next.due)}.`, to },
    ];
  }
  const isToDecide =
    decision !== undefined && !isDecided && notReady(state, decision, context.businessDate) === undefined;
  if (!isToDecide || !mayCall) return [];
  return [
    { kind: 'case to decide', title: title('ready for an agenda'), detail: `It is to be decided as ${decision}.`, to },
  ];
}
