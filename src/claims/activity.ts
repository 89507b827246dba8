import { type Day, dayFromIso, hashOf, type Month, monthOfDay, type OdsCode } from '../base/index.ts';

/** One thing that was done for one person, as its source has it. It is read where it is needed and never kept. */
export type Activity = {
  readonly provider: OdsCode;
  readonly service: string;
  /** The sender's own name of the row. */
  readonly rowId: string;
  readonly person: string;
  readonly doneOn: Day;
  /** ISO without a zone; null: on the day. */
  readonly recordedAt: string | null;
  readonly isRegistered: boolean;
  readonly place: string | null;
  readonly clinician: string | null;
  readonly approval: string | null;
  readonly goal: string | null;
  readonly source: SourceRow;
};

/** Where something was received. */
export type SourceRow = {
  readonly table: 'events' | 'service_activity';
  /** SHA-256 of the file as sent, and the record's ordinal in it. */
  readonly file: string;
  readonly row: number;
};

/** A claim is known by what it is for, so that asking again asks nothing new, however often the row is sent. */
export function claimIdOf(scheme: string, activity: Pick<Activity, 'service' | 'provider' | 'rowId'>): string {
  return `c-${hashOf([scheme, activity.service, activity.provider, activity.rowId]).slice(0, 20)}`;
}

export function monthOf({ doneOn }: Activity): Month {
  return monthOfDay(doneOn);
}

/** Days from doing to recording: recording is claiming. */
export function waitDays({ doneOn, recordedAt }: Pick<Activity, 'doneOn' | 'recordedAt'>): number {
  const recordedOn = recordedAt === null ? doneOn : (dayFromIso(recordedAt.slice(0, 10)) ?? doneOn);
  return recordedOn - doneOn;
}

/**
 * The order by which of several claims for one thing the first is paid: (date, recorded_at, sender, row_id), a missing
 * recorded_at before any other and row_id by its UTF-8 bytes. Total: no two activities of one service are equal in it.
 */
export function inWrittenOrder(one: Activity, other: Activity): number {
  return (
    one.doneOn - other.doneOn ||
    compare(one.recordedAt ?? '', other.recordedAt ?? '') ||
    compare(one.provider, other.provider) ||
    Buffer.compare(Buffer.from(one.rowId), Buffer.from(other.rowId))
  );
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
