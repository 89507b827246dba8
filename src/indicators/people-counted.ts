import { accepted, assert, type MachineryPass, type OdsCode, type Outcome, type RowAccess } from '../base/index.ts';
import { readParquet, type Warehouse } from '../warehouse/index.ts';
import { calculate } from './calculate.ts';
import { EvidenceFolder, type EvidenceOf } from './evidence.ts';
import type { PersonOutcome } from './model/result.ts';

/** Somebody who was counted under a rule, and the row of the practice's extract that says who they are. */
export type CountedPerson = {
  /** The rule's id. */
  readonly indicator: string;
  /** The pseudonym. */
  readonly person: string;
  readonly outcome: Exclude<PersonOutcome, 'not on register'>;
  /** The step that decided; null when none did. */
  readonly rule: number | null;
  readonly reason: string | null;
  /** SHA-256 of the file as sent, and the record's ordinal in it. */
  readonly file: string;
  readonly row: number;
};

export type PeopleCounted = EvidenceOf & {
  readonly warehouse: Warehouse;
  /** Counts where no evidence is kept; the people themselves are read with `access`. */
  readonly pass: MachineryPass;
  readonly access: RowAccess;
  readonly practice: OdsCode;
};

/**
 * Everybody of one practice who is on a register, under every rule, as the evidence of these rows has them. In order of
 * rule and of the people's numbers. Refuses `access.denied`.
 */
export async function peopleCounted(o: PeopleCounted): Promise<Outcome<readonly CountedPerson[]>> {
  const opened = await o.snapshot.people(o.access, [o.practice]);
  if (!opened.ok) return opened;
  try {
    const { path } = await evidenceOf(o);
    return accepted(
      await opened.value.rows<CountedPerson>(
        `SELECT e.indicator, p.person_id AS person, e.outcome, e.rule, e.reason, p.file, p.row
         FROM ${readParquet([path])} e JOIN persons p USING (person) ORDER BY e.indicator, e.person`,
      ),
    );
  } finally {
    opened.value.close();
  }
}

async function evidenceOf(o: PeopleCounted) {
  const folder = new EvidenceFolder(o);
  const kept = folder.kept(o.practice);
  if (kept !== undefined) return kept;
  await calculate({ ...o, practices: [o.practice] });
  const written = folder.kept(o.practice);
  assert(written !== undefined, 'evidence that was just written is there');
  return written;
}
