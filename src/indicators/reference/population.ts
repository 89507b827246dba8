import { type Day, unreachable } from '../../base/index.ts';
import type { Period } from '../model/period.ts';
import type { Population } from '../model/rate.ts';
import { encountersOf } from './encounters.ts';
import { registrationOn } from './evaluate.ts';
import type { PersonRecord, RegistrationRow } from './person.ts';

/** That a person is one of a population: whose they are, and the registration that counts. */
export type Belonging = { readonly practice: string; readonly registration: RegistrationRow | undefined };

/** Whose a person is in a population; none: not of it. On several caseloads a person is of each service. */
export function belongings(person: PersonRecord, population: Population, period: Period): readonly Belonging[] {
  switch (population.of) {
    case 'registered':
      return ofRegistration(registrationOn(person, period.achievedOn));
    case 'registered in the year':
      return ofRegistration(lastOf(person, (each) => daysRegistered(person, each, period) > 0));
    case 'died in the year': {
      const { diedOn } = person;
      if (diedOn === null || diedOn < period.yearStart || diedOn > period.achievedOn) return [];
      return ofRegistration(lastOf(person, ({ from, to }) => from <= diedOn && (to === null || to >= diedOn)));
    }
    case 'caseload':
      return onCaseload(person, population.kinds, period);
    default:
      return unreachable(population);
  }
}

function ofRegistration(registration: RegistrationRow | undefined): readonly Belonging[] {
  return registration ? [{ practice: registration.practice, registration }] : [];
}

function onCaseload(person: PersonRecord, kinds: readonly string[], period: Period): readonly Belonging[] {
  if (person.diedOn !== null && person.diedOn <= period.achievedOn) return [];
  const open = encountersOf(person, { kinds }, undefined, period).filter(({ endedOn }) => endedOn === undefined);
  const registration = registrationOn(person, period.achievedOn);
  return [...new Set(open.map(({ row }) => row.organisation))].map((practice) => ({ practice, registration }));
}

/** Of several regular registrations the one that began last, then that of the lower practice code, then the open one. */
function lastOf(person: PersonRecord, isOne: (each: RegistrationRow) => boolean): RegistrationRow | undefined {
  const end = ({ to }: RegistrationRow): number => to ?? Number.POSITIVE_INFINITY;
  return person.registrations
    .filter((each) => each.kind === 'regular' && isOne(each))
    .sort((one, other) => {
      if (one.from !== other.from) return other.from - one.from;
      if (one.practice !== other.practice) return one.practice < other.practice ? -1 : 1;
      return end(other) - end(one) || 0;
    })[0];
}

/** Days of the year, up to the achievement date and the day before death, on which a registration held. */
export function daysRegistered({ diedOn }: PersonRecord, { from, to }: RegistrationRow, period: Period): number {
  const end = (period.achievedOn + 1) as Day;
  return Math.min(to ?? end, diedOn ?? end, end) - Math.max(from, period.yearStart);
}
