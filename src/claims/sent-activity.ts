import { type Day, isoOfDay, type MachineryPass, type OdsCode, type Outcome } from '../base/index.ts';
import { quoted, type Reader, type Snapshot } from '../warehouse/index.ts';
import type { Activity } from './activity.ts';

/** A row of activity as a provider sent it, with what hospital records say more. */
export type SentActivity = Activity & {
  readonly site: string | null;
  readonly exception: string | null;
  readonly assessedThere: boolean | null;
  readonly referredBack: boolean | null;
  readonly imaging: boolean | null;
  readonly costPence: bigint | null;
};

type Row = {
  readonly provider: OdsCode;
  readonly service: string;
  readonly row_id: string;
  readonly person_id: string;
  readonly done_on: Day;
  readonly recorded_at: string | null;
  readonly place: string | null;
  readonly clinician: string | null;
  readonly site: string | null;
  readonly exception: string | null;
  readonly assessed_there: string | null;
  readonly referred_back: string | null;
  readonly imaging: string | null;
  readonly approval: string | null;
  readonly goal: string | null;
  readonly cost_pence: bigint | null;
  readonly file: string;
  readonly row: number;
};

/** Activity of services that providers sent from one day to another, both inside. */
export async function sentActivity(
  snapshot: Snapshot,
  pass: MachineryPass,
  o: {
    /** Absent: every service. */
    readonly services?: readonly string[];
    readonly providers: readonly OdsCode[];
    readonly from: Day;
    readonly to: Day;
    /** The practices in whose records it is looked up who was registered; none: nobody's registration is asked. */
    readonly practices: readonly OdsCode[];
  },
): Promise<Outcome<readonly SentActivity[]>> {
  const opened = await snapshot.activity(pass, o.providers);
  if (!opened.ok) return opened;
  const rows = await rowsOf(opened.value, o).finally(() => opened.value.close());
  const registered = await registeredOn(snapshot, pass, rows, o.practices);
  if (!registered.ok) return registered;
  return { ok: true, value: rows.map((row) => activityOf(row, registered.value)) };
}

function rowsOf(
  reader: Reader,
  { services, from, to }: { readonly services?: readonly string[]; readonly from: Day; readonly to: Day },
): Promise<Row[]> {
  const named = services?.map(quoted).join(', ');
  const wanted = named === undefined ? 'true' : named === '' ? 'false' : `service IN (${named})`;
  return reader.rows<Row>(`
    SELECT * FROM service_activity
    WHERE ${wanted} AND done_on BETWEEN DATE '${isoOfDay(from)}' AND DATE '${isoOfDay(to)}' ORDER BY file, row`);
}

/** Those of the rows whose person was registered on the day: with the provider where it is a practice, else with any. */
async function registeredOn(
  snapshot: Snapshot,
  pass: MachineryPass,
  rows: readonly Row[],
  practices: readonly OdsCode[],
): Promise<Outcome<ReadonlySet<Row>>> {
  const found = new Set<Row>();
  for (const practice of rows.length === 0 ? [] : practices) {
    const asked = rows.filter(({ provider }) => provider === practice || !practices.includes(provider));
    if (asked.length === 0) continue;
    const opened = await snapshot.people(pass, [practice]);
    if (!opened.ok) return opened;
    const held = await registrationsOf(opened.value, asked).finally(() => opened.value.close());
    for (const row of asked)
      if (held.some((one) => one.person_id === row.person_id && isOn(one, row.done_on))) found.add(row);
  }
  return { ok: true, value: found };
}

type Registration = {
  readonly person_id: string;
  readonly registered_from: Day;
  readonly registered_to: Day | null;
  readonly died_on: Day | null;
};

function registrationsOf(reader: Reader, rows: readonly Row[]): Promise<Registration[]> {
  const people = [...new Set(rows.map(({ person_id }) => person_id))];
  return reader.rows<Registration>(`
    SELECT p.person_id, r.registered_from, r.registered_to, p.died_on FROM registrations r JOIN persons p USING (person)
    WHERE r.kind = 'regular' AND p.person_id IN (${people.map(quoted).join(', ')})`);
}

function isOn({ registered_from, registered_to, died_on }: Registration, on: Day): boolean {
  if (died_on !== null && died_on <= on) return false;
  return registered_from <= on && (registered_to === null || registered_to > on);
}

function activityOf(row: Row, registered: ReadonlySet<Row>): SentActivity {
  return {
    provider: row.provider,
    service: row.service,
    rowId: row.row_id,
    person: row.person_id,
    doneOn: row.done_on,
    recordedAt: row.recorded_at,
    isRegistered: registered.has(row),
    place: row.place,
    clinician: row.clinician,
    approval: row.approval,
    goal: row.goal,
    site: row.site,
    exception: row.exception,
    assessedThere: yesOrNo(row.assessed_there),
    referredBack: yesOrNo(row.referred_back),
    imaging: yesOrNo(row.imaging),
    costPence: row.cost_pence,
    source: { table: 'service_activity', file: row.file, row: row.row },
  };
}

function yesOrNo(text: string | null): boolean | null {
  return text === null ? null : text === 'yes';
}
