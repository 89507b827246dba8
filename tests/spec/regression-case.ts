/**
 * Cases on which the two calculators differed, shrunk: a framework and people, kept as files of tests/regression. What
 * is found is written there, to be committed with its correction.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, type Json } from '../../src/base/index.ts';
import type { WrittenPerson } from '../../src/indicators/people/written-person.ts';

export type RegressionCase = { readonly framework: Json; readonly people: readonly WrittenPerson[] };

const folder = join(dirname(fileURLToPath(import.meta.url)), '../regression/calculators');

/** Writes a case, named by its hash. @returns the file's path in the repository */
export function keepCase(found: RegressionCase): string {
  mkdirSync(folder, { recursive: true });
  const name = `${hashOf(found as unknown as Json).slice(0, 12)}.json`;
  writeFileSync(join(folder, name), `${JSON.stringify(found, null, 2)}\n`);
  return `tests/regression/calculators/${name}`;
}

export function keptCases(): readonly (RegressionCase & { readonly name: string })[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as RegressionCase) }));
}
