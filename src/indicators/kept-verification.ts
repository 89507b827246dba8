import { type Day, isoOfDay, type Json, type OdsCode } from '../base/index.ts';
import { definitionsOf, type ReadDb, saveDefinition, type WriteDb } from '../store/index.ts';
import type { Snapshot } from '../warehouse/index.ts';

/** What comparing the two calculators on one practice's people came to. */
export type KeptVerification = {
  readonly people: number;
  /** Person × indicator pairs compared. */
  readonly compared: number;
  readonly differences: number;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** What was compared: the rows that practices sent, a framework by its hash, and a period end. */
export type ComparedOver = { readonly snapshot: Snapshot; readonly framework: string; readonly periodEnd: Day };

/** The kind under which a comparison is kept in the store, insert-only as everything there. */
const KIND = 'verification';

/** By the practice's own rows alone: another practice's new rows leave the comparison standing. */
function idOf({ snapshot, framework, periodEnd }: ComparedOver, practice: OdsCode): string {
  return `${snapshot.rowsHash(practice)}/${framework}/${isoOfDay(periodEnd)}`;
}

/** Keeps what comparing a practice's people came to. */
export async function keepVerification(
  db: WriteDb,
  over: ComparedOver,
  practice: OdsCode,
  kept: KeptVerification,
  knownFrom: Day,
): Promise<void> {
  const json = { ...kept } satisfies Json;
  await saveDefinition(db, { kind: KIND, id: idOf(over, practice), json, knownFrom });
}

/** What comparing came to for each of the practices whose rows, as they are in the snapshot, were compared. */
export async function keptVerifications(
  db: ReadDb,
  over: ComparedOver,
  practices: readonly OdsCode[],
  knownOn: Day,
): Promise<ReadonlyMap<OdsCode, KeptVerification>> {
  const practiceOf = new Map(practices.map((practice) => [idOf(over, practice), practice]));
  const kept = await definitionsOf(db, KIND, [...practiceOf.keys()], knownOn);
  return new Map(kept.map(({ id, json }) => [practiceOf.get(id) as OdsCode, json as KeptVerification]));
}
