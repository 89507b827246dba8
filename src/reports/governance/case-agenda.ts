import type { Actor, Day } from '../../base/index.ts';
import {
  bodyOf,
  type Case,
  holdsMatter,
  isToCome,
  itemsAbout,
  matrixKept,
  matterOfCase,
  meetingsKept,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { itemStage, type ShownItem } from './meeting.ts';
import { dayOf, summaryOf } from './meetings.ts';

/** An agenda item about a case. */
export type ItemAboutCase = {
  readonly meeting: string;
  readonly committee: string;
  readonly on: Day;
  readonly item: number;
  readonly stage: ShownItem['stage'];
};

/** A meeting on whose agenda a case may be put. */
export type OpenMeeting = { readonly id: string; readonly committee: string; readonly on: Day };

export type CaseAgendas = {
  /** Where the case is to be decided, or was put to the vote, in the order of the meetings. */
  readonly items: readonly ItemAboutCase[];
  /** Meetings to come whose committee holds the function; none where the case is not to be decided, or waits on an agenda already. */
  readonly mayPutTo: readonly OpenMeeting[];
};

/** The agendas that a case is on, and those that the reader may put it on. An agenda that is not published yet is for who sees the whole case. */
export async function caseAgendas(
  context: ReportContext,
  reader: Actor,
  db: ReadDb,
  { found, isFull }: { readonly found: Case; readonly isFull: boolean },
): Promise<CaseAgendas> {
  const meetings = await meetingsKept(db);
  const about = itemsAbout(meetings, found.id);
  const items = about
    .filter(({ meeting }) => isFull || meeting.state.stage !== 'planned')
    .map(({ meeting, item }): ItemAboutCase => {
      const { id, committee, on } = summaryOf(meeting);
      return { meeting: id, committee, on, item: item.number, stage: itemStage(meeting, item) };
    });
  const matter = matterOfCase(found);
  const matrix = await matrixKept(db);
  const isWaiting = about.some((one) => isToCome(one) && one.item.agenda.matter?.contentHash === matter?.contentHash);
  if (matter === undefined || !matrix.ok || isWaiting || !context.rules.may(reader, 'keep meetings', {}).ok) {
    return { items, mayPutTo: [] };
  }
  const mayPutTo = meetings
    .filter((one) => one.state.stage === 'planned' && dayOf(one) >= context.businessDate)
    .filter((one) => holdsMatter(matrix.value, bodyOf(one.state.called.terms), matter, dayOf(one)).ok)
    .map((one) => summaryOf(one))
    .map(({ id, committee, on }) => ({ id, committee, on }));
  return { items, mayPutTo };
}
