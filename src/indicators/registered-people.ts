import { assert, type Day, isoOfDay, type MachineryPass, type OdsCode } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';

export type RegisteredPeople = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly on: Day;
};

/** How many people of each practice are in the warehouse and registered on a day, as ARCHITECTURE defines it. */
export async function registeredPeople({ snapshot, pass, on }: RegisteredPeople): Promise<Map<OdsCode, number>> {
  const practices = snapshot.practices();
  const opened = await snapshot.people(pass, practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const day = `DATE '${isoOfDay(on)}'`;
  try {
    const rows = await opened.value.rows<{ practice: OdsCode; people: bigint }>(`
      SELECT r.practice, count(DISTINCT r.person) AS people
      FROM registrations r JOIN persons p ON p.person = r.person
      WHERE r.kind = 'regular' AND r.registered_from <= ${day}
        AND (r.registered_to IS NULL OR r.registered_to > ${day}) AND (p.died_on IS NULL OR p.died_on > ${day})
      GROUP BY r.practice`);
    const found = new Map(rows.map(({ practice, people }) => [practice, Number(people)]));
    return new Map(practices.map((practice) => [practice, found.get(practice) ?? 0]));
  } finally {
    opened.value.close();
  }
}
