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
import type { LoadedFramework, Register, Rule } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import { stepsThatMake } from '../tally.ts';
import { civilOf, dayOfCivil, dayWritten, monthsLater } from './calendar.ts';
import type { PersonRecord, RegistrationRow } from './person.ts';
import { type CodelistsOfCode, codelistsOfCode, type Found, PersonRows } from './record.ts';

/** The framework and period that people are looked at with. */
export type Setting = {
  readonly period: Period;
  readonly codelists: CodelistsOfCode;
  readonly framework: LoadedFramework;
  /** Which registration counts; absent: the one that holds on the achievement date. */
  readonly registrationOf?: (person: PersonRecord, day: Day) => RegistrationRow | undefined;
};

export function settingOf(framework: LoadedFramework, period: Period): Setting {
  return { period, codelists: codelistsOfCode(framework), framework };
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

/** The birth date; the first of the birth month where only the month is known. */
export function bornOn(born: PersonRecord['born']): Day | undefined {
  if (born === null) return undefined;
  if ('date' in born) return born.date;
  return dayOfCivil({ year: 1970 + Math.floor(born.month / 12), month: (((born.month % 12) + 12) % 12) + 1, day: 1 });
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
export function thousandthsOf(decimal: string): number {
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

/** The later value less the earlier, or a hundred times that for a percentage of the earlier, which is above nought. */
function hasChanged(
  from: Found | undefined,
  to: Found | undefined,
  { in: unit, is, number }: Extract<Test, { test: 'change' }>,
): boolean {
  const [first, last] = [from?.row.thousandths ?? null, to?.row.thousandths ?? null];
  if (first === null || last === null) return false;
  if (unit === 'value') return compares(last - first, is, thousandthsOf(number));
  if (first <= 0) return false;
  const [change, limit] = [BigInt(last - first) * 100_000n, BigInt(thousandthsOf(number)) * BigInt(first)];
  return compares(Number(change - limit), is, 0);
}

/** One person's answers to the tests of a framework. */
export class PersonView {
  readonly person: PersonRecord;
  readonly registration: RegistrationRow | undefined;
  readonly ageYears: number | undefined;
  readonly #setting: Setting;
  readonly #rows: PersonRows;
  readonly #registers = new Map<string, boolean>();
  readonly #decisions = new Map<string, number>();

  /** @param rows the person's rows, where they are looked at for several periods */
  constructor(person: PersonRecord, setting: Setting, rows = new PersonRows(person.events, setting.codelists)) {
    this.person = person;
    this.#setting = setting;
    const { achievedOn } = setting.period;
    this.registration = (setting.registrationOf ?? registrationOn)(person, achievedOn);
    this.ageYears = ageOn(person.born, achievedOn);
    this.#rows = rows;
  }

  get period(): Period {
    return this.#setting.period;
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
        return this.#isOfAge(test);
      case 'ethnicity':
        return this.person.ethnicity !== undefined && test.is.includes(this.person.ethnicity ?? '');
      case 'on days':
        return new Set(this.select(test.of, thisRecord).map(({ row }) => row.on)).size >= test.atLeast;
      case 'different codes':
        return new Set(this.select(test.of, thisRecord).map(({ row }) => row.code)).size >= test.atLeast;
      case 'change':
        return hasChanged(this.pick(test.from), this.pick(test.to), test);
      case 'on register':
        return this.isOn(test.register);
      case 'counts as':
        return stepsThatMake(test.is, this.#setting.framework.rule(test.rule).steps).includes(
          this.decision(test.rule) ?? -1,
        );
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
      case 'at least':
        return test.of.filter((each) => this.holds(each, thisRecord)).length >= test.count;
      case 'not':
        return !this.holds(test.not, thisRecord);
      default:
        return unreachable(test);
    }
  }

  /** Whether the person is registered and on a register of the framework. */
  isOn(register: string): boolean {
    const known = this.#registers.get(register) ?? this.#isSelectedBy(this.#setting.framework.register(register));
    this.#registers.set(register, known);
    return known;
  }

  /** The number of the step of a rule that decides; 0: none does; undefined: not on its register. */
  decision(ruleId: string): number | undefined {
    const known = this.#decisions.get(ruleId);
    if (known !== undefined) return known;
    const rule = this.#setting.framework.rule(ruleId);
    const decided = this.isOn(rule.register) ? this.#decidingStep(rule) : undefined;
    if (decided !== undefined) this.#decisions.set(ruleId, decided);
    return decided;
  }

  #isOfAge({ is, years, on }: Extract<Test, { test: 'age' }>): boolean {
    const day = on ? this.day(on) : undefined;
    const age = on ? day !== undefined && ageOn(this.person.born, day) : this.ageYears;
    return typeof age === 'number' && compares(age, is === 'over' ? '>' : '<', years);
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
      case 'birth':
        return bornOn(this.person.born);
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

  /** Whether somebody registered is on a register: the first step that is true decides. */
  #isSelectedBy(register: Register): boolean {
    return this.registration !== undefined && this.#firstTrue(register.steps)?.kind === 'select';
  }

  /** The number of the step that decides about somebody on the register; 0 when none does. */
  #decidingStep(rule: Rule): number {
    return this.#firstTrue(rule.steps)?.n ?? 0;
  }

  #firstTrue<S extends { readonly when: Test }>(steps: readonly S[]): S | undefined {
    for (const step of steps) if (this.holds(step.when)) return step;
    return undefined;
  }
}
