/** Tables with a row for each person, registration, event or encounter. Read only with a `RowAccess`. */
export const PEOPLE_TABLES = ['persons', 'registrations', 'events', 'encounters', 'encounter_codes'] as const;
export type PeopleTable = (typeof PEOPLE_TABLES)[number];

/** Tables with no people in them. */
export const AGGREGATE_TABLES = [
  'practice_counts',
  'list_sizes',
  'measure_values',
  'ods_practices',
  'ods_commissioners',
  'gp_payments',
] as const;
export type AggregateTable = (typeof AGGREGATE_TABLES)[number];

/** Tables with a row for each activity that a provider sent. They hold pseudonyms: read only with a `RowAccess`. */
export const PROVIDER_TABLES = ['service_activity'] as const;
export type ProviderTable = (typeof PROVIDER_TABLES)[number];

export type WarehouseTable = PeopleTable | AggregateTable | ProviderTable;

/** Columns in order, each with its DuckDB type. */
export type Layout = Readonly<Record<string, string>>;

/** Where a row came from: the sender's id of the row, the file as sent (SHA-256), and the record's ordinal in it. */
const SOURCE_ROW = { row_id: 'VARCHAR', file: 'VARCHAR', row: 'INTEGER' } as const;
/** An aggregate row's source: its file and the record's ordinal. */
const SOURCE_RECORD = { file: 'VARCHAR', row: 'INTEGER' } as const;

/** What a segment of each people-level table holds. See ARCHITECTURE.md for the meaning of the derived columns. */
export const PEOPLE_LAYOUT: Readonly<Record<PeopleTable, Layout>> = {
  persons: {
    person: 'INTEGER',
    person_id: 'VARCHAR',
    birth_month: 'INTEGER',
    sex: 'VARCHAR',
    ethnicity: 'VARCHAR',
    lsoa: 'VARCHAR',
    died_on: 'DATE',
    ...SOURCE_ROW,
  },
  registrations: {
    person: 'INTEGER',
    practice: 'VARCHAR',
    registered_from: 'DATE',
    registered_to: 'DATE',
    kind: 'VARCHAR',
    ...SOURCE_ROW,
  },
  events: {
    person: 'INTEGER',
    code: 'BIGINT',
    event_date: 'DATE',
    ord: 'INTEGER',
    value: 'DECIMAL(12,3)',
    paired_value: 'DECIMAL(12,3)',
    is_home: 'BOOLEAN',
    value_code: 'BIGINT',
    unit: 'VARCHAR',
    organisation: 'VARCHAR',
    recorded_at: 'TIMESTAMP',
    clinician_id: 'VARCHAR',
    encounter_id: 'VARCHAR',
    ...SOURCE_ROW,
  },
  encounters: {
    person: 'INTEGER',
    encounter_id: 'VARCHAR',
    organisation: 'VARCHAR',
    kind: 'VARCHAR',
    started_at: 'TIMESTAMP',
    ended_at: 'TIMESTAMP',
    admission_method: 'VARCHAR',
    source: 'VARCHAR',
    destination: 'VARCHAR',
    treatment_site: 'VARCHAR',
    clinician_id: 'VARCHAR',
    cost_pence: 'BIGINT',
    ...SOURCE_ROW,
  },
  encounter_codes: {
    person: 'INTEGER',
    encounter_id: 'VARCHAR',
    position: 'INTEGER',
    scheme: 'VARCHAR',
    code: 'VARCHAR',
    ...SOURCE_ROW,
  },
};

/**
 * What a segment of each aggregate table holds. A table whose layout is its feed's own business (wide published
 * tables) is given in full here as well, so that its view has its columns before anything is loaded.
 */
export const AGGREGATE_LAYOUT: Readonly<Record<AggregateTable, Layout>> = {
  practice_counts: {
    practice: 'VARCHAR',
    indicator: 'VARCHAR',
    definition_hash: 'VARCHAR',
    period: 'VARCHAR',
    cut_off: 'DATE',
    component: 'VARCHAR',
    reason: 'VARCHAR',
    count: 'BIGINT',
    opted_out: 'BIGINT',
    extract_sha256: 'VARCHAR',
    ...SOURCE_RECORD,
  },
  list_sizes: {
    realm: 'VARCHAR',
    practice: 'VARCHAR',
    practice_name: 'VARCHAR',
    commissioner: 'VARCHAR',
    quarter: 'INTEGER',
    sex: 'VARCHAR',
    age_band: 'VARCHAR',
    count: 'BIGINT',
    ...SOURCE_RECORD,
  },
  measure_values: {
    realm: 'VARCHAR',
    source: 'VARCHAR',
    measure: 'VARCHAR',
    area_kind: 'VARCHAR',
    area: 'VARCHAR',
    period_from: 'DATE',
    period_to: 'DATE',
    numerator: 'DECIMAL(12,3)',
    denominator: 'DECIMAL(12,3)',
    value: 'DECIMAL(12,3)',
    unit: 'VARCHAR',
    per: 'INTEGER',
    population_basis: 'VARCHAR',
    is_received: 'BOOLEAN',
    note: 'VARCHAR',
    ...SOURCE_RECORD,
  },
  ods_practices: {
    as_of: 'INTEGER',
    practice: 'VARCHAR',
    name: 'VARCHAR',
    national_grouping: 'VARCHAR',
    health_geography: 'VARCHAR',
    address: 'VARCHAR',
    postcode: 'VARCHAR',
    opened_on: 'DATE',
    closed_on: 'DATE',
    status: 'VARCHAR',
    sub_type: 'VARCHAR',
    commissioner: 'VARCHAR',
    joined_on: 'DATE',
    left_on: 'DATE',
    telephone: 'VARCHAR',
    provider: 'VARCHAR',
    prescribing_setting: 'INTEGER',
    ...SOURCE_RECORD,
  },
  ods_commissioners: {
    as_of: 'INTEGER',
    commissioner: 'VARCHAR',
    name: 'VARCHAR',
    national_grouping: 'VARCHAR',
    health_geography: 'VARCHAR',
    address: 'VARCHAR',
    postcode: 'VARCHAR',
    opened_on: 'DATE',
    closed_on: 'DATE',
    sub_type: 'VARCHAR',
    ...SOURCE_RECORD,
  },
  gp_payments: {
    year: 'VARCHAR',
    practice: 'VARCHAR',
    practice_name: 'VARCHAR',
    postcode: 'VARCHAR',
    region: 'VARCHAR',
    region_name: 'VARCHAR',
    commissioner: 'VARCHAR',
    commissioner_name: 'VARCHAR',
    network: 'VARCHAR',
    network_name: 'VARCHAR',
    contract_type: 'VARCHAR',
    is_dispensing: 'BOOLEAN',
    opened_on: 'DATE',
    closed_on: 'DATE',
    atypical: 'VARCHAR',
    registered: 'DECIMAL(18,8)',
    weighted: 'DECIMAL(18,8)',
    global_sum_pence: 'BIGINT',
    total_pence: 'BIGINT',
    deductions_pence: 'BIGINT',
    net_pence: 'BIGINT',
    components_pence: 'BIGINT',
    tolerance_pence: 'BIGINT',
    components: 'VARCHAR',
    extras: 'VARCHAR',
    ...SOURCE_RECORD,
  },
};

/** What a segment of activity of a provider and month holds. */
export const PROVIDER_LAYOUT: Readonly<Record<ProviderTable, Layout>> = {
  service_activity: {
    provider: 'VARCHAR',
    service: 'VARCHAR',
    person_id: 'VARCHAR',
    done_on: 'DATE',
    recorded_at: 'TIMESTAMP',
    place: 'VARCHAR',
    clinician: 'VARCHAR',
    site: 'VARCHAR',
    exception: 'VARCHAR',
    assessed_there: 'VARCHAR',
    referred_back: 'VARCHAR',
    imaging: 'VARCHAR',
    approval: 'VARCHAR',
    goal: 'VARCHAR',
    cost_pence: 'BIGINT',
    ...SOURCE_ROW,
  },
};

export function isPeopleTable(table: WarehouseTable): table is PeopleTable {
  return (PEOPLE_TABLES as readonly string[]).includes(table);
}

export function layoutOf(table: WarehouseTable): Layout {
  if (isPeopleTable(table)) return PEOPLE_LAYOUT[table];
  return isProviderTable(table) ? PROVIDER_LAYOUT[table] : AGGREGATE_LAYOUT[table];
}

export function isProviderTable(table: WarehouseTable): table is ProviderTable {
  return (PROVIDER_TABLES as readonly string[]).includes(table);
}
