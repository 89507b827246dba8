/** Whether the people of a table make each clause of their indicator both true and false. */
import type { Month } from '../../src/base/index.ts';
import { monthOfDay } from '../../src/base/index.ts';
import { periodEnding } from '../../src/indicators/index.ts';
import type { Test } from '../../src/indicators/model/expression.ts';
import { leavesOf } from '../../src/indicators/model/walk.ts';
import { testWords } from '../../src/indicators/model/words.ts';
import { decidingStep, isOnRegister } from '../../src/indicators/reference/decide.ts';
import { PersonView, settingOf } from '../../src/indicators/reference/evaluate.ts';
import type { PersonRecord } from '../../src/indicators/reference/person.ts';
import { everything } from './every-rule.ts';
import { codesOf, numberOf } from './people-tables.ts';
import type { SpecFile } from './spec-file.ts';
import type { WrittenPerson } from './written-person.ts';

const MICROSECONDS_A_MINUTE = 60_000_000;
const MICROSECONDS_A_DAY = 24 * 60 * MICROSECONDS_A_MINUTE;

/** A written person as the reference takes one. */
export function personRecord(person: WrittenPerson, index: number, born: 'month' | 'date' = 'month'): PersonRecord {
  return {
    person: numberOf(index),
    personId: `p${index}`,
    born: born === 'date' ? { date: person.born } : { month: monthOfDay(person.born) as Month },
    sex: person.sex,
    ethnicity: person.ethnicity ?? null,
    diedOn: person.died,
    registrations: person.registrations.map((each) => ({ ...each, practice: 'X00001' as never })),
    events: person.events.map((event, of) => ({
      code: codesOf(event.codelist)[(event.item ?? 1) - 1] as never,
      on: event.on,
      recordedAt: event.minute === null ? null : event.on * MICROSECONDS_A_DAY + event.minute * MICROSECONDS_A_MINUTE,
      rowId: event.rowId ?? `r${String(of).padStart(9, '0')}`,
      thousandths: event.value === null ? null : Math.round(Number(event.value) * 1000),
      isHome: event.isHome,
      encounter: event.encounter,
    })),
  };
}

type Steps = readonly { readonly n: number; readonly when: Test }[];

function registeredViews(file: SpecFile): readonly PersonView[] {
  const setting = settingOf(everything, periodEnding(file.periodEnd));
  const views = file.cases.map((each, index) => new PersonView(personRecord(each.person, index), setting));
  return views.filter((view) => view.registration !== undefined);
}

/** Clauses of steps that none of some people makes true, or none makes false. */
function missing(file: SpecFile, some: readonly PersonView[], steps: Steps): readonly string[] {
  return steps.flatMap((step) =>
    [step.when, ...leavesOf(step.when)].flatMap((clause) => {
      const truths = new Set(some.map((view) => view.holds(clause)));
      return [true, false]
        .filter((truth) => !truths.has(truth))
        .filter((truth) => !(truth && file.neverTrue.includes(testWords(clause))))
        .map((truth) => `${step.n}: never ${truth}: ${testWords(clause)}`);
    }),
  );
}

/** Clauses of the register that nobody makes true, or nobody false. */
export function registerClausesNotCovered(file: SpecFile): readonly string[] {
  return [...new Set(missing(file, registeredViews(file), everything.register(file.indicator).steps))];
}

/** Clauses that nobody makes true, or nobody false, and steps that decide about nobody. Empty: all are covered. */
export function clausesNotCovered(file: SpecFile): readonly string[] {
  const rule = everything.rule(file.indicator);
  const register = everything.register(rule.register);
  const registered = registeredViews(file);
  const on = registered.filter((view) => isOnRegister(view, register));
  const deciding = new Set(on.map((view) => decidingStep(view, rule)));
  const idle = [0, ...rule.steps.map((step) => step.n)]
    .filter((n) => !deciding.has(n))
    .map((n) => `${n}: decides about nobody`);
  const ofRegister = missing(file, registered, register.steps).map((each) => `register ${each}`);
  return [...new Set([...ofRegister, ...missing(file, on, rule.steps), ...idle])];
}
