import { join } from 'node:path';
import {
  approveClaims,
  checkClaims,
  importFiles,
  recordCost,
  sendChallenges,
  validateHospitals,
} from '../actions/index.ts';
import {
  type Actor,
  accepted,
  assert,
  day,
  mintMachineryPass,
  month,
  type OdsCode,
  type Outcome,
  type Progress,
} from '../base/index.ts';
import { claims } from '../claims/index.ts';
import { writeProviderActivity } from '../demo/index.ts';
import { describeFeed } from '../ingest/index.ts';
import type { System } from './system.ts';

const ROLES = 'additional-roles-2025-26';
/** What a network claims of its roles, each on its day: paid as it cost, up to the most for its posts, before it had signed, and with a slip of the pen. */
const COSTS = [
  { on: '2025-10-20', month: '2025-09', service: 'paramedic', cost: '1150.00', posts: '0.2' },
  { on: '2026-02-12', month: '2026-01', service: 'social-prescriber', cost: '640.00', posts: '0.2' },
  { on: '2026-02-12', month: '2026-01', service: 'clinical-pharmacist', cost: '1790.00', posts: '0.3' },
  { on: '2026-02-12', month: '2026-01', service: 'paramedic', cost: '5750000.00', posts: '1000' },
] as const;
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
  let passing = 0;
  for (const scheme of [ITEMS, RETURNS]) {
    for (const each of [APPROVED, SHOWN]) {
      const checked = await checkClaims(actions, operator, { scheme, month: each });
      if (!checked.ok) return checked;
      passing += checked.value.checked;
    }
  }
  const approved = await approveClaims(actions, o.actor('finance'), { scheme: ITEMS, month: APPROVED });
  if (!approved.ok && approved.refusal.code !== 'run.wrong-stage') return approved;
  const roles = await claimRoles(system, o.actor);
  if (!roles.ok) return roles;
  let challenged = 0;
  for (const each of VALIDATED) {
    const validated = await validateHospitals(actions, analyst, { policy: POLICY, month: each });
    if (!validated.ok) return validated;
    challenged += validated.value.failed;
  }
  const challenges = await sendChallenges(actions, analyst, { month: VALIDATED[1] ?? SHOWN });
  if (!challenges.ok && challenges.refusal.code !== 'run.wrong-stage') return challenges;
  return accepted({ claims: passing + roles.value, challenged });
}

/** A network claims what its roles cost, each once however often a build goes on, and the finance lead approves what passes. */
async function claimRoles({ actions, store }: System, actor: (user: string) => Actor): Promise<Outcome<number>> {
  const network = actor('network');
  for (const { on, month: asked, ...said } of COSTS) {
    const ask = { provider: network.organisation as OdsCode, scheme: ROLES, month: month(asked), ...said };
    const { scheme, provider, month: of, service } = ask;
    const before = await store.read((db) => claims(db, { scheme, provider, month: of, service }));
    if (before.length > 0) continue;
    const claim = await recordCost({ ...actions, businessDate: day(on) }, network, ask);
    if (!claim.ok) return claim;
  }
  const approving = { ...actions, businessDate: day('2026-02-13') };
  const approved = await approveClaims(approving, actor('finance'), { scheme: ROLES, month: SHOWN });
  if (!approved.ok && approved.refusal.code !== 'run.wrong-stage') return approved;
  const all = await store.read((db) => claims(db, { scheme: ROLES }));
  return accepted(all.filter(({ standing }) => standing.stage !== 'refused').length);
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
