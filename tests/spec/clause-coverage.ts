/** Whether the people of a table make each clause of their indicator both true and false. */
import type { Month } from '../../src/base/index.ts';
import { monthOfDay } from '../../src/base/index.ts';
import { periodEnding } from '../../src/indicators/index.ts';
import { leavesOf } from '../../src/indicators/model/walk.ts';
import { testWords } from '../../src/indicators/model/words.ts';
import { decidingStep, isOnRegister } from '../../src/indicators/reference/decide.ts';
import { PersonView, settingOf } from '../../src/indicators/reference/evaluate.ts';
import type { PersonRecord } from '../../src/indicators/reference/person.ts';
import { codesOf, numberOf, spine } from './people-tables.ts';
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

/** Clauses that nobody makes true, or nobody false, and steps that decide about nobody. Empty: all are covered. */
export function clausesNotCovered(file: SpecFile): readonly string[] {
  const rule = spine.rule(file.indicator);
  const register = spine.register(rule.register);
  const setting = settingOf(spine, periodEnding(file.periodEnd));
  const views = file.cases.map((each, index) => new PersonView(personRecord(each.person, index), setting));
  const registered = views.filter((view) => view.registration !== undefined);
  const on = registered.filter((view) => isOnRegister(view, register));
  const missing = (
    some: readonly PersonView[],
    steps: readonly { n: number; when: Parameters<PersonView['holds']>[0] }[],
  ): string[] =>
    steps.flatMap((step) =>
      [step.when, ...leavesOf(step.when)].flatMap((clause) => {
        const truths = new Set(some.map((view) => view.holds(clause)));
        return [true, false]
          .filter((truth) => !truths.has(truth))

          .filter((truth) => !(truth && file.neverTrue.includes(testWords(clause))))
          .map((truth) => `${step.n}: never ${truth}: ${testWords(clause)}`);
      }),
    );
  const deciding = new Set(on.map((view) => decidingStep(view, rule)));
  const idle = [0, ...rule.steps.map((step) => step.n)]
    .filter((n) => !deciding.has(n))
    .map((n) => `${n}: decides about nobody`);
  return [
    ...new Set([
      ...missing(registered, register.steps).map((each) => `register ${each}`),
      ...missing(on, rule.steps),
      ...idle,
    ]),
  ];
}
