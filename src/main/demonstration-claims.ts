import { join } from 'node:path';
import { approveClaims, checkClaims, importFiles, sendChallenges, validateHospitals } from '../actions/index.ts';
import {
  type Actor,
  accepted,
  assert,
  mintMachineryPass,
  month,
  type OdsCode,
  type Outcome,
  type Progress,
} from '../base/index.ts';
import { writeProviderActivity } from '../demo/index.ts';
import { describeFeed } from '../ingest/index.ts';
import type { System } from './system.ts';

const ITEMS = 'enhanced-services-2025-26';
const RETURNS = 'voluntary-sector-2025-26';
const POLICY = 'joint-injections-2025-26';
/** Vaccinations of the autumn are approved; those of the winter have been shown to their practices and wait. */
const APPROVED = month('2025-10');
const SHOWN = month('2026-01');
/** Of December the reconciliation date has passed: too late. Of February it has not. */
const VALIDATED = [month('2025-12'), month('2026-02')];

/**
 * What providers without a practice record send, and the claims and challenges that come of it and of what practices
 * recorded. Each step by the person whose step it is.
 */
export async function demonstrateClaims(
  system: System,
  o: { readonly folder: string; readonly seed: number; readonly actor: (user: string) => Actor },
  progress: Progress,
): Promise<Outcome<Record<string, number>>> {
  const files = writeProviderActivity({
    people: await pseudonyms(system),
    surgeries: ['X00001', 'X00010', 'X00036'],
    hospitals: ['X00H1', 'X00H2'],
    befriender: 'X00V1',
    columns: describeFeed('service-activity').tables.flatMap(({ columns }) => columns.map(({ name }) => name)),
    seed: o.seed,
    out: join(o.folder, 'feeds', 'activity'),
  });
  const { actions } = system;
  const [operator, analyst] = [o.actor('operator'), o.actor('analyst')];
  const sent = await importFiles(actions, operator, { feed: 'service-activity', files }, progress);
  if (!sent.ok) return sent;
  let claims = 0;
  for (const scheme of [ITEMS, RETURNS]) {
    for (const each of [APPROVED, SHOWN]) {
      const checked = await checkClaims(actions, operator, { scheme, month: each });
      if (!checked.ok) return checked;
      claims += checked.value.checked;
    }
  }
  const approved = await approveClaims(actions, o.actor('finance'), { scheme: ITEMS, month: APPROVED });
  if (!approved.ok && approved.refusal.code !== 'run.wrong-stage') return approved;
  let challenged = 0;
  for (const each of VALIDATED) {
    const validated = await validateHospitals(actions, analyst, { policy: POLICY, month: each });
    if (!validated.ok) return validated;
    challenged += validated.value.failed;
  }
  const challenges = await sendChallenges(actions, analyst, { month: VALIDATED[1] ?? SHOWN });
  if (!challenges.ok && challenges.refusal.code !== 'run.wrong-stage') return challenges;
  return accepted({ claims, challenged });
}

/** Most pseudonyms of a practice that are drawn from. */
const MOST_PEOPLE = 400;

async function pseudonyms(system: System): Promise<ReadonlyMap<OdsCode, readonly string[]>> {
  const snapshot = system.warehouse.current();
  const all = new Map<OdsCode, readonly string[]>();
  for (const practice of snapshot.practices()) {
    const opened = await snapshot.people(mintMachineryPass('demo'), [practice]);
    assert(opened.ok, 'main may read what the demonstration is made from');
    const rows = await opened.value.rows<{ person_id: string }>(
      `SELECT p.person_id FROM persons p JOIN registrations r USING (person)
       WHERE r.kind = 'regular' AND r.registered_to IS NULL AND p.died_on IS NULL ORDER BY 1 LIMIT ${MOST_PEOPLE}`,
    );
    opened.value.close();
    all.set(
      practice,
      rows.map(({ person_id }) => person_id),
    );
  }
  return all;
}
