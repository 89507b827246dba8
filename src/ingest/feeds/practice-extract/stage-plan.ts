import { addDays, type Day, isoOfDay, monthOfDay, type OdsCode, snomedCodeFromText } from '../../../base/index.ts';
import { isKeptOutSql } from '../../../warehouse/index.ts';
import type { Check } from '../../column-checks.ts';
import type { ProblemCode, ProblemFacts } from '../../problem-catalogue.ts';
import type { StagePlan } from '../../stage-rows.ts';
import { EXTRACT_COLUMNS, type ExtractTable } from './shape.ts';

/** What a row is checked against, besides itself. */
export type CheckContext = {
  readonly sender: OdsCode;
  readonly businessDate: Day;
  /** Hashes of the names of who was erased, whose rows are left out; empty at the edge. */
  readonly keptOut: readonly string[];
  readonly systolic: readonly string[];
  readonly diastolic: readonly string[];
};

/** Systolic and diastolic pressures outside these were never measured on a living person. mmHg. */
const POSSIBLE_SYSTOLIC = [40, 350] as const;
const POSSIBLE_DIASTOLIC = [15, 250] as const;

/** What is possible in a unit, for the units in which a slip of the decimal point is common. */
const POSSIBLE_BY_UNIT: Readonly<Record<string, readonly [number, number]>> = {
  mmHg: [0, 400],
  'mmol/mol': [5, 350],
  'mmol/L': [0, 200],
  'kg/m2': [5, 200],
  kg: [0, 700],
  cm: [10, 280],
};

/** The first month that a date may lie in: earlier ones stand for an unknown date. */
const FIRST_MONTH = (1900 - 1970) * 12;

const OF_PERSON = 'LEFT JOIN people p ON p.person_id = s.person_id';
const OF_ENCOUNTER = 'LEFT JOIN encounter_keys e ON e.encounter_id = s.encounter_id';
const UNKNOWN_PERSON: Check = { code: 'UNKNOWN_PERSON', facts: {}, when: 'p.person IS NULL' };

function check(code: ProblemCode, when: string, facts: ProblemFacts = {}): Check {
  return { code, facts, when };
}

function dateChecks(column: string, o: { readonly after?: string; readonly shown?: string }): Check[] {
  const early = check('BEFORE_1900', `s."${column}" < DATE '1900-01-01'`, { column });
  if (o.after === undefined) return [early];
  return [check('FUTURE_DATE', `s."${column}" ${o.after}`, { column, allowed: o.shown ?? '' }), early];
}

function afterDay(businessDate: Day): { readonly after: string; readonly shown: string } {
  const shown = isoOfDay(businessDate);
  return { after: `> DATE '${shown}'`, shown };
}

function afterEndOf(businessDate: Day): { readonly after: string; readonly shown: string } {
  const next = isoOfDay(addDays(businessDate, 1));
  return { after: `>= TIMESTAMP '${next} 00:00:00'`, shown: isoOfDay(businessDate) };
}

function beforeBirth(column: string): Check {
  return check('BEFORE_BIRTH', `s."${column}" < p.born`, { column });
}

function endsBefore(column: string, start: string): Check {
  return check('ENDS_BEFORE_START', `s."${column}" < s."${start}"`, { column, allowed: start });
}

type PlanParts = Omit<StagePlan, 'columns'>;

function personsPlan({ businessDate }: CheckContext): PlanParts {
  const born = "(DATE '1970-01-01' + to_months(s.birth_month))";
  return {
    output: same('person_id', 'birth_month', 'sex', 'ethnicity', 'lsoa', 'died_on', 'row_id'),
    checks: [
      check('FUTURE_DATE', `s.birth_month > ${monthOfDay(businessDate)}`, {
        column: 'birth_month',
        allowed: isoOfDay(businessDate),
      }),
      check('BEFORE_1900', `s.birth_month < ${FIRST_MONTH}`, { column: 'birth_month' }),
      ...dateChecks('died_on', afterDay(businessDate)),
      check('BEFORE_BIRTH', `s.died_on < ${born}`, { column: 'died_on' }),
    ],
  };
}

function registrationsPlan({ businessDate, sender }: CheckContext): PlanParts {
  return {
    output: { person: 'p.person', ...same('practice', 'registered_from', 'registered_to', 'kind', 'row_id') },
    joins: OF_PERSON,
    checks: [
      check('NOT_SENDERS_PRACTICE', `s.practice <> '${sender}'`),
      ...dateChecks('registered_from', afterDay(businessDate)),
      endsBefore('registered_to', 'registered_from'),
      UNKNOWN_PERSON,
      beforeBirth('registered_from'),
    ],
  };
}

function eventsPlan({ businessDate, systolic, diastolic }: CheckContext): PlanParts {
  return {
    output: {
      person: 'p.person',
      ...same('code', 'event_date'),
      value: 's.value_number',
      is_home: "coalesce(s.setting = 'home', false)",
      ...same('value_code', 'unit', 'organisation', 'recorded_at', 'clinician_id', 'encounter_id', 'row_id'),
    },
    fewValued: ['unit', 'organisation', 'clinician_id'],
    joins: OF_PERSON,
    checks: [
      ...dateChecks('event_date', afterDay(businessDate)),
      ...dateChecks('recorded_at', afterEndOf(businessDate)),
      UNKNOWN_PERSON,
      beforeBirth('event_date'),
      impossibleValue(systolic, POSSIBLE_SYSTOLIC),
      impossibleValue(diastolic, POSSIBLE_DIASTOLIC),
      check('IMPLAUSIBLE_VALUE', impossibleByUnit(), { column: 'value_number', allowed: 'unit' }),
    ],
  };
}

function impossibleValue(codes: readonly string[], [least, most]: readonly [number, number]): Check {
  const when =
    codes.length === 0
      ? 'false'
      : `s.code IN (${codes.join(', ')}) AND s.value_number NOT BETWEEN ${least} AND ${most}`;
  return check('IMPLAUSIBLE_VALUE', when, { column: 'value_number', allowed: 'code' });
}

function impossibleByUnit(): string {
  const cases = Object.entries(POSSIBLE_BY_UNIT).map(
    ([unit, [least, most]]) => `WHEN '${unit}' THEN s.value_number NOT BETWEEN ${least} AND ${most}`,
  );
  return `CASE s.unit ${cases.join(' ')} ELSE false END`;
}

function encountersPlan({ businessDate }: CheckContext): PlanParts {
  return {
    output: {
      person: 'p.person',
      ...same('encounter_id', 'organisation', 'kind', 'started_at', 'ended_at', 'admission_method', 'source'),
      ...same('destination', 'treatment_site', 'clinician_id', 'cost_pence', 'row_id'),
    },
    fewValued: ['organisation', 'kind', 'admission_method', 'source', 'destination', 'treatment_site', 'clinician_id'],
    joins: OF_PERSON,
    checks: [
      ...dateChecks('started_at', afterEndOf(businessDate)),
      ...dateChecks('ended_at', afterEndOf(businessDate)),
      endsBefore('ended_at', 'started_at'),
      UNKNOWN_PERSON,
      beforeBirth('started_at'),
    ],
  };
}

const LAST_POSITION = 99;

function encounterCodesPlan(): PlanParts {
  return {
    output: {
      person: 'e.person',
      encounter_id: 's.encounter_id',
      position: 's.position::INTEGER',
      ...same('scheme', 'code', 'row_id'),
    },
    fewValued: ['scheme', 'code'],
    joins: OF_ENCOUNTER,
    checks: [
      check('BAD_NUMBER', `s.position NOT BETWEEN 1 AND ${LAST_POSITION}`, {
        column: 'position',
        allowed: `a whole number from 1 to ${LAST_POSITION}`,
      }),
      check('UNKNOWN_ENCOUNTER', 'e.encounter_id IS NULL'),
    ],
    distinct: [
      {
        expression: `f."scheme"::VARCHAR || ' ' || f."code"::VARCHAR`,
        isGood: isCodeOfScheme,
        code: 'BAD_CODE',
        facts: { column: 'code', allowed: 'a code of its scheme' },
      },
    ],
  };
}

const SCHEME_FORMS: Readonly<Record<string, (code: string) => boolean>> = {
  icd10: (code) => /^[A-Z]\d{2}(X|\.?\d{1,2}[DA]?)?$/.test(code),
  opcs4: (code) => /^[A-Z]\d{2}(\.?\d)?$/.test(code),
  snomed: (code) => snomedCodeFromText(code) !== undefined,
};

/** Whether '<scheme> <code>' has the form of one; an unknown scheme is another check's business. */
function isCodeOfScheme(text: string): boolean {
  const [scheme = '', code = ''] = text.split(/ (.*)/s);
  return SCHEME_FORMS[scheme]?.(code) ?? true;
}

function deletionsPlan(): PlanParts {
  return { output: { table_name: 's."table"', row_id: 's.row_id' }, checks: [] };
}

/** Before every other check that looks at more than one column: whose row it is decides. */
function erasedChecks(table: ExtractTable, { sender, keptOut }: CheckContext): Check[] {
  if (keptOut.length === 0 || table === 'deletions') return [];
  const isErased =
    table === 'encounter_codes'
      ? isKeptOutSql(sender, keptOut, 'encounter', 's.encounter_id')
      : isKeptOutSql(sender, keptOut, 'person', 's.person_id');
  return [check('ERASED_PERSON', isErased)];
}

const PLANS: Readonly<Record<ExtractTable, (context: CheckContext) => PlanParts>> = {
  persons: personsPlan,
  registrations: registrationsPlan,
  encounters: encountersPlan,
  events: eventsPlan,
  encounter_codes: encounterCodesPlan,
  deletions: deletionsPlan,
};

/**
 * How a file of a table is read and checked. Needs, where the table's rows name people, the temporary table
 * `people` (person_id VARCHAR, person INTEGER, born DATE), and for encounter_codes `encounter_keys`
 * (encounter_id VARCHAR, person INTEGER).
 */
export function stagePlan(table: ExtractTable, context: CheckContext): StagePlan {
  const plan = PLANS[table](context);
  return { columns: EXTRACT_COLUMNS[table], ...plan, checks: [...erasedChecks(table, context), ...plan.checks] };
}

function same(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `s."${name}"`]));
}
