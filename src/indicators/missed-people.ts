import { accepted, type Day, type OdsCode, type Outcome, type RowAccess } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import { runCompiled } from './calculate-over.ts';
import type { LoadedFramework } from './model/framework.ts';

/** Somebody who is counted by some rules and does not meet them. */
export type MissedPerson = {
  /** The pseudonym. */
  readonly person: string;
  readonly ageYears: number | null;
  readonly sex: string;
  /** Ids of the rules, in the framework's order. */
  readonly missed: readonly string[];
};

export type MissedPeople = {
  readonly snapshot: Snapshot;
  readonly access: RowAccess;
  readonly framework: LoadedFramework;
  readonly practice: OdsCode;
  readonly periodEnd: Day;
  /** The date that the data run to. */
  readonly achievedOn: Day;
};

/** Everybody of a practice whom some rule counts as missed, those whom most rules miss first. Refuses `access.denied`. */
export async function missedPeople(o: MissedPeople): Promise<Outcome<readonly MissedPerson[]>> {
  const opened = await o.snapshot.people(o.access, [o.practice]);
  if (!opened.ok) return opened;
  const reader = opened.value;
  const { framework, periodEnd, achievedOn } = o;
  try {
    await runCompiled({ reader, framework, periodEnd, achievedOn });
    const ids = framework.rules.map(({ id }) => id);
    const rows = await reader.rows<{ person: string; age: number | null; sex: string; missed: readonly number[] }>(
      `SELECT p.person_id AS person, u.age_years AS age, p.sex AS sex, d.missed
       FROM (SELECT person, list(rule ORDER BY rule) AS missed FROM decisions WHERE step = 0 GROUP BY person) d
       JOIN population u ON u.person = d.person
       JOIN persons p ON p.person = d.person
       ORDER BY len(d.missed) DESC, d.person`,
    );
    return accepted(
      rows.map(({ person, age, sex, missed }) => ({
        person,
        ageYears: age,
        sex,
        missed: missed.map((rule) => ids[rule - 1] as string),
      })),
    );
  } finally {
    reader.close();
  }
}
