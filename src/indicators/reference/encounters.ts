import { type Day, unreachable } from '../../base/index.ts';
import { type PatternPlaces, readPattern } from '../model/code-pattern.ts';
import type { Days, Diagnosis, Encounters, EncounterTest } from '../model/encounters.ts';
import type { Bound } from '../model/expression.ts';
import type { Period } from '../model/period.ts';
import { dayWritten, monthsLater } from './calendar.ts';
import type { EncounterCode, EncounterRow, PersonRecord } from './person.ts';

const MICROSECONDS_A_MINUTE = 60_000_000;
const MICROSECONDS_A_DAY = 24 * 60 * MICROSECONDS_A_MINUTE;

/** An encounter as the achievement date saw it. */
export type SeenEncounter = { readonly row: EncounterRow; readonly startedOn: Day; readonly endedOn: Day | undefined };

function dayAt(microseconds: number): Day {
  return Math.floor(microseconds / MICROSECONDS_A_DAY) as Day;
}

/** A person's encounters, in order of start and name, without those that start after the achievement date. */
function seenBy({ encounters = [] }: PersonRecord, { achievedOn }: Period): readonly SeenEncounter[] {
  return encounters
    .map((row) => {
      const endedOn = row.endedAt === null ? undefined : dayAt(row.endedAt);
      const isOpen = endedOn === undefined || endedOn > achievedOn;
      return { row, startedOn: dayAt(row.startedAt), endedOn: isOpen ? undefined : endedOn };
    })
    .filter((seen) => seen.startedOn <= achievedOn)
    .sort((one, other) => one.row.startedAt - other.row.startedAt || (one.row.id < other.row.id ? -1 : 1));
}

/** A person's encounters of which a description and a test are true. */
export function encountersOf(
  person: PersonRecord,
  of: Encounters,
  when: EncounterTest | undefined,
  period: Period,
): readonly SeenEncounter[] {
  const all = seenBy(person, period);
  const ofWhich = (description: Encounters): readonly SeenEncounter[] =>
    all.filter((seen) => matches(seen, description, period));
  const looking: Looking = { person, ofWhich, period };
  return ofWhich(of).filter((seen) => when === undefined || holds(when, seen, looking));
}

type Looking = {
  readonly person: PersonRecord;
  readonly ofWhich: (description: Encounters) => readonly SeenEncounter[];
  readonly period: Period;
};

function holds(test: EncounterTest, seen: SeenEncounter, looking: Looking): boolean {
  switch (test.test) {
    case 'followed by':
      return othersOf(test.encounters, seen, looking).some(({ row, startedOn }) => {
        const days = startedOn - (seen.endedOn as Day);
        return row.startedAt >= (seen.row.endedAt as number) && days >= test.fromDays && days <= test.toDays;
      });
    case 'is in':
      return othersOf(test.encounters, seen, looking).some(({ startedOn, endedOn }) => {
        const day = (seen.endedOn as Day) + test.onDay;
        return startedOn <= day && (endedOn === undefined || endedOn > day);
      });
    case 'alive': {
      if (seen.endedOn === undefined) return false;
      const { diedOn } = looking.person;
      return diedOn === null || diedOn > looking.period.achievedOn || diedOn > seen.endedOn + test.onDay;
    }
    case 'lasted at most': {
      const { startedAt, endedAt } = seen.row;
      return seen.endedOn !== undefined && (endedAt as number) - startedAt <= test.minutes * MICROSECONDS_A_MINUTE;
    }
    case 'and':
      return test.all.every((each) => holds(each, seen, looking));
    case 'or':
      return test.any.some((each) => holds(each, seen, looking));
    case 'not':
      return !holds(test.not, seen, looking);
    default:
      return unreachable(test);
  }
}

/** Other encounters of a description; none around one that is open. */
function othersOf(of: Encounters, seen: SeenEncounter, { ofWhich }: Looking): readonly SeenEncounter[] {
  return seen.endedOn === undefined ? [] : ofWhich(of).filter((other) => other.row.id !== seen.row.id);
}

function matches({ row, startedOn, endedOn }: SeenEncounter, of: Encounters, period: Period): boolean {
  const isAmong = (value: string | null, codes: readonly string[] | undefined): boolean =>
    codes === undefined || (value !== null && codes.includes(value));
  const isNotAmong = (value: string | null, codes: readonly string[] | undefined): boolean =>
    codes === undefined || value === null || !codes.includes(value);
  return (
    of.kinds.includes(row.kind) &&
    isAmong(row.organisation, of.organisations) &&
    isAmong(row.admissionMethod, of.admissionMethods) &&
    isAmong(row.source, of.sources) &&
    isNotAmong(row.source, of.notSources) &&
    isAmong(row.destination, of.destinations) &&
    isNotAmong(row.destination, of.notDestinations) &&
    isWithin(startedOn, of.starts, period) &&
    isWithin(endedOn, of.ends, period) &&
    (of.diagnoses === undefined || of.diagnoses.some((each) => isFor(row.codes, each))) &&
    !row.codes.some(({ scheme }) => of.withoutCodesOf?.includes(scheme as 'icd10'))
  );
}

function isWithin(day: Day | undefined, days: Days | undefined, period: Period): boolean {
  if (!days?.after && !days?.before) return true;
  if (day === undefined) return false;
  const [first, last] = [days.after, days.before].map((bound) => bound && dayOf(bound, period));
  const isLate = first === undefined || (days.after?.isInclusive ? day >= first : day > first);
  const isEarly = last === undefined || (days.before?.isInclusive ? day <= last : day < last);
  return isLate && isEarly;
}

function dayOf({ date }: Bound, period: Period): Day {
  const { from, months = 0, days = 0 } = date;
  const anchor = from.at === 'date' ? dayWritten(from.date) : from.at === 'year start' ? period.yearStart : period.end;
  return (monthsLater(anchor, months) + days) as Day;
}

function isFor(codes: readonly EncounterCode[], diagnosis: Diagnosis): boolean {
  const { primary, any, secondary, notSecondary, notProcedure } = diagnosis;
  const has = (pattern: string, scheme: string, isPlace: (position: number) => boolean): boolean =>
    codes.some((each) => each.scheme === scheme && isPlace(each.position) && begins(each.code, pattern));
  const [first, later] = [(position: number) => position === 1, (position: number) => position > 1];
  return (
    (primary === undefined || has(primary, 'icd10', first)) &&
    (any === undefined || has(any, 'icd10', () => true)) &&
    (secondary === undefined || has(secondary, 'icd10', later)) &&
    (notSecondary === undefined || !has(notSecondary, 'icd10', later)) &&
    (notProcedure === undefined || !has(notProcedure, 'opcs4', () => true))
  );
}

const readPatterns = new Map<string, readonly PatternPlaces[]>();

/** Whether a code begins as a pattern says: without its point, one of three characters ending in X. */
function begins(code: string, pattern: string): boolean {
  const alternatives = readPatterns.get(pattern) ?? readPattern(pattern) ?? [];
  readPatterns.set(pattern, alternatives);
  const bare = code.replaceAll('.', '').toUpperCase();
  const plain = bare.length === 3 ? `${bare}X` : bare;
  return alternatives.some((places) => places.every((place, index) => place.has(plain[index] ?? '')));
}
