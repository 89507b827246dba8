import {
  type Day,
  isoOfDay,
  lastDayOf,
  type MachineryPass,
  type Month,
  type OdsCode,
  type Outcome,
  type RowAccess,
} from '../base/index.ts';
import type { Reader, Snapshot } from '../warehouse/index.ts';
import type { Activity } from './activity.ts';
import type { ClaimService, ItemScheme } from './scheme.ts';

type Recorded = ClaimService & { readonly found: { readonly kind: 'recorded' } };
type Row = {
  readonly row_id: string;
  readonly person_id: string;
  readonly done_on: Day;
  readonly recorded_at: string | null;
  readonly is_registered: boolean;
  readonly code: bigint;
  readonly file: string;
  readonly row: number;
};

/** Registered on the day: see ARCHITECTURE.md. */
const IS_REGISTERED = `EXISTS (
    SELECT 1 FROM registrations r
    WHERE r.person = e.person AND r.kind = 'regular' AND r.registered_from <= e.event_date
      AND (r.registered_to IS NULL OR r.registered_to > e.event_date))
  AND NOT coalesce(p.died_on <= e.event_date, false)`;

/**
 * What practices recorded of a scheme's services from one day to another, both inside: found by the codes that the
 * services name, in the records that each practice sent.
 * @returns refusal `access.denied` where `access` does not cover a practice
 */
export async function recordedActivity(
  snapshot: Snapshot,
  access: RowAccess,
  o: {
    readonly scheme: ItemScheme;
    readonly practices: readonly OdsCode[];
    readonly from: Day;
    readonly to: Day;
  },
): Promise<Outcome<readonly Activity[]>> {
  const services = o.scheme.json.services.filter((each): each is Recorded => each.found.kind === 'recorded');
  const all: Activity[] = [];
  for (const practice of services.length === 0 ? [] : o.practices) {
    const opened = await snapshot.people(access, [practice]);
    if (!opened.ok) return opened;
    try {
      all.push(...(await ofPractice(opened.value, practice, services, o)));
    } finally {
      opened.value.close();
    }
  }
  return { ok: true, value: all };
}

async function ofPractice(
  reader: Reader,
  provider: OdsCode,
  services: readonly Recorded[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Activity[]> {
  const serviceOf = new Map(services.flatMap(({ id, found }) => found.codes.map((code) => [code, id] as const)));
  const rows = await reader.rows<Row>(`
    SELECT e.row_id, p.person_id, e.event_date AS done_on, e.recorded_at, ${IS_REGISTERED} AS is_registered, e.code,
           e.file, e.row
    FROM events e JOIN persons p USING (person)
    WHERE e.code IN (${[...serviceOf.keys()].join(', ')})
      AND e.event_date BETWEEN DATE '${isoOfDay(from)}' AND DATE '${isoOfDay(to)}'
    ORDER BY e.file, e.row`);
  return rows.map((row) => ({
    provider,
    service: serviceOf.get(String(row.code)) ?? '',
    rowId: row.row_id,
    person: row.person_id,
    doneOn: row.done_on,
    recordedAt: row.recorded_at,
    isRegistered: row.is_registered,
    place: 'practice',
    clinician: null,
    approval: null,
    goal: null,
    source: { table: 'events', file: row.file, row: row.row },
  }));
}

/** How many people of a practice could have had a service and nobody claims for them: by their age at a month's end. */
export type Missed = { readonly service: string; readonly words: string; readonly people: readonly string[] };

/**
 * Who could have had each service of a scheme by the end of a month of the contract year and had it not: by age and
 * register, as the scheme says. A service that says nothing of whom it is for is left out.
 */
export async function missedPeople(
  snapshot: Snapshot,
  access: RowAccess | MachineryPass,
  o: { readonly scheme: ItemScheme; readonly practice: OdsCode; readonly month: Month },
): Promise<Outcome<readonly Missed[]>> {
  const services = o.scheme.json.services.filter((each): each is Recorded => each.found.kind === 'recorded');
  const opened = await snapshot.people(access, [o.practice]);
  if (!opened.ok) return opened;
  try {
    const all: Missed[] = [];
    for (const { id, found, eligible } of services) {
      if (eligible === undefined) continue;
      const on = isoOfDay(lastDayOf(o.month));
      const since = isoOfDay(o.scheme.contract.validFrom);
      const rows = await opened.value.rows<{ person_id: string }>(missedSql(found.codes, eligible, { on, since }));
      all.push({ service: id, words: eligible.words, people: rows.map(({ person_id }) => person_id) });
    }
    return { ok: true, value: all };
  } finally {
    opened.value.close();
  }
}

function missedSql(
  codes: readonly string[],
  { fromAge, toAge = 150, codes: register }: NonNullable<ClaimService['eligible']>,
  { on, since }: { readonly on: string; readonly since: string },
): string {
  const months = `((year(DATE '${on}') - 1970) * 12 + month(DATE '${on}') - 1 - p.birth_month)`;
  const isOnRegister =
    register === undefined
      ? 'true'
      : `p.person IN (SELECT person FROM events WHERE code IN (${register.join(', ')}) AND event_date <= DATE '${on}')`;
  return `
    SELECT p.person_id FROM persons p JOIN registrations r USING (person)
    WHERE r.kind = 'regular' AND r.registered_from <= DATE '${on}'
      AND (r.registered_to IS NULL OR r.registered_to > DATE '${on}')
      AND NOT coalesce(p.died_on <= DATE '${on}', false)
      AND ${months} BETWEEN ${fromAge * 12} AND ${toAge * 12 + 11} AND ${isOnRegister}
      AND p.person NOT IN (
        SELECT person FROM events
        WHERE code IN (${codes.join(', ')}) AND event_date BETWEEN DATE '${since}' AND DATE '${on}')
    ORDER BY p.person_id`;
}
