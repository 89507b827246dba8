import { type Month, monthOfDay, type OdsCode, type SnomedCode } from '../../base/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { thousandthsOf } from '../reference/evaluate.ts';
import type { EncounterRow, EventRow, PersonRecord } from '../reference/person.ts';
import type { WrittenEncounter, WrittenPerson } from './written-person.ts';

const MICROSECONDS_A_MINUTE = 60_000_000;
const MICROSECONDS_A_DAY = 24 * 60 * MICROSECONDS_A_MINUTE;
const PRACTICE = 'X00001' as OdsCode;

/** Codelists that a written person names and a framework has not. */
export function strangeCodelists({ events }: WrittenPerson, framework: LoadedFramework): readonly string[] {
  const names = new Set(events.map(({ codelist }) => codelist));
  return [...names].filter((name) => !Object.hasOwn(framework.codelists, name));
}

/** A written person as the reference takes one: each record has a code of its codelist, and a birth month. */
export function testRecord(person: WrittenPerson, index: number, framework: LoadedFramework): PersonRecord {
  return {
    person: index + 1,
    personId: `p${index}`,
    born: { month: monthOfDay(person.born) as Month },
    sex: person.sex,
    ethnicity: person.ethnicity ?? null,
    diedOn: person.died,
    registrations: person.registrations.map((each) => ({ ...each, practice: PRACTICE })),
    events: person.events.flatMap((event, of): EventRow[] => {
      const code: SnomedCode | undefined = framework.codelists[event.codelist]?.codes[(event.item ?? 1) - 1];
      const minute = event.minute === null ? null : event.minute * MICROSECONDS_A_MINUTE;
      if (code === undefined) return [];
      return [
        {
          code,
          on: event.on,
          recordedAt: minute === null ? null : event.on * MICROSECONDS_A_DAY + minute,
          rowId: event.rowId ?? `r${String(of).padStart(9, '0')}`,
          thousandths: event.value === null ? null : thousandthsOf(event.value),
          isHome: event.isHome,
          encounter: event.encounter,
        },
      ];
    }),
    encounters: (person.encounters ?? []).map(encounterRow),
  };
}

function encounterRow(written: WrittenEncounter, index: number): EncounterRow {
  const code = (scheme: string) => (each: string, at: number) => ({ position: at + 1, scheme, code: each });
  return {
    id: `e${index}`,
    organisation: written.organisation,
    kind: written.kind,
    startedAt: written.startedAt * MICROSECONDS_A_MINUTE,
    endedAt: written.endedAt === null ? null : written.endedAt * MICROSECONDS_A_MINUTE,
    admissionMethod: written.method,
    source: written.source,
    destination: written.destination,
    codes: [...written.diagnoses.map(code('icd10')), ...written.procedures.map(code('opcs4'))],
  };
}
