import { day } from '../../base/index.ts';
import { quoted } from '../../warehouse/index.ts';
import { PERIOD_START } from '../calendar.ts';
import { CONDITION } from '../conditions.ts';
import { numberOf } from '../planned/codelists.ts';
import { NO_VALUE } from '../planned/event-log.ts';
import { BUNDLES, SMOKING_STATUS, slotOf } from './code-tables.ts';
import { CONTACT_GROUP } from './working-tables.ts';

const n = numberOf;

/** Days of surgery: half past eight to six. */
const SURGERY_OPENS = 30600;
const SURGERY_SECONDS = 34200;
/** Records of immunisation and screening are no older than this. */
const RECORDS_FROM = day('1988-01-01');
/** Last values before the period go back to this day. */
const LAST_VALUES_FROM = day('2017-04-01');
const DAYS_A_MONTH = 30.4369;

function secondsOf(hash: string): string {
  return `(${SURGERY_OPENS} + (${hash} >> 20) % ${SURGERY_SECONDS})::INTEGER`;
}

/** Roughly normal, mean 0 and standard deviation 1, from a hash. */
function normalOf(hash: string): string {
  return `((((${hash}) & 255) + ((${hash} >> 8) & 255) + ((${hash} >> 16) & 255) + ((${hash} >> 24) & 255))::INTEGER - 510) / 147.8`;
}

/** Saturday and Sunday become a day of the week before, by the hash. */
function weekday(dayText: string, hash: string): string {
  const ofWeek = `(${dayText} + 3) % 7`;
  return `(${dayText} - CASE WHEN ${ofWeek} >= 5 THEN ${ofWeek} - 4 + ((${hash} >> 5) % 5)::INTEGER ELSE 0 END)`;
}

function between(low: number, high: number, value: string): string {
  return `least(${high}, greatest(${low}, ${value}))`;
}

/** The smoking status of a day as a codelist. */
const SMOKING = `CASE WHEN day >= smoked_to THEN ${n('EXSMOK_COD')} WHEN day >= smoked_from THEN ${n('LSMOK_COD')}
  ELSE ${n('NSMOK_COD')} END`;

/** A measured value in thousandths, from the person and the hash; NULL for what has none. */
function measuredOf(hash: string): string {
  const z = normalOf(hash);
  const age = '((day - born) / 365.25)';
  const smaller = `${z} * 0.6`;
  return `CASE codelist
    WHEN ${n('SYSBP_COD')} THEN round(${between(88, 205, `112 + 0.34 * ${age} + 13 * ${z}`)})::INTEGER * 1000
    WHEN ${n('DIASBP_COD')} THEN round(${between(46, 112, `70 + 0.12 * ${age} + 7 * ${z}`)})::INTEGER * 1000
    WHEN ${n('BMI_COD')} THEN (bmi + round(4 * ${smaller})::INTEGER) * 100
    WHEN ${n('CHOL_COD')} THEN round(10 * ${between(2.4, 9.5, `4.9 + 0.95 * ${z}`)})::INTEGER * 100
    WHEN ${n('EGFR_COD')} THEN round(${between(9, 120, `112 - 0.72 * ${age} + 11 * ${z}`)})::INTEGER * 1000
    WHEN ${n('ALCOHOL_COD')} THEN round(${between(0, 70, `7 + 8 * ${z}`)})::INTEGER * 1000
    WHEN ${n('IFCCHBAM_COD')} THEN round(${between(29, 47, `35 + 0.06 * ${age} + 3.2 * ${z}`)})::INTEGER * 1000
  END`;
}

/**
 * Contacts in the period: a consultation and what was recorded in it, by bundle. Of contacts before somebody came from
 * elsewhere, the record that came with them holds one in four.
 */
export function contactsSql(seed: number, elsewhere: string): string {
  return `SELECT rec, person, k, h, born, bmi, smoked_from, smoked_to, contact_group, until, day
    FROM (SELECT *, ${weekday('drawn', 'h')} AS day
          FROM (SELECT holder.*, k, hash(person, k, ${seed}, 1) AS h,
                  begins + (hash(person, k, ${seed}, 2) % greatest(1, ends - begins)::UBIGINT)::INTEGER AS drawn
                FROM holder, unnest(range(contacts)) AS each(k)))
    WHERE day >= begins AND day < until AND (day >= since OR before <> ${quoted(elsewhere)} OR h % 4 = 0)`;
}

/** The encounter that a contact is linked to; NULL for most. */
export function encounterOf(linkedPerThousand: number): string {
  return `CASE WHEN (h >> 40) % 1000 < ${linkedPerThousand} THEN concat('e', person, '-', k) END`;
}

function contactStream(seed: number, linkedPerThousand: number): string {
  const codelist = `CASE WHEN bundle.codelist = ${SMOKING_STATUS} THEN ${SMOKING} ELSE bundle.codelist END`;
  return `SELECT rec, person, day, codelist, ${slotOf('picked')} AS slot, ${measuredOf('picked')} AS value,
      CASE WHEN codelist IN (${n('SYSBP_COD')}, ${n('DIASBP_COD')}) THEN 0 END AS is_home,
      ${secondsOf('h')} AS seconds, (h >> 44)::INTEGER AS by_whom, ${encounterOf(linkedPerThousand)} AS encounter_id
    FROM (SELECT contact.*, ${codelist} AS codelist,
            hash(person, k, part, ${seed}) AS picked
          FROM contact JOIN demo_bundle AS bundle
            ON bundle.contact_group = contact.contact_group AND bundle.bundle = (h & ${BUNDLES - 1})::INTEGER)`;
}

function medicineStream(seed: number): string {
  const drawn = `hash(course.person, nth, k, ${seed}, 8)`;
  return `SELECT rec, person, day, codelist, ${slotOf(`hash(person, nth, ${seed}, 9)`)} AS slot,
      NULL::INTEGER AS value, NULL::INTEGER AS is_home, ${secondsOf('h')} AS seconds, (h >> 44)::INTEGER AS by_whom,
      NULL AS encounter_id
    FROM (SELECT nth, rec, course.person, k, codelist, course.until AS stops, holder.until, ${drawn} AS h,
            first + k::INTEGER * every + CASE WHEN k > 0 THEN (${drawn} % 5)::INTEGER ELSE 0 END AS day
          FROM demo_course AS course JOIN holder USING (person),
            unnest(range((course.until - first + every - 1) // every)) AS each(k))
    WHERE day < stops AND day < until`;
}

/** What was decided; a reading's two rows are drawn alike. */
function plannedStream(seed: number): string {
  const row = (codelist: string, value: string, where: string) =>
    `SELECT rec, person, day, ${codelist} AS codelist,
      ${slotOf(`CASE WHEN second >= 0 THEN h ELSE hash(person * 1000 + codelist, ${seed}) END`)} AS slot,
      ${value} AS value, CASE WHEN second >= 0 THEN is_home END AS is_home,
      ${secondsOf('h')} AS seconds, (h >> 44)::INTEGER AS by_whom, NULL AS encounter_id
    FROM (SELECT *, hash(person, nth, ${seed}, 10) AS h FROM demo_planned WHERE ${where}) AS planned
    JOIN holder USING (person) WHERE day < until`;
  const first = row('codelist', `nullif(value, ${NO_VALUE})`, 'true');
  const second = row(`${n('DIASBP_COD')}`, 'second', 'second >= 0');
  return `${first} UNION ALL ${second}`;
}

/** Immunisations and screening that come at an age, over a lifetime: codelist, age in months, per thousand, sex. */
const SCHEDULE: readonly (readonly [string, number, number, number?])[] = [
  ['CHILDVAC_COD', 2, 950],
  ['CHILDVAC_COD', 3, 940],
  ['CHILDVAC_COD', 4, 930],
  ['CHILDVAC_COD', 12, 920],
  ['CHILDVAC_COD', 12, 915],
  ['CHILDVAC_COD', 13, 900],
  ['CHILDVAC_COD', 40, 870],
  ['CHILDVAC_COD', 41, 860],
  ['CHILDVAC_COD', 168, 740],
  ['PNEUVAC_COD', 785, 700],
  ['SHINGVAC_COD', 846, 600],
  ...[726, 750, 774, 798, 822, 846, 870, 894].map((months) => ['BOWELSCR_COD', months, 640] as const),
  ...[606, 642, 678, 714, 750, 786, 822].map((months) => ['BREASTSCR_COD', months, 690, 1] as const),
];

/** When a programme began, where later than records did. */
const BEGAN: Readonly<Record<string, number>> = {
  BOWELSCR_COD: day('2008-01-01'),
  PNEUVAC_COD: day('2003-08-01'),
  SHINGVAC_COD: day('2013-09-01'),
};

function scheduleStream(seed: number): string {
  const rows = SCHEDULE.map(
    ([name, months, perThousand, sex], index) =>
      `(${index}, ${n(name)}, ${Math.round(months * DAYS_A_MONTH)}, ${perThousand}, ${sex ?? -1}, ${BEGAN[name] ?? RECORDS_FROM})`,
  ).join(', ');
  return `SELECT rec, person, day, codelist, ${slotOf('h')} AS slot,
      NULL::INTEGER AS value, NULL::INTEGER AS is_home, ${secondsOf('h')} AS seconds, (h >> 44)::INTEGER AS by_whom,
      NULL AS encounter_id
    FROM (SELECT rec, person, until, number, codelist, per_thousand, hash(person, number, ${seed}, 3) AS h,
            ${weekday(`(born + age_days + (hash(person, number, ${seed}, 3) % 28)::INTEGER)`, `hash(person, number, ${seed}, 3)`)} AS day
          FROM holder, (VALUES ${rows}) AS due(number, codelist, age_days, per_thousand, of_sex, began)
          WHERE is_temporary = 0 AND (of_sex = -1 OR of_sex = sex) AND born + age_days >= began AND born + age_days < until)
    WHERE day < until AND (h >> 40) % 1000 < per_thousand`;
}

/** Influenza immunisation in each autumn from 2018, of people of 65 and over and people at risk. */
function influenzaStream(seed: number): string {
  const autumns = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]
    .map((year) => `(${day(`${year}-09-20`)})`)
    .join(', ');
  return `SELECT rec, person, day, ${n('FLUVAC_COD')} AS codelist,
      ${slotOf('h')} AS slot, NULL::INTEGER AS value, NULL::INTEGER AS is_home, ${secondsOf('h')} AS seconds,
      (h >> 44)::INTEGER AS by_whom, NULL AS encounter_id
    FROM (SELECT rec, person, until, autumn, born, at_risk, hash(person, autumn, ${seed}, 4) AS h,
            ${weekday(`(autumn + (hash(person, autumn, ${seed}, 4) % 85)::INTEGER)`, `hash(person, autumn, ${seed}, 4)`)} AS day
          FROM holder, (VALUES ${autumns}) AS season(autumn)
          WHERE is_temporary = 0 AND (autumn - born >= 23741 OR at_risk = 1) AND born < autumn - 200)
    WHERE day < until AND (h >> 40) % 1000 < CASE WHEN autumn - born >= 23741 THEN 770 ELSE 470 END`;
}

/** The last value of each measurement from before the period: codelist, draw that it shares, per thousand, group that has it planned. */
function historyStream(seed: number): string {
  const rows = [
    [n('SYSBP_COD'), 1, 740],
    [n('DIASBP_COD'), 1, 740],
    [n('BMI_COD'), 2, 700],
    [n('CHOL_COD'), 3, 500],
    [n('EGFR_COD'), 4, 560],
    [SMOKING_STATUS, 5, 800],
    [n('ALCOHOL_COD'), 6, 600],
    [n('IFCCHBAM_COD'), 7, 380],
  ]
    .map((row) => `(${row.join(', ')})`)
    .join(', ');
  const span = PERIOD_START - LAST_VALUES_FROM;
  const ago = `(((h & 1023) * ((h >> 10) & 1023) * ${span}) // 1048576)::INTEGER`;
  const diabetic = `(conditions >> ${CONDITION.diabetes}) & 1`;
  return `SELECT rec, person, day, codelist, ${slotOf('h')} AS slot,
      CASE WHEN codelist = ${n('IFCCHBAM_COD')} AND ${diabetic} = 1 THEN (44 + (h >> 30) % 40)::INTEGER * 1000
        ELSE ${measuredOf('h')} END AS value,
      CASE WHEN codelist IN (${n('SYSBP_COD')}, ${n('DIASBP_COD')}) THEN 0 END AS is_home,
      ${secondsOf('h')} AS seconds, (h >> 44)::INTEGER AS by_whom, NULL AS encounter_id
    FROM (SELECT rec, person, day, born, bmi, conditions, h, CASE WHEN codelist = ${SMOKING_STATUS} THEN ${SMOKING} ELSE codelist END AS codelist
      FROM (SELECT *, ${PERIOD_START - 1} - ${ago} AS day
        FROM (SELECT holder.*, codelist, per_thousand, hash(person, draw, ${seed}, 5) AS h
              FROM holder, (VALUES ${rows}) AS last(codelist, draw, per_thousand)
              WHERE is_temporary = 0 AND contact_group <> ${CONTACT_GROUP.child})
        WHERE (h >> 40) % 1000 < per_thousand)
      WHERE day - born >= 6570 AND day < until)`;
}

/**
 * Every event of the records being written, as SQL over the working tables, `holder` (a row for each person in each
 * record, `rec`) and `contact`: rec, person, day, codelist, slot, value (thousandths), is_home, seconds (of the day),
 * by_whom, encounter_id. A stream is drawn for the person, not the record, so two practices that hold the same person
 * hold the same events.
 */
export function eventStreams(seed: number, linkedPerThousand: number): string {
  return [
    plannedStream(seed),
    contactStream(seed, linkedPerThousand),
    medicineStream(seed),
    scheduleStream(seed),
    influenzaStream(seed),
    historyStream(seed),
  ].join('\nUNION ALL\n');
}
