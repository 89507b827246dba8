import { assert, type Day, isoOfDay, type MachineryPass, type OdsCode } from '../base/index.ts';
import { quoted, type Snapshot } from '../warehouse/index.ts';
import { runCompiled } from './calculate-over.ts';
import { decisionColumn } from './compile/decisions.ts';
import type { LoadedFramework } from './model/framework.ts';
import { outcomeOf } from './tally.ts';

/** One rule among the people of one clinician. Null: people for whom no clinician of the practice recorded anything. */
export type ClinicianCount = {
  readonly clinician: string | null;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
};

export type ByClinicianAsk = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly indicator: string;
  readonly practice: OdsCode;
  readonly periodEnd: Day;
};

/**
 * A rule by clinician in one practice. A person is with the clinician of the practice who recorded most for them in
 * the year to the period end; of two who recorded as much, with the one whose id comes first.
 */
export async function countsByClinician(ask: ByClinicianAsk): Promise<readonly ClinicianCount[]> {
  const { snapshot, pass, framework, indicator, practice, periodEnd } = ask;
  const opened = await snapshot.people(pass, [practice]);
  assert(opened.ok, 'a machinery pass covers every practice');
  const reader = opened.value;
  const rule = framework.rule(indicator);
  const only = { ...framework, rules: [rule], registers: [framework.register(rule.register)] };
  try {
    await runCompiled({ reader, framework: only, periodEnd });
    const column = decisionColumn(indicator);
    const met = rule.steps.filter((step) => outcomeOf(step) === 'numerator').map((step) => step.n);
    const end = `DATE '${isoOfDay(periodEnd)}'`;
    const rows = await reader.rows<{
      clinician: string | null;
      register: bigint;
      denominator: bigint;
      numerator: bigint;
    }>(
      `WITH recorded AS (
         SELECT person, clinician_id, count(*) AS records FROM events
         WHERE organisation = ${quoted(practice)} AND clinician_id IS NOT NULL AND clinician_id <> ''
           AND event_date > ${end} - INTERVAL 12 MONTH AND event_date <= ${end}
         GROUP BY ALL),
       usual AS (
         SELECT person, clinician_id FROM recorded
         QUALIFY row_number() OVER (PARTITION BY person ORDER BY records DESC, clinician_id) = 1)
       SELECT u.clinician_id AS clinician, count(*) AS register,
         count(*) FILTER (WHERE d.${column} IN (${[0, ...met].join(', ')})) AS denominator,
         count(*) FILTER (WHERE d.${column} IN (${met.join(', ') || 'NULL'})) AS numerator
       FROM decisions d LEFT JOIN usual u ON u.person = d.person
       WHERE d.practice = ${quoted(practice)} AND d.${column} IS NOT NULL
       GROUP BY u.clinician_id ORDER BY u.clinician_id`,
    );
    return rows.map(({ clinician, register, denominator, numerator }) => ({
      clinician,
      register: Number(register),
      denominator: Number(denominator),
      numerator: Number(numerator),
    }));
  } finally {
    reader.close();
  }
}
