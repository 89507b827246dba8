import {
  assert,
  type Day,
  firstDayOf,
  isoOfDay,
  lastDayOf,
  type MachineryPass,
  type Month,
  type OdsCode,
} from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';

/** Consultations of a practice's registered people in the twelve months up to a day, and how many were to be expected. */
export type Consultations = {
  readonly practice: OdsCode;
  /** People registered on the day. */
  readonly people: number;
  readonly observed: number;
  /** At the rates of everybody of the same age and sex, to three decimals; over all practices they add to what was observed. */
  readonly expected: number;
  /** The squares of each person's number added up: who consults once consults again. */
  readonly squares: number;
};

/** The kinds of encounter that are consultations with a general practitioner or nurse. */
const KINDS = "('gp_consultation', 'nurse_consultation')";
/** The bands in which people are alike in how often they consult: the first year of each. */
const BANDS = [0, 5, 15, 45, 65, 75, 85];

/**
 * Indirect standardisation by age and sex within the commissioner: everybody's consultations for each person of an age band
 * and sex, put to the practice's own people.
 */
export async function consultations(o: {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly practices: readonly OdsCode[];
  readonly on: Day;
}): Promise<readonly Consultations[]> {
  const opened = await o.snapshot.people(o.pass, o.practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const on = `DATE '${isoOfDay(o.on)}'`;
  const age = `(datediff('month', DATE '1970-01-01', ${on}) - p.birth_month) // 12`;
  const band = BANDS.toReversed()
    .map((from) => `WHEN ${age} >= ${from} THEN ${from}`)
    .join(' ');
  try {
    const rows = await opened.value.rows<Row>(`
      WITH registered AS (
        SELECT r.practice, r.person, coalesce(p.sex, 'U') AS sex, CASE ${band} END AS band
        FROM registrations r JOIN persons p ON p.person = r.person
        WHERE r.kind = 'regular' AND r.registered_from <= ${on}
          AND (r.registered_to IS NULL OR r.registered_to > ${on}) AND (p.died_on IS NULL OR p.died_on > ${on})),
      each_person AS (
        SELECT g.practice, g.sex, g.band, g.person, count(e.encounter_id) AS times
        FROM registered g LEFT JOIN encounters e ON e.person = g.person AND e.kind IN ${KINDS}
          AND e.started_at >= ${on} - INTERVAL 1 YEAR + INTERVAL 1 DAY AND e.started_at < ${on} + INTERVAL 1 DAY
        GROUP BY ALL),
      rates AS (SELECT sex, band, sum(times) / count(*) AS rate FROM each_person GROUP BY ALL)
      SELECT practice, count(*) AS people, sum(times)::BIGINT AS observed, round(sum(rate), 3)::DOUBLE AS expected,
        sum(times * times)::BIGINT AS squares
      FROM each_person JOIN rates USING (sex, band) GROUP BY practice ORDER BY practice`);
    return rows.map(({ practice, people, observed, expected, squares }) => ({
      practice,
      people: Number(people),
      observed: Number(observed),
      expected,
      squares: Number(squares),
    }));
  } finally {
    opened.value.close();
  }
}

type Row = {
  readonly practice: OdsCode;
  readonly people: bigint;
  readonly observed: bigint;
  readonly expected: number;
  readonly squares: bigint;
};

/** Consultations with a practice in one month, of people who were registered there on the day. */
export type MonthConsultations = { readonly practice: OdsCode; readonly month: Month; readonly count: number };

/** Consultations of each practice in each month from one to another, both included; a month without any has no row. */
export async function consultationsByMonth(o: {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly practices: readonly OdsCode[];
  readonly from: Month;
  readonly to: Month;
}): Promise<readonly MonthConsultations[]> {
  const opened = await o.snapshot.people(o.pass, o.practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const [from, to] = [isoOfDay(firstDayOf(o.from)), isoOfDay(lastDayOf(o.to))];
  try {
    const rows = await opened.value.rows<{ practice: OdsCode; month: number; count: number }>(`
      SELECT r.practice, datediff('month', DATE '1970-01-01', e.started_at::DATE)::INTEGER AS month, count(*)::INTEGER AS count
      FROM encounters e JOIN registrations r ON r.person = e.person AND r.kind = 'regular'
        AND r.registered_from <= e.started_at::DATE AND (r.registered_to IS NULL OR r.registered_to > e.started_at::DATE)
      WHERE e.kind IN ${KINDS} AND e.started_at::DATE BETWEEN DATE '${from}' AND DATE '${to}'
      GROUP BY ALL ORDER BY ALL`);
    return rows.map(({ practice, month, count }) => ({ practice, month: month as Month, count }));
  } finally {
    opened.value.close();
  }
}
