import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPerson } from '../reports/index.ts';

/**
 * The people of the definitions' tests, by the rule's id, read from `tests/spec/indicators`: each table row is a
 * person, what everybody of the tables below a line `Everybody: …` has, and what the person counts as.
 */
export function readTestPeople(folder: string): ReadonlyMap<string, readonly TestPerson[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return new Map(files.sort().flatMap((name) => testPeopleOf(readFileSync(join(folder, name), 'utf8'))));
}

function testPeopleOf(text: string): readonly [string, readonly TestPerson[]][] {
  let [rule, group, everybody] = ['', '', ''];
  const people: TestPerson[] = [];
  for (const line of text.split('\n')) {
    rule = /^# (\w+)/.exec(line)?.[1] ?? rule;
    group = /^## (.*)$/.exec(line)?.[1] ?? group;
    everybody = /^Everybody: (.*)\.$/.exec(line)?.[1] ?? everybody;
    const [, name = '', own = '', counts = ''] = line.startsWith('|') ? line.split('|').map((cell) => cell.trim()) : [];
    if (name === '' || name === 'person' || /^-+$/.test(name)) continue;
    people.push({ group, name, record: [everybody, own].filter((part) => part !== '').join('; '), counts });
  }
  return rule === '' ? [] : [[rule, people]];
}
