import { CONDITION, type ConditionName } from '../conditions.ts';
import type { DemoParameters } from '../parameters.ts';
import { numberOf } from '../planned/codelists.ts';
import { quoted } from '../../warehouse/index.ts';
import { BUNDLES } from './code-tables.ts';
import { encounterOf } from './event-streams.ts';

const SECONDS_A_DAY = 86400;
const MICROSECONDS = 1_000_000;

/** Day and second of the day as a timestamp. */
export function timestamp(day: string, seconds: string): string {
  return `make_timestamp((${day}::BIGINT * ${SECONDS_A_DAY} + ${seconds}) * ${MICROSECONDS})`;
}

/** A lognormal-looking price between two numbers of pence, from a hash: most near the lower. */
function pence([low, high]: readonly number[], hash: string): string {
  return `(${low} + (((${hash} & 1023) * ((${hash} >> 10) & 1023) * ${high! - low!}) // 1048576))::BIGINT`;
}

/**
 * Hospital contacts of a practice's record, from `holder`: person, number, kind, day, h. ED attendances come before
 * the admissions that each begin with one.
 */
export function hospitalSql(seed: number): string {
  const kind = (name: string, count: string, salt: number) =>
    `SELECT *, begins + ((h >> 8) % greatest(1, ends - begins)::UBIGINT)::INTEGER AS day
     FROM (SELECT person, k::INTEGER AS k, '${name}' AS kind, begins, ends, until, conditions,
             hash(person, k, ${seed}, ${salt}) AS h FROM holder, unnest(range(${count})) AS each(k))`;
  return `SELECT * FROM (${kind('ed', 'ed', 6)} UNION ALL ${kind('adm', 'admissions', 7)}) WHERE day < until`;
}

/** Columns of the extract’s encounters; `contact`, `hospital` and `holder` must be there. */
export function encounterStreams(practice: string, hospital: string, clinicians: number, parameters: DemoParameters): string {
  return `${consultations(practice, clinicians, parameters)} UNION ALL ${attendances(hospital, parameters)}`;
}

function consultations(practice: string, clinicians: number, { contacts }: DemoParameters): string {
  const started = timestamp('day', '(30600 + (h >> 20) % 34200)::INTEGER');
  return `SELECT concat('r', encounter_id) AS row_id, encounter_id, pid AS person_id, organisation, kind, ${started} AS started_at,
      ${started} + INTERVAL (6 + (h % 14)::INTEGER) MINUTE AS ended_at, NULL::VARCHAR AS admission_method,
      NULL::VARCHAR AS source, NULL::VARCHAR AS destination, NULL::VARCHAR AS treatment_site,
      concat(${quoted(practice)}, '-C', 1 + (h >> 44) % ${clinicians}) AS clinician_id, NULL::BIGINT AS cost_pence
    FROM (SELECT contact.person, pid, k, h, day, ${encounterOf(contacts.linkedToEncounterPerThousand)} AS encounter_id,
            CASE WHEN day >= since THEN ${quoted(practice)} ELSE before END AS organisation,
            CASE WHEN codelist = ${numberOf('GPCONS_COD')} THEN 'gp_consultation' ELSE 'nurse_consultation' END AS kind
          FROM (SELECT * REPLACE (person AS person) FROM contact) AS contact
          JOIN (SELECT person, pid, since, before FROM holder) AS who USING (person)
          JOIN demo_bundle AS bundle ON bundle.contact_group = contact.contact_group
            AND bundle.bundle = (h & ${BUNDLES - 1})::INTEGER AND part = 0)
    WHERE encounter_id IS NOT NULL`;
}

function attendances(hospital: string, parameters: DemoParameters): string {
  const { edPence, admissionPence } = parameters.hospital;
  const started = timestamp('day', `((h >> 16) % ${SECONDS_A_DAY})::INTEGER`);
  const isAdmission = `kind = 'adm'`;
  const stay = `CASE WHEN ${isAdmission} THEN 6 + ((h & 63) * ((h >> 6) & 63))::INTEGER // 9 ELSE 1 + (h % 7)::INTEGER END`;
  return `SELECT concat('r', kind, hospital.person, '-', k) AS row_id, concat(kind, hospital.person, '-', k) AS encounter_id,
      pid AS person_id, ${quoted(hospital)} AS organisation,
      CASE WHEN ${isAdmission} THEN 'emergency_admission' ELSE 'ed_attendance' END AS kind,
      ${started} AS started_at, ${started} + INTERVAL (${stay}) HOUR AS ended_at,
      CASE WHEN ${isAdmission} THEN '21' END AS admission_method, '19' AS source,
      CASE WHEN ${isAdmission} AND h % 17 = 0 THEN '54' ELSE '19' END AS destination, ${quoted(hospital)} AS treatment_site,
      concat(${quoted(hospital)}, '-D', 1 + (h >> 44) % 60) AS clinician_id,
      CASE WHEN ${isAdmission} THEN ${pence(admissionPence, '(h >> 22)')} ELSE ${pence(edPence, '(h >> 22)')} END AS cost_pence
    FROM hospital JOIN (SELECT person, pid FROM holder) AS who USING (person)`;
}

/** Columns of the extract’s encounter_codes: the primary diagnosis, then what else the person has. */
export function encounterCodeStreams({ hospital }: DemoParameters): string {
  const named = Object.entries(hospital.icd10OfCondition) as [ConditionName, readonly (string | number)[]][];
  const bit = (name: ConditionName) => `((conditions >> ${CONDITION[name]}) & 1) = 1`;
  const own = named.map(([name, [code, perThousand]], index) =>
    `WHEN ${bit(name)} AND (h >> ${8 + 4 * index}) % 1000 < ${perThousand} THEN ${quoted(String(code))}`).join(' ');
  const id = `concat(kind, person, '-', k)`;
  const primary = `SELECT concat('d', ${id}, '-1') AS row_id, ${id} AS encounter_id, 1 AS position, 'icd10' AS scheme,
      CASE ${own} ELSE ${commonDiagnosis(hospital.icd10)} END AS code
    FROM hospital WHERE kind = 'adm' OR h % 10 < 6`;
  const others = named.slice(0, 5).map(([name, [code]], index) =>
    `SELECT concat('d', ${id}, '-${index + 2}') AS row_id, ${id} AS encounter_id, ${index + 2} AS position,
      'icd10' AS scheme, ${quoted(String(code))} AS code
    FROM hospital WHERE kind = 'adm' AND ${bit(name)} AND (h >> ${30 + index}) % 3 > 0`);
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
