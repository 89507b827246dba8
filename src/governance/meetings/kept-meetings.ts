import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { ReadDb, WriteDb } from '../../store/index.ts';
import { addEntry, type Doing, entriesAbout, entriesOf } from '../kept/entry.ts';
import { entryFault } from './entry-fault.ts';
import type { Called, MeetingEntry } from './meeting-entry.ts';
import type { Meeting } from './meeting-state.ts';
import { meetingFrom, meetingStep } from './meeting-step.ts';

/** The meeting with an id. Refuses `not-found`. */
export async function meetingNamed(db: ReadDb, id: string): Promise<Outcome<Meeting>> {
  const entries = await entriesAbout<MeetingEntry>(db, 'meetings', id);
  if (entries.length === 0) return refused({ code: 'not-found', message: `There is no meeting ${id}.` });
  return accepted(meetingFrom(id, entries));
}

/** Every meeting, in the order of their days. */
export async function meetingsKept(db: ReadDb): Promise<readonly Meeting[]> {
  const byId = await entriesOf<MeetingEntry>(db, 'meetings');
  const meetings = [...byId].map(([id, entries]) => meetingFrom(id, entries));
  return meetings.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ id, state: { called } }: Meeting): string {
  return `${called.on} ${called.startsAt} ${id}`;
}

/** Calls a meeting. Refuses `meeting.refused` where the committee meets on that day already. */
export async function callMeeting(db: WriteDb, called: Called, doing: Doing): Promise<Outcome<Meeting>> {
  const id = `${called.terms.id}-${called.on}`;
  const earlier = await entriesAbout<MeetingEntry>(db, 'meetings', id);
  if (earlier.length > 0) {
    const message = `The ${called.terms.name} meets on ${called.on} already.`;
    return refused({ code: 'meeting.refused', message });
  }
  const where = { book: 'meetings', subject: id, after: 0 } as const;
  return accepted(meetingFrom(id, [await addEntry<MeetingEntry>(db, where, { kind: 'called', ...called }, doing)]));
}

/** Adds entries to a meeting, all or none. Refuses `meeting.refused`, saying why the first that cannot happen does not. */
export async function enterAtMeeting(
  db: WriteDb,
  meeting: Meeting,
  entries: readonly MeetingEntry[],
  doing: Doing,
): Promise<Outcome<Meeting>> {
  let state = meeting.state;
  for (const entry of entries) {
    const fault = entryFault(entry);
    if (fault !== undefined) return refused({ code: 'input.invalid', message: `This cannot be entered: ${fault}.` });
    const next = meetingStep(state, entry);
    if (typeof next === 'string') return refused({ code: 'meeting.refused', message: next });
    state = next;
  }
  const kept = [...meeting.entries];
  for (const entry of entries) {
    const where = { book: 'meetings', subject: meeting.id, after: kept.length } as const;
    kept.push(await addEntry(db, where, entry, doing));
  }
  return accepted({ id: meeting.id, state, entries: kept });
}
