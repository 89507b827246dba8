import { monthOfDay, unreachable } from '../../base/index.ts';
import type { Population } from '../model/rate.ts';
import type { Plan } from './plan.ts';
import { ageSql, dayLiteral } from './sql.ts';
import { createdTable, type Statement } from './statement.ts';

/** What is known of births: the month, as the warehouse keeps it, or the date, of people who are typed in. */
export type Births = 'months' | 'dates';

const FIRST_OF_BIRTH_MONTH = "CAST(DATE '1970-01-01' + to_months(birth_month) AS DATE)";

/** The people who are looked at: whose they are (`practice`), since when they are registered, and their age. */
export function populationTable(population: Population, plan: Plan, births: Births): Statement {
  switch (population.of) {
    case 'registered':
      return registered(plan, births);
    case 'registered in the year':
      return created(
        'Who was registered on some day of the year, by the practice of the last registration',
        plan,
        births,
        ofLast(plan, `${registrationDays(plan)} > 0`),
      );
    case 'died in the year':
      return created(
        'Who died in the year while registered, by practice',
        plan,
        births,
        ofLast(
          plan,
          `p.died_on BETWEEN ${dayLiteral(plan.period.yearStart)} AND ${dayLiteral(plan.period.achievedOn)}
    AND r.registered_from <= p.died_on AND (r.registered_to IS NULL OR r.registered_to >= p.died_on)`,
        ),
      );
    case 'caseload':
      return created(
        'Who is on the caseload of a service on the achievement date, by its organisation',
        plan,
        births,
        onCaseload(plan, population.kinds),
      );
    default:
      return unreachable(population);
  }
}

function personColumns({ asksEthnicity }: Plan): string {
  return `p.person, p.sex${asksEthnicity ? ', p.ethnicity' : ''}, p.born_on`;
}

function persons({ asksEthnicity, period }: Plan, births: Births): string {
  const [bornOn, age] =
    births === 'dates'
      ? ['birth_date', ageSql('birth_date', dayLiteral(period.achievedOn))]
      : [FIRST_OF_BIRTH_MONTH, `floor((${monthOfDay(period.achievedOn)} - birth_month) / 12)::INTEGER`];
  const ethnicity = asksEthnicity ? ', ethnicity' : '';
  return `(SELECT person, sex${ethnicity}, died_on, ${bornOn} AS born_on, ${age} AS age_years FROM persons)`;
}

/** SQL that holds for a registration and person of a day. */
function isRegisteredOn(day: string): string {
  return `r.kind = 'regular' AND r.registered_from <= ${day} AND (r.registered_to IS NULL OR r.registered_to > ${day})`;
}

function registered(plan: Plan, births: Births): Statement {
  const { achievedOn, yearStart } = plan.period;
  const day = dayLiteral(achievedOn);
  const days = `,\n  ${day} + 1 - greatest(r.registered_on, ${dayLiteral(yearStart)}) AS days_registered`;
  return createdTable(
    'population',
    'Who is registered on the achievement date, since when, and their age in full years',
    `SELECT r.practice, ${personColumns(plan)},
  p.age_years, r.registered_on${plan.asksDays ? days : ''}
FROM (
  SELECT practice, person, max(registered_from) AS registered_on FROM registrations r
  WHERE ${isRegisteredOn(day)}
  GROUP BY practice, person) r
JOIN ${persons(plan, births)} p ON p.person = r.person
WHERE p.died_on IS NULL OR p.died_on > ${day}`,
  );
}

/** The table from rows of person, practice, registered_on and days_registered. */
function created(title: string, plan: Plan, births: Births, rows: string): Statement {
  return createdTable(
    'population',
    title,
    `SELECT o.practice, ${personColumns(plan)},
  p.age_years, o.registered_on, o.days_registered
FROM (${rows}) o
JOIN ${persons(plan, births)} p ON p.person = o.person`,
  );
}

/** Days of the year, up to the achievement date and the day before death, on which a registration held. */
function registrationDays({ period }: Plan): string {
  const [first, end] = [dayLiteral(period.yearStart), `${dayLiteral(period.achievedOn)} + 1`];
  const until = `least(coalesce(r.registered_to, ${end}), coalesce(p.died_on, ${end}), ${end})`;
  return `${until} - greatest(r.registered_from, ${first})`;
}

/** The registration of each person that began last, of those for which a condition holds. */
function ofLast(plan: Plan, condition: string): string {
  return `SELECT person, practice, registered_from AS registered_on, days_registered FROM (
    SELECT r.person, r.practice, r.registered_from, ${registrationDays(plan)} AS days_registered,
      row_number() OVER (PARTITION BY r.person ORDER BY r.registered_from DESC, r.practice, r.registered_to DESC NULLS FIRST) AS place
    FROM registrations r JOIN persons p ON p.person = r.person
    WHERE r.kind = 'regular' AND ${condition}) WHERE place = 1`;
}

function onCaseload({ period, ...plan }: Plan, kinds: readonly string[]): string {
  const day = dayLiteral(period.achievedOn);
  const days = registrationDays({ ...plan, period });
  return `SELECT DISTINCT e.person, e.organisation AS practice, l.registered_on, l.days_registered
    FROM encounters e JOIN persons p ON p.person = e.person
    LEFT JOIN (SELECT r.person, max(r.registered_from) AS registered_on, max(${days}) AS days_registered
      FROM registrations r JOIN persons p ON p.person = r.person WHERE ${isRegisteredOn(day)} GROUP BY r.person) l
      ON l.person = e.person
    WHERE e.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND CAST(e.started_at AS DATE) <= ${day}
      AND (e.ended_at IS NULL OR CAST(e.ended_at AS DATE) > ${day}) AND (p.died_on IS NULL OR p.died_on > ${day})`;
}
