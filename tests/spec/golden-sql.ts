import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/base/index.ts';
import { compile } from '../../src/indicators/compile/compile.ts';
import { sqlText } from '../../src/indicators/compile/statement.ts';
import { periodEnding } from '../../src/indicators/index.ts';
import { spine } from './people-tables.ts';

export const GOLDEN_PATH = join(dirname(fileURLToPath(import.meta.url)), 'golden', 'spine-2025-26.sql');

/** The compiled framework; lists of codes are shortened, being the codelists' own. */
export function goldenSql(): string {
  const compiled = compile(spine, periodEnding(day('2026-03-31')));
  const text = sqlText([...compiled.setUp, ...compiled.passes, { title: 'Counts', sql: compiled.counts }]);
  return text.replace(/((?:true|false) \d{6,18}) \d{6,18}(?: \d{6,18})*/g, '$1 …');
}
