import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assert, type OdsCode, sha256 } from '../base/index.ts';
import { type Calculate, calculate } from './calculate.ts';
import { countsAfter, runCompiled } from './calculate-over.ts';
import { evidenceCopy, prepareEvidence } from './evidence.ts';

/** A practice's evidence as it was kept and as it comes out again. Hashes are SHA-256 of the bytes. */
export type Replayed = {
  readonly practice: OdsCode;
  readonly keptSha256: string;
  readonly replayedSha256: string;
  /** Whether bytes and counts are the same. */
  readonly isSame: boolean;
};

/** A practice whose pinned rows, and what was found in them, were erased: nothing is left to compare. */
export type EvidenceErased = {
  readonly practice: OdsCode;
  /** The rule under which, in words. */
  readonly rule: string;
  /** Business date, ISO. */
  readonly on: string;
};

export type Replay = { readonly practices: readonly Replayed[]; readonly erased: readonly EvidenceErased[] };

/**
 * Counts again from the same rows, framework and period end, with nothing that was kept, and compares. Practices whose
 * rows were erased since are named instead: their amounts stand, and cannot be counted again.
 */
export async function replay(o: Calculate): Promise<Replay> {
  const asked = o.practices ?? o.snapshot.practices();
  const erased = asked.flatMap((practice) => {
    const [latest] = o.snapshot.erasuresOf(practice);
    return latest === undefined ? [] : [{ practice, rule: latest.reason, on: latest.on }];
  });
  const gone = new Set(erased.map(({ practice }) => practice));
  const practices = asked.filter((practice) => !gone.has(practice));
  return { practices: practices.length === 0 ? [] : await countedAgain({ ...o, practices }), erased };
}

async function countedAgain(o: Calculate): Promise<readonly Replayed[]> {
  const kept = Map.groupBy((await calculate(o)).counts, (count) => count.practice);
  const opened = await o.snapshot.people(o.pass, [...kept.keys()]);
  assert(opened.ok, 'a machinery pass covers every practice');
  const folder = o.warehouse.temporaryDirectory();
  const over = { reader: opened.value, framework: o.framework, periodEnd: o.periodEnd };
  try {
    const compiled = await runCompiled(over);
    const counts = Map.groupBy(await countsAfter(compiled, over), (count) => count.practice);
    await prepareEvidence(over.reader, o.framework);
    const replayed: Replayed[] = [];
    for (const [practice, before] of kept) {
      const path = join(folder, practice);
      await over.reader.run(evidenceCopy(practice, path, 'decided'));
      const replayedSha256 = sha256(readFileSync(path));
      const keptSha256 = before[0]?.evidenceSha256 ?? '';
      const again = (counts.get(practice) ?? []).map((count) => ({ ...count, evidenceSha256: replayedSha256 }));
      const isCounted = again.length > 0;
      const isSame = keptSha256 === replayedSha256 && (!isCounted || JSON.stringify(again) === JSON.stringify(before));
      replayed.push({ practice, keptSha256, replayedSha256, isSame });
    }
    return replayed;
  } finally {
    over.reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
