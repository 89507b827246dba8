/** One statement of a compiled framework, with its title for whoever reads the SQL. */
export type Statement = { readonly title: string; readonly sql: string };

export function createdTable(name: string, title: string, select: string): Statement {
  return { title, sql: `CREATE OR REPLACE TEMP TABLE ${name} AS\n${select}` };
}

/** The statements as one text: each under its title. */
export function sqlText(statements: readonly Statement[]): string {
  return statements.map(({ title, sql }) => `-- ${title}\n${sql};\n`).join('\n');
}
