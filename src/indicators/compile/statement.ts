/** One statement of a compiled framework, with its title for whoever reads the SQL. */
export type Statement = {
  readonly title: string;
  /** For a connection of its own: the temporary table is made, or rows are added to it. */
  readonly sql: string;
  /** What is put where: for a connection that has the table. */
  readonly table: string;
  readonly select: string;
};

/** A statement that makes a table. */
export function createdTable(table: string, title: string, select: string): Statement {
  return { title, sql: `CREATE OR REPLACE TEMP TABLE ${table} AS\n${select}`, table, select };
}

/** A statement that adds rows to a table that another makes. */
export function addedRows(table: string, title: string, select: string): Statement {
  return { title, sql: addedSql({ table, select }), table, select };
}

export function addedSql({ table, select }: Pick<Statement, 'table' | 'select'>): string {
  return `INSERT INTO ${table}\n${select}`;
}

/** The statements as one text: each under its title. */
export function sqlText(statements: readonly Pick<Statement, 'title' | 'sql'>[]): string {
  return statements.map(({ title, sql }) => `-- ${title}\n${sql};\n`).join('\n');
}
