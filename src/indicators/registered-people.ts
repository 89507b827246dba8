import { assert, type Day, isoOfDay, type MachineryPass, type OdsCode } from '../base/index.ts';
import { PEOPLE_PER_SENDER, type Snapshot } from '../warehouse/index.ts';

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
    const rows = await opened.value.rows<{ sender: number; people: bigint }>(`
      SELECT person // ${PEOPLE_PER_SENDER} AS sender, count(*) AS people FROM persons
      WHERE (died_on IS NULL OR died_on > ${day})
        AND person IN (
          SELECT person FROM registrations
          WHERE kind = 'regular' AND registered_from <= ${day} AND (registered_to IS NULL OR registered_to > ${day}))
      GROUP BY sender`);
    const found = new Map(rows.map(({ sender, people }) => [sender, Number(people)]));
    const ordinals = new Map(snapshot.manifest.senders.map(({ practice, ordinal }) => [practice, ordinal]));
    return new Map(practices.map((practice) => [practice, found.get(ordinals.get(practice) ?? -1) ?? 0]));
  } finally {
    opened.value.close();
  }
}
