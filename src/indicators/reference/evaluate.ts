import { type Day, unreachable } from '../../base/index.ts';
import type {
  BloodPressureTarget,
  Bound,
  DateExpression,
  EventFact,
  Operator,
  Selection,
  Test,
  ValueCondition,
} from '../model/expression.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import { civilOf, dayWritten, monthsLater } from './calendar.ts';
import type { PersonRecord, RegistrationRow } from './person.ts';
import { type CodelistsOfCode, codelistsOfCode, type Found, PersonRows } from './record.ts';

/** The framework and period that people are looked at with. */
export type Setting = { readonly period: Period; readonly codelists: CodelistsOfCode };

export function settingOf(framework: LoadedFramework, period: Period): Setting {
  return { period, codelists: codelistsOfCode(framework) };
}

/** The registration that holds on a day: regular, and of several the one that began last. */
export function registrationOn(person: PersonRecord, day: Day): RegistrationRow | undefined {
  if (person.diedOn !== null && person.diedOn <= day) return undefined;
  const current = person.registrations.filter(
    (each) => each.kind === 'regular' && each.from <= day && (each.to === null || each.to > day),
  );
  return current.sort((one, other) => other.from - one.from)[0];
}

/** Age in full years on a day; from the first of the birth month where only the month is known. */
export function ageOn(born: PersonRecord['born'], day: Day): number | undefined {
  if (born === null) return undefined;
  const on = civilOf(day);
  if ('month' in born) return Math.floor(((on.year - 1970) * 12 + on.month - 1 - born.month) / 12);
  const birth = civilOf(born.date);
  const isBeforeBirthday = on.month < birth.month || (on.month === birth.month && on.day < birth.day);
  return on.year - birth.year - (isBeforeBirthday ? 1 : 0);
}

function compares(left: number, is: Operator, right: number): boolean {
  switch (is) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '=':
      return left === right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    default:
      return unreachable(is);
  }
}

/** A decimal with at most three places, in thousandths. */
function thousandthsOf(decimal: string): number {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const magnitude = Number(whole) * 1000 + Number(part.padEnd(3, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

function hasValue({ row }: Found, condition: ValueCondition): boolean {
  if (row.thousandths === null) return false;
  return condition.is === 'present' || compares(row.thousandths, condition.is, thousandthsOf(condition.number));
}

function isWithin({ row, diastolic }: Found, target: BloodPressureTarget): boolean {
  const top = row.thousandths;
  const bottom = diastolic?.thousandths ?? null;
  return top !== null && bottom !== null && top <= target.systolic * 1000 && bottom <= target.diastolic * 1000;
}

/** One person's answers to the tests of a framework. */
export class PersonView {
  readonly person: PersonRecord;
  readonly registration: RegistrationRow | undefined;
  readonly ageYears: number | undefined;
  readonly #setting: Setting;
  readonly #rows: PersonRows;

  /** @param rows the person's rows, where they are looked at for several periods */
  constructor(person: PersonRecord, setting: Setting, rows = new PersonRows(person.events, setting.codelists)) {
    this.person = person;
    this.#setting = setting;
    const { achievedOn } = setting.period;
    this.registration = registrationOn(person, achievedOn);
    this.ageYears = ageOn(person.born, achievedOn);
    this.#rows = rows;
  }

  get achievedOn(): Day {
    return this.#setting.period.achievedOn;
  }

  /** Whether a test is true. `thisRecord` is the date of the record that an enclosing `for some` looks at. */
  holds(test: Test, thisRecord?: Day): boolean {
    switch (test.test) {
      case 'exists':
        return this.select(test.of, thisRecord).length > 0;
      case 'value': {
        const found = this.pick(test.event);
        return found !== undefined && hasValue(found, { is: test.is, number: test.number });
      }
      case 'blood pressure at or below': {
        const found = this.pick(test.event);
        return found !== undefined && isWithin(found, found.row.isHome ? test.home : test.clinic);
      }
      case 'date': {
        const [left, right] = [this.day(test.left, thisRecord), this.day(test.right, thisRecord)];
        return left !== undefined && right !== undefined && compares(left, test.is, right);
      }
      case 'age':
        return this.ageYears !== undefined && compares(this.ageYears, test.is === 'over' ? '>' : '<', test.years);
      case 'sex':
        return this.person.sex === test.is;
      case 'latest among': {
        const found = this.pick({ pick: 'latest', of: test.of });
        return found !== undefined && this.isIn(found, test.is);
      }
      case 'for some':
        return this.select(test.each).some(({ row }) => this.holds(test.holds, row.on));
      case 'and':
        return test.all.every((each) => this.holds(each, thisRecord));
      case 'or':
        return test.any.some((each) => this.holds(each, thisRecord));
      case 'not':
        return !this.holds(test.not, thisRecord);
      default:
        return unreachable(test);
    }
  }

  /** The records of a selection, in the total order. */
  select(selection: Selection, thisRecord?: Day): readonly Found[] {
    const all = this.#rows.of(selection);
    if (all.length === 0) return all;
    const { after, before, value } = selection;
    const first = after && this.#bound(after, thisRecord);
    const last = before && this.#bound(before, thisRecord);
    if (first === 'nothing' || last === 'nothing') return [];
    const { achievedOn } = this.#setting.period;
    return all.filter((found) => {
      const { on } = found.row;
      if (on > achievedOn) return false;
      if (typeof first === 'number' && (after?.isInclusive ? on < first : on <= first)) return false;
      if (typeof last === 'number' && (before?.isInclusive ? on > last : on >= last)) return false;
      return value === undefined || hasValue(found, value);
    });
  }

  pick(event: EventFact): Found | undefined {
    return this.select(event.of).at(event.pick === 'latest' ? -1 : 0);
  }

  isIn(found: Found, codelists: readonly string[]): boolean {
    return (this.#setting.codelists.get(found.row.code) ?? []).some((name) => codelists.includes(name));
  }

  /** A date of this person; undefined when it is not recorded. */
  day(date: DateExpression, thisRecord?: Day): Day | undefined {
    const anchor = this.#anchor(date, thisRecord);
    if (anchor === undefined) return undefined;
    return (monthsLater(anchor, date.months ?? 0) + (date.days ?? 0)) as Day;
  }

  #anchor({ from }: DateExpression, thisRecord: Day | undefined): Day | undefined {
    switch (from.at) {
      case 'period end':
        return this.#setting.period.end;
      case 'year start':
        return this.#setting.period.yearStart;
      case 'registration':
        return this.registration?.from;
      case 'date':
        return dayWritten(from.date);
      case 'event':
        return this.pick(from.event)?.row.on;
      case 'this record':
        return thisRecord;
      default:
        return unreachable(from);
    }
  }

  #bound(bound: Bound, thisRecord: Day | undefined): Day | 'nothing' | 'open' {
    return this.day(bound.date, thisRecord) ?? bound.whenMissing;
  }
}
