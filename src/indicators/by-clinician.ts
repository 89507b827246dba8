import { assert, type Day, isoOfDay, type MachineryPass, type OdsCode } from '../base/index.ts';
import { quoted, type Reader, type Snapshot } from '../warehouse/index.ts';
import { runCompiled } from './calculate-over.ts';
import type { LoadedFramework, Rule } from './model/framework.ts';
import { narrowedTo, rulesOnly } from './model/narrowed.ts';
import { stepRows } from './step-rows.ts';

/** One rule among the people of one clinician. Null: people for whom no clinician of the practice recorded anything. */
export type ClinicianCount = {
  /** The rule's id. */
  readonly indicator: string;
  readonly clinician: string | null;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
};

export type ByClinicianAsk = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  /** Ids of rules; absent: every rule of the framework. */
  readonly indicators?: readonly string[];
  readonly practice: OdsCode;
  readonly periodEnd: Day;
};

/**
 * Rules by clinician in one practice, rule by rule. A person is with the clinician of the practice who recorded most for them in
 * the year to the period end; of two who recorded as much, with the one whose id comes first.
 */
export async function countsByClinician(ask: ByClinicianAsk): Promise<readonly ClinicianCount[]> {
  const { snapshot, pass, framework, indicators, practice, periodEnd } = ask;
  const opened = await snapshot.people(pass, [practice]);
  assert(opened.ok, 'a machinery pass covers every practice');
  const reader = opened.value;
  const rules = framework.rules.filter(({ id }) => indicators === undefined || indicators.includes(id));
  const [only] = rules;
  const needed = rules.length === 1 && only !== undefined ? narrowedTo(framework, only) : rulesOnly(framework);
  try {
    await runCompiled({ reader, framework: needed, periodEnd });
    await reader.run(usualClinicians(practice, periodEnd));
    const counts = Map.groupBy(await countsOf(reader, needed.rules, practice), ({ indicator }) => indicator);
    return rules.flatMap(({ id }) => counts.get(id) ?? []);
  } finally {
    reader.close();
  }
}

/** A table of each person's clinician of the year. */
function usualClinicians(practice: OdsCode, periodEnd: Day): string {
  const end = `DATE '${isoOfDay(periodEnd)}'`;
  return `CREATE OR REPLACE TEMP TABLE usual_clinician AS
    WITH recorded AS (
      SELECT person, clinician_id, count(*) AS records FROM events
      WHERE organisation = ${quoted(practice)} AND clinician_id IS NOT NULL AND clinician_id <> ''
        AND event_date > ${end} - INTERVAL 12 MONTH AND event_date <= ${end}
      GROUP BY ALL)
    SELECT person, clinician_id FROM recorded
    QUALIFY row_number() OVER (PARTITION BY person ORDER BY records DESC, clinician_id) = 1`;
}

type CountRow = {
  readonly indicator: string;
  readonly clinician: string | null;
  readonly register: bigint;
  readonly denominator: bigint;
  readonly numerator: bigint;
};

async function countsOf(reader: Reader, rules: readonly Rule[], practice: OdsCode): Promise<readonly ClinicianCount[]> {
  const rows = await reader.rows<CountRow>(
    `SELECT s.indicator, u.clinician_id AS clinician, count(*) AS register,
       count(*) FILTER (WHERE s.outcome IN ('numerator', 'missed')) AS denominator,
       count(*) FILTER (WHERE s.outcome = 'numerator') AS numerator
     FROM decisions d JOIN population p ON p.person = d.person JOIN ${stepRows(rules)} ON s.rule = d.rule AND s.step = d.step
     LEFT JOIN usual_clinician u ON u.person = d.person
     WHERE p.practice = ${quoted(practice)}
     GROUP BY s.indicator, u.clinician_id ORDER BY u.clinician_id`,
  );
  return rows.map(({ register, denominator, numerator, ...row }) => ({
    ...row,
    register: Number(register),
    denominator: Number(denominator),
    numerator: Number(numerator),
  }));
}
