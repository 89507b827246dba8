import { type Day, isoOfDay, type Month, type OdsCode, type SnomedCode } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { codelistsUnder, selectionsUnder } from '../model/walk.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { SourceRow } from '../model/result.ts';
import type { EventRow, PersonRecord, RegistrationRow } from './person.ts';

/** How many people are held at a time. */
const PEOPLE_AT_A_TIME = 16_384;

export type ReadPeople = {
  readonly reader: Reader;
  readonly framework: LoadedFramework;
  /** No later event is read. */
  readonly until: Day;
  /** Only these numbers; absent: everybody. */
  readonly people?: readonly number[];
  /** The name of a file by its SHA-256; given, each row says where it came from. */
  readonly fileName?: (sha256: string) => string | undefined;
};

/** Every SNOMED CT code that a framework's rules look at, each once, sorted. */
export function codesLookedAt(framework: LoadedFramework): readonly SnomedCode[] {
  const steps = [...framework.registers, ...framework.rules].flatMap((owner) => [...owner.steps]);
  const names = new Set(steps.flatMap((step) => codelistsUnder(step.when)));
  return [...new Set([...names].flatMap((name) => framework.codelists[name]?.codes ?? []))].sort();
}

/** Codes of whole readings: only their rows need the encounter that makes two rows one reading. */
function readingCodes(framework: LoadedFramework): ReadonlySet<SnomedCode> {
  const steps = [...framework.registers, ...framework.rules].flatMap((owner) => [...owner.steps]);
  const readings = steps.flatMap((step) => selectionsUnder(step.when)).filter((each) => each.reading);
  const names = readings.flatMap((each) => [...each.codelists, ...(each.reading?.diastolic ?? [])]);
  return new Set(names.flatMap((name) => framework.codelists[name]?.codes ?? []));
}

/**
 * People of a reader one after another in order of their numbers, with the rows that the framework's rules look at
 * and no others. Held in memory: some thousand people at a time.
 */
export async function* readPeople(o: ReadPeople): AsyncGenerator<PersonRecord> {
  const codes = codesLookedAt(o.framework);
  const people = o.people ?? ((await o.reader.columns('SELECT person FROM persons ORDER BY person')).columns[0] as number[]);
  for (let start = 0; start < people.length; start += PEOPLE_AT_A_TIME) {
    const some = people.slice(start, start + PEOPLE_AT_A_TIME);
    yield* await readSome(o, codes, some);
  }
}
