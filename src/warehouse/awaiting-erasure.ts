import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OdsCode } from '../base/index.ts';
import { replaceFile } from './durable-file.ts';

/** Somebody in the warehouse of whom a later file says that they opted out. `person` is the sender's pseudonym. */
export type AwaitingErasure = {
  readonly practice: OdsCode;
  readonly person: string;
  /** Business date, ISO. */
  readonly since: string;
};

/** Everybody who waits to be erased, in order of practice and pseudonym. */
export function readAwaiting(directory: string): readonly AwaitingErasure[] {
  const path = pathIn(directory);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as AwaitingErasure[]) : [];
}

/** Puts people on the list, each once: who is on it stays as they were. Only for who holds the import lock. */
export function addAwaiting(directory: string, people: readonly AwaitingErasure[]): void {
  if (people.length === 0) return;
  const all = new Map([...people, ...readAwaiting(directory)].map((each) => [keyOf(each), each]));
  write(directory, [...all.values()]);
}

/** Takes people off the list, and with them what it says of them. Only for who holds the import lock. */
export function removeAwaiting(directory: string, people: readonly AwaitingErasure[]): void {
  const gone = new Set(people.map(keyOf));
  write(
    directory,
    readAwaiting(directory).filter((each) => !gone.has(keyOf(each))),
  );
}

function write(directory: string, people: AwaitingErasure[]): void {
  people.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  replaceFile(pathIn(directory), [`${JSON.stringify(people)}\n`]);
}

function pathIn(directory: string): string {
  return join(directory, 'awaiting-erasure.json');
}

function keyOf({ practice, person }: AwaitingErasure): string {
  return `${practice} ${person}`;
}
