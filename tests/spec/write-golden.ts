/** Writes golden/spine-2025-26.sql anew, to be read before it is committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { GOLDEN_PATH, goldenSql } from './golden-sql.ts';

mkdirSync(dirname(GOLDEN_PATH), { recursive: true });
writeFileSync(GOLDEN_PATH, goldenSql());
