import { describeColumn, type FeedColumn } from '../../column.ts';
import type { FeedDescription } from '../../feed.ts';

/** The version of the extract that is read. */
export const VERSION = 1;

/** Tables of the extract in the order in which they rest on each other. */
export const EXTRACT_TABLES = [
  'persons',
  'registrations',
  'encounters',
  'events',
  'encounter_codes',
  'deletions',
] as const;
export type ExtractTable = (typeof EXTRACT_TABLES)[number];

/** Tables of which a `deletions` file may name rows. */
export const ROW_TABLES = ['persons', 'registrations', 'events', 'encounters', 'encounter_codes'] as const;
export type RowTable = (typeof ROW_TABLES)[number];

/**
 * What happened in an encounter. A caseload or a spell of reablement is one encounter from its first day to its last; one
 * that has not ended has no end.
 */
export const ENCOUNTER_KINDS = [
  'gp_consultation',
  'nurse_consultation',
  'other_consultation',
  'ed_attendance',
  'emergency_admission',
  'elective_admission',
  'day_case',
  'outpatient',
  'community_contact',
  'community_caseload',
  'reablement',
  'urgent_community_response',
] as const;

const ROW_ID: FeedColumn = {
  name: 'row_id',
  kind: 'identifier',
  meaning: 'The sender’s own name of the row, unique in this table. A known one replaces the row sent before.',
  isRequired: true,
  example: '7f3a90c2',
};

const PERSON_ID: FeedColumn = {
  name: 'person_id',
  kind: 'identifier',
  meaning: 'The person’s pseudonym at this sender; never an NHS number.',
  isRequired: true,
  example: 'p000123',
};

const persons: readonly FeedColumn[] = [
  ROW_ID,
  { ...PERSON_ID, meaning: 'The person’s pseudonym at this sender; never an NHS number. One row a person.' },
  { name: 'birth_month', kind: 'month', meaning: 'Month of birth.', isRequired: true, example: '1961-04' },
  {
    name: 'sex',
    kind: 'choice',
    meaning: 'Sex as registered: male, female, indeterminate, unknown.',
    isRequired: true,
    allowed: ['M', 'F', 'I', 'U'],
    example: 'F',
  },
  { name: 'ethnicity', kind: 'text', meaning: 'Ethnic category, 2021 census code.', isRequired: false, example: 'A' },
  {
    name: 'lsoa',
    kind: 'text',
    meaning: 'Lower layer super output area of residence.',
    isRequired: false,
    example: 'X01000123',
  },
  { name: 'died_on', kind: 'date', meaning: 'Date of death; empty: alive.', isRequired: false, example: '2025-11-02' },
];

const registrations: readonly FeedColumn[] = [
  ROW_ID,
  PERSON_ID,
  {
    name: 'practice',
    kind: 'organisation',
    meaning: 'The practice where the person is registered: the sender.',
    isRequired: true,
    example: 'X00010',
  },
  {
    name: 'registered_from',
    kind: 'date',
    meaning: 'First day registered.',
    isRequired: true,
    example: '2012-06-14',
  },
  {
    name: 'registered_to',
    kind: 'date',
    meaning: 'First day no longer registered; empty: still registered.',
    isRequired: false,
    example: '2025-09-30',
  },
  {
    name: 'kind',
    kind: 'choice',
    meaning: 'Regular registrations count towards lists and indicators; temporary ones do not.',
    isRequired: true,
    allowed: ['regular', 'temporary'],
    example: 'regular',
  },
];

const events: readonly FeedColumn[] = [
  ROW_ID,
  PERSON_ID,
  {
    name: 'organisation',
    kind: 'organisation',
    meaning: 'Where the event was recorded.',
    isRequired: false,
    example: 'X00010',
  },
  { name: 'event_date', kind: 'date', meaning: 'The day it happened.', isRequired: true, example: '2025-11-02' },
  { name: 'code', kind: 'snomed', meaning: 'What happened.', isRequired: true, example: '271649006' },
  {
    name: 'value_number',
    kind: 'decimal',
    meaning: 'The measured value, of a code that has one.',
    isRequired: false,
    unit: 'the unit of the column unit',
    example: '138',
  },
  {
    name: 'value_code',
    kind: 'snomed',
    meaning: 'The coded value, of a code that has one.',
    isRequired: false,
    example: '266919005',
  },
  {
    name: 'unit',
    kind: 'text',
    meaning: 'Unit of value_number, as UCUM or as printed.',
    isRequired: false,
    example: 'mmHg',
  },
  {
    name: 'setting',
    kind: 'choice',
    meaning: 'Where it was measured; empty counts as clinic.',
    isRequired: false,
    allowed: ['clinic', 'home'],
    example: 'clinic',
  },
  {
    name: 'recorded_at',
    kind: 'date-time',
    meaning: 'When it was entered. Of two events of one day the later entered is the later.',
    isRequired: false,
    example: '2025-11-02T09:41:00',
  },
  {
    name: 'clinician_id',
    kind: 'identifier',
    meaning: 'The clinician’s pseudonym at this sender.',
    isRequired: false,
    example: 'c0042',
  },
  {
    name: 'encounter_id',
    kind: 'identifier',
    meaning: 'The encounter in which it was recorded.',
    isRequired: false,
    example: 'e0000981',
  },
];

const encounters: readonly FeedColumn[] = [
  ROW_ID,
  {
    name: 'encounter_id',
    kind: 'identifier',
    meaning: 'The encounter’s name at this sender. One row an encounter.',
    isRequired: true,
    example: 'e0000981',
  },
  PERSON_ID,
  {
    name: 'organisation',
    kind: 'organisation',
    meaning: 'The practice or provider where it took place.',
    isRequired: true,
    example: 'X00010',
  },
  {
    name: 'kind',
    kind: 'choice',
    meaning: 'What kind of contact it was.',
    isRequired: true,
    allowed: ENCOUNTER_KINDS,
    example: 'gp_consultation',
  },
  { name: 'started_at', kind: 'date-time', meaning: 'Start.', isRequired: true, example: '2025-11-02T09:30:00' },
  { name: 'ended_at', kind: 'date-time', meaning: 'End.', isRequired: false, example: '2025-11-02T09:41:00' },
  {
    name: 'admission_method',
    kind: 'text',
    meaning: 'Admission method, NHS Data Dictionary code.',
    isRequired: false,
    example: '21',
  },
  {
    name: 'source',
    kind: 'text',
    meaning: 'Source of admission or referral, NHS Data Dictionary code.',
    isRequired: false,
    example: '19',
  },
  {
    name: 'destination',
    kind: 'text',
    meaning: 'Destination on discharge, NHS Data Dictionary code.',
    isRequired: false,
    example: '19',
  },
  { name: 'treatment_site', kind: 'text', meaning: 'Site code of treatment.', isRequired: false, example: 'X0H01' },
  {
    name: 'clinician_id',
    kind: 'identifier',
    meaning: 'The responsible clinician’s pseudonym at this sender.',
    isRequired: false,
    example: 'c0042',
  },
  {
    name: 'cost_pence',
    kind: 'whole',
    meaning: 'What the commissioner is charged for it.',
    isRequired: false,
    unit: 'pence',
    example: '14500',
  },
];

const encounterCodes: readonly FeedColumn[] = [
  ROW_ID,
  {
    name: 'encounter_id',
    kind: 'identifier',
    meaning: 'The encounter that the code belongs to.',
    isRequired: true,
    example: 'e0000981',
  },
  {
    name: 'position',
    kind: 'whole',
    meaning: 'Order of the code in the encounter; 1 is the primary diagnosis or procedure.',
    isRequired: true,
    example: '1',
  },
  {
    name: 'scheme',
    kind: 'choice',
    meaning: 'The classification that the code is of.',
    isRequired: true,
    allowed: ['icd10', 'opcs4', 'snomed'],
    example: 'icd10',
  },
  {
    name: 'code',
    kind: 'text',
    meaning: 'The code: ICD-10 J44.0 or J440, OPCS-4 W37.1 or W371, or a SNOMED CT identifier.',
    isRequired: true,
    example: 'J44.0',
  },
];

const deletions: readonly FeedColumn[] = [
  { ...ROW_ID, meaning: 'The row_id of the row to remove.' },
  {
    name: 'table',
    kind: 'choice',
    meaning: 'The table that the row is in. Removing a persons row removes every row of the person.',
    isRequired: true,
    allowed: ROW_TABLES,
    example: 'events',
  },
];

/** Columns of each table, in the order in which a file has them. */
export const EXTRACT_COLUMNS: Readonly<Record<ExtractTable, readonly FeedColumn[]>> = {
  persons,
  registrations,
  encounters,
  events,
  encounter_codes: encounterCodes,
  deletions,
};

const MEANINGS: Readonly<Record<ExtractTable, string>> = {
  persons: 'Everybody whose rows are in the extract, once.',
  registrations: 'When each person was registered at the practice.',
  encounters: 'Consultations, attendances and admissions.',
  events: 'What was recorded: diagnoses, measurements, medicines, reviews, invitations, declines.',
  encounter_codes: 'Diagnoses and procedures of an encounter.',
  deletions: 'Rows sent before that are withdrawn.',
};

/** The table whose header this is, exactly and in order; undefined when it is none. */
export function tableOfHeader(header: readonly string[]): ExtractTable | undefined {
  const text = header.join('\n');
  return EXTRACT_TABLES.find((table) => EXTRACT_COLUMNS[table].map((column) => column.name).join('\n') === text);
}

export const description: FeedDescription = {
  feed: 'practice-extract',
  version: VERSION,
  title: 'Practice extract',
  sentBy: 'Each practice, by `commonweal send`, which leaves people with a type 1 opt-out out of it.',
  frequency: 'Monthly, or daily with what is new.',
  formats: ['CSV (RFC 4180, UTF-8)', 'CSV compressed with gzip', 'Parquet'],
  notes: [
    'A file is known by its header alone: the columns below, all of them, in this order.',
    'The sender is named on import, or is the practice code that the file’s name or folder begins with (X00010-events.csv, X00010/events.parquet), or the one practice that the rows name.',
    'row_id is unique for sender and table. A known row_id replaces the row; what was known before stays reproducible.',
    'Files of one import apply in order of their names without the ending; deletions apply last.',
    'Parquet columns are text as in CSV, or DATE, TIMESTAMP, whole and decimal types where the column is one.',
    'Systolic and diastolic of the same person, event_date, recorded_at and encounter_id are one reading.',
    'A file with a row of a person who has a type 1 opt-out is not read: it is quarantined and destroyed.',
  ],
  tables: EXTRACT_TABLES.map((table) => ({
    name: table,
    meaning: MEANINGS[table],
    columns: EXTRACT_COLUMNS[table].map(describeColumn),
  })),
};
