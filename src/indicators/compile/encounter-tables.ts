import { type Day, unreachable } from '../../base/index.ts';
import type { Days, Encounters, EncounterTest } from '../model/encounters.ts';
import type { Bound } from '../model/expression.ts';
import type { Period } from '../model/period.ts';
import { encountersWords, encounterTestWords } from '../model/rate-words.ts';
import { EncounterCodes } from './encounter-codes.ts';
import { type OwnTable, OwnTables } from './found-tables.ts';
import { dayLiteral } from './sql.ts';
import { createdTable, type Statement } from './statement.ts';
import { commonDay } from './window.ts';

/** Tables of encounters, and of how many each person has. */
export class EncounterTables {
  readonly #tables = new OwnTables();
  readonly #codes = new EncounterCodes();

  /** SQL of the number of a person's encounters of which the test is true. */
  number(of: Encounters, when: EncounterTest | undefined, period: Period): string {
    const from = this.#matching(of, period);
    const holds = when ? `\nWHERE ${this.#testSql(when, period)}` : '';
    const words = `How many ${encountersWords(of)}${when ? `, ${encounterTestWords(when)}` : ''}`;
    const select = `SELECT person, count(*) AS encounters\nFROM ${from} AS this_encounter${holds}\nGROUP BY person`;
    const table = this.#tables.ask(`number ${select}`, 'number_of_encounters', words, () => select);
    return `coalesce(${table}.encounters, 0)`;
  }

  /** SQL of the days of the year on which a person's encounters were open. */
  days(of: Encounters, period: Period): string {
    const from = this.#matching(of, period);
    const [first, end] = [dayLiteral(period.yearStart), `${dayLiteral(period.achievedOn)} + 1`];
    const open = `greatest(0, coalesce(ended_on, ${end}) - greatest(started_on, ${first}))`;
    const select = `SELECT person, sum(${open}) AS days\nFROM ${from}\nGROUP BY person`;
    const words = `Days of the year on which there were open ${encountersWords(of)}`;
    const table = this.#tables.ask(`days ${select}`, 'days_open', words, () => select);
    return `coalesce(${table}.days, 0)`;
  }

  /** In the order in which they are made. */
  all(): readonly OwnTable[] {
    return [...this.#codes.table(), ...this.#tables.all()];
  }

  /** The tables with a row a person: those of encounters have several. */
  joined(): readonly OwnTable[] {
    return this.#tables.all().filter(({ name }) => /^(?:number_of_encounters|days_open)_/.test(name));
  }

  #matching(of: Encounters, period: Period): string {
    const select = encountersSelect(of, period, this.#codes);
    return this.#tables.ask(select, 'encounters', encountersWords(of), () => select);
  }

  #testSql(test: EncounterTest, period: Period): string {
    switch (test.test) {
      case 'followed by': {
        const days = 'other.started_on - this_encounter.ended_on';
        const after = `other.started_at >= this_encounter.ended_at AND ${days} BETWEEN ${test.fromDays} AND ${test.toDays}`;
        return this.#otherSql(test.encounters, after, period);
      }
      case 'is in': {
        const day = `this_encounter.ended_on + ${test.onDay}`;
        const open = `other.started_on <= ${day} AND (other.ended_on IS NULL OR other.ended_on > ${day})`;
        return this.#otherSql(test.encounters, open, period);
      }
      case 'alive':
        return `(this_encounter.ended_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM persons
    WHERE persons.person = this_encounter.person AND persons.died_on <= ${dayLiteral(period.achievedOn)}
      AND persons.died_on <= this_encounter.ended_on + ${test.onDay}))`;
      case 'lasted at most':
        return `(this_encounter.ended_on IS NOT NULL
    AND this_encounter.ended_at <= this_encounter.started_at + INTERVAL ${test.minutes} MINUTE)`;
      case 'and':
        return `(${test.all.map((each) => this.#testSql(each, period)).join(' AND ')})`;
      case 'or':
        return `(${test.any.map((each) => this.#testSql(each, period)).join(' OR ')})`;
      case 'not':
        return `NOT ${this.#testSql(test.not, period)}`;
      default:
        return unreachable(test);
    }
  }

  #otherSql(of: Encounters, condition: string, period: Period): string {
    return `EXISTS (SELECT 1 FROM ${this.#matching(of, period)} AS other
    WHERE other.person = this_encounter.person AND other.encounter_id <> this_encounter.encounter_id
      AND this_encounter.ended_on IS NOT NULL AND ${condition})`;
  }
}

function listed(column: string, values: readonly string[] | undefined, isIn: boolean): readonly string[] {
  if (!values) return [];
  const inList = `${column} IN (${values.map((each) => `'${each}'`).join(', ')})`;
  return [isIn ? inList : `NOT coalesce(${inList}, false)`];
}

function daysSql(column: string, days: Days | undefined, period: Period): readonly string[] {
  const bound = (each: Bound | undefined, is: string): readonly string[] => {
    const day: Day | undefined = each && commonDay(each.date, period);
    return each && day !== undefined ? [`${column} ${is}${each.isInclusive ? '=' : ''} ${dayLiteral(day)}`] : [];
  };
  return [...bound(days?.after, '>'), ...bound(days?.before, '<')];
}

const JOIN_CODED = '\nLEFT JOIN coded ON coded.person = e.person AND coded.encounter_id = e.encounter_id';

/** Encounters of some kinds as the achievement date saw them: none that starts later, and open those that end later. */
export function seenEncounters(kinds: readonly string[], { achievedOn }: Period): Statement {
  const last = dayLiteral(achievedOn);
  const select = `SELECT person, encounter_id, kind, organisation, admission_method, source, destination,
  started_at, CAST(started_at AS DATE) AS started_on,
  ended_at, CASE WHEN ended_at < ${last} + 1 THEN CAST(ended_at AS DATE) END AS ended_on
FROM encounters
WHERE ${listed('kind', kinds, true).join('')} AND CAST(started_at AS DATE) <= ${last}`;
  return createdTable('seen_encounters', 'Encounters as the achievement date saw them', select);
}

function encountersSelect(of: Encounters, period: Period, codes: EncounterCodes): string {
  const conditions = [
    ...listed('e.kind', of.kinds, true),
    ...listed('e.organisation', of.organisations, true),
    ...listed('e.admission_method', of.admissionMethods, true),
    ...listed('e.source', of.sources, true),
    ...listed('e.source', of.notSources, false),
    ...listed('e.destination', of.destinations, true),
    ...listed('e.destination', of.notDestinations, false),
    ...daysSql('e.started_on', of.starts, period),
    ...daysSql('e.ended_on', of.ends, period),
    ...(of.diagnoses ? [`(${of.diagnoses.map((each) => codes.diagnosis(each)).join(' OR ')})`] : []),
    ...(of.withoutCodesOf ?? []).map((scheme) => codes.without(scheme)),
  ];
  const isCoded = of.diagnoses !== undefined || (of.withoutCodesOf ?? []).length > 0;
  return `SELECT e.person, e.encounter_id, e.started_at, e.started_on, e.ended_at, e.ended_on
FROM seen_encounters e${isCoded ? JOIN_CODED : ''}
WHERE ${conditions.join('\n  AND ')}`;
}
