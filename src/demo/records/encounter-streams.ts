import { quoted } from '../../warehouse/index.ts';
import { PERIOD_END } from '../calendar.ts';
import { CONDITION, type ConditionName } from '../conditions.ts';
import type { DemoParameters } from '../parameters.ts';
import { numberOf } from '../planned/codelists.ts';
import { BUNDLES } from './code-tables.ts';
import { encounterOf } from './event-streams.ts';

const SECONDS_A_DAY = 86400;
/** What of the holder goes into an encounter. */
const WHO = 'SELECT rec, pid, since, before, of_practice, practice_code, clinicians FROM holder';
const MICROSECONDS = 1_000_000;
/** Everybody had been discharged when the extract was taken, a week after the period. */
const LAST_DISCHARGE = PERIOD_END + 7;

/** Day and second of the day as a timestamp. */
export function timestamp(day: string, seconds: string): string {
  return `make_timestamp((${day}::BIGINT * ${SECONDS_A_DAY} + ${seconds}) * ${MICROSECONDS})`;
}

/** A lognormal-looking price between two numbers of pence, from a hash: most near the lower. */
function pence([low, high]: readonly number[], hash: string): string {
  return `(${low} + (((${hash} & 1023) * ((${hash} >> 10) & 1023) * ${high! - low!}) // 1048576))::BIGINT`;
}

/**
 * Hospital contacts of the records being written, from `holder`: rec, person, k, kind, day, h. ED attendances come before
 * the admissions that each begin with one.
 */
export function hospitalSql(seed: number): string {
  const kind = (name: string, count: string, salt: number) =>
    `SELECT *, begins + ((h >> 8) % greatest(1, ends - begins)::UBIGINT)::INTEGER AS day
     FROM (SELECT rec, of_practice, person, k::INTEGER AS k, '${name}' AS kind, begins, ends, until, conditions,
             hash(person, k, ${seed}, ${salt}) AS h FROM holder, unnest(range(${count})) AS each(k))`;
  return `SELECT * FROM (${kind('ed', 'ed', 6)} UNION ALL ${kind('adm', 'admissions', 7)}) WHERE day < until`;
}

/** The extract’s encounters after row_id, with `of_practice`; `contact`, `hospital` and `holder` must be there. */
export function encounterStreams(hospital: string, parameters: DemoParameters): string {
  return `${consultations(parameters)} UNION ALL ${attendances(hospital, parameters)}`;
}

function consultations({ contacts }: DemoParameters): string {
  const started = timestamp('day', '(30600 + (h >> 20) % 34200)::INTEGER');
  return `SELECT encounter_id, pid AS person_id, CASE WHEN day >= since THEN practice_code ELSE before END AS organisation,
      CASE WHEN codelist = ${numberOf('GPCONS_COD')} THEN 'gp_consultation' ELSE 'nurse_consultation' END AS kind,
      ${started} AS started_at, ${started} + INTERVAL (6 + (h % 14)::INTEGER) MINUTE AS ended_at,
      NULL::VARCHAR AS admission_method, NULL::VARCHAR AS source, NULL::VARCHAR AS destination,
      NULL::VARCHAR AS treatment_site, concat(practice_code, '-C', 1 + (h >> 44) % clinicians) AS clinician_id,
      NULL::BIGINT AS cost_pence, of_practice
    FROM (SELECT rec, h, day, contact_group, ${encounterOf(contacts.linkedToEncounterPerThousand)} AS encounter_id FROM contact)
      AS linked
    JOIN (${WHO}) AS who USING (rec)
    JOIN demo_bundle AS bundle ON bundle.contact_group = linked.contact_group
      AND bundle.bundle = (h & ${BUNDLES - 1})::INTEGER AND part = 0
    WHERE encounter_id IS NOT NULL`;
}

function attendances(hospital: string, parameters: DemoParameters): string {
  const { edPence, admissionPence } = parameters.hospital;
  const started = timestamp('day', `((h >> 16) % ${SECONDS_A_DAY})::INTEGER`);
  const isAdmission = `kind = 'adm'`;
  const stay = `CASE WHEN ${isAdmission} THEN 6 + ((h & 63) * ((h >> 6) & 63))::INTEGER // 9 ELSE 1 + (h % 7)::INTEGER END`;
  const ended = `least(${started} + INTERVAL (${stay}) HOUR, ${timestamp(`${LAST_DISCHARGE}`, '0')})`;
  return `SELECT concat(kind, person, '-', k) AS encounter_id, pid AS person_id, ${quoted(hospital)} AS organisation,
      CASE WHEN ${isAdmission} THEN 'emergency_admission' ELSE 'ed_attendance' END AS kind,
      ${started} AS started_at, ${ended} AS ended_at,
      CASE WHEN ${isAdmission} THEN '21' END AS admission_method, '19' AS source,
      CASE WHEN ${isAdmission} AND h % 17 = 0 THEN '54' ELSE '19' END AS destination, ${quoted(hospital)} AS treatment_site,
      concat(${quoted(hospital)}, '-D', 1 + (h >> 44) % 60) AS clinician_id,
      CASE WHEN ${isAdmission} THEN ${pence(admissionPence, '(h >> 22)')} ELSE ${pence(edPence, '(h >> 22)')} END AS cost_pence,
      of_practice
    FROM (SELECT * EXCLUDE (of_practice) FROM hospital) AS visit JOIN (${WHO}) AS who USING (rec)`;
}

/** The extract’s encounter_codes after row_id, with `of_practice`: the primary diagnosis, then what else the person has. */
export function encounterCodeStreams({ hospital }: DemoParameters): string {
  const named = Object.entries(hospital.icd10OfCondition) as [ConditionName, readonly (string | number)[]][];
  const bit = (name: ConditionName) => `((conditions >> ${CONDITION[name]}) & 1) = 1`;
  const own = named
    .map(
      ([name, [code, perThousand]], index) =>
        `WHEN ${bit(name)} AND (h >> ${8 + 4 * index}) % 1000 < ${perThousand} THEN ${quoted(String(code))}`,
    )
    .join(' ');
  const id = `concat(kind, person, '-', k)`;
  const primary = `SELECT ${id} AS encounter_id, 1 AS position, 'icd10' AS scheme,
      CASE ${own} ELSE ${commonDiagnosis(hospital.icd10)} END AS code, of_practice
    FROM hospital WHERE kind = 'adm' OR h % 10 < 6`;
  const others = named.slice(0, 5).map(
    ([name, [code]], index) =>
      `SELECT ${id} AS encounter_id, ${index + 2} AS position,
      'icd10' AS scheme, ${quoted(String(code))} AS code, of_practice
    FROM hospital WHERE kind = 'adm' AND ${bit(name)} AND (h >> ${30 + index}) % 3 > 0`,
  );
  return [primary, ...others].join('\nUNION ALL\n');
}

function commonDiagnosis(icd10: readonly (readonly (string | number)[])[]): string {
  const total = icd10.reduce((sum, [, weight]) => sum + Number(weight), 0);
  let upTo = 0;
  const cases = icd10.map(([code, weight]) => {
    upTo += Number(weight);
    return `WHEN (h >> 33) % ${total} < ${upTo} THEN ${quoted(String(code))}`;
  });
  return `CASE ${cases.join(' ')} END`;
}
