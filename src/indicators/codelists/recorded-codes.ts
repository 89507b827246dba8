import { assert, type MachineryPass, type SnomedCode } from '../../base/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';

/** A code that stands in somebody's record. The count is exact: only `disclosure` says what of it may be shown. */
export type RecordedCode = { readonly code: SnomedCode; readonly people: number };

/**
 * The codes of events that are not among those given, with how many people have each; most people first, then by
 * code. A person registered with two practices over time counts once at each, as everywhere.
 */
export async function codesRecordedOutside(
  snapshot: Snapshot,
  pass: MachineryPass,
  listed: ReadonlySet<SnomedCode>,
): Promise<readonly RecordedCode[]> {
  const opened = await snapshot.people(pass, snapshot.practices());
  assert(opened.ok, 'a machinery pass covers every practice');
  const reader = opened.value;
  try {
    await reader.run('CREATE OR REPLACE TEMP TABLE listed (code BIGINT)');
    await reader.append('listed', [[...listed].map((code) => BigInt(code))]);
    const rows = await reader.rows<{ code: bigint; people: bigint }>(
      `SELECT code, count(DISTINCT person) AS people FROM events
       WHERE code IN (SELECT DISTINCT code FROM events EXCEPT SELECT code FROM listed)
       GROUP BY code ORDER BY people DESC, code`,
    );
    return rows.map(({ code, people }) => ({ code: String(code) as SnomedCode, people: Number(people) }));
  } finally {
    reader.close();
  }
}
