import { assert, day, exact, exactText } from '../../base/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { periodEnding } from '../model/period.ts';
import type { Rate } from '../model/rate.ts';
import { testsOf } from '../model/rate-walk.ts';
import type { TestPeople } from '../model/signed.ts';
import { leavesOf } from '../model/walk.ts';
import { testWords } from '../model/words.ts';
import { settingOf } from '../reference/evaluate.ts';
import { amountsOf } from '../reference/rate.ts';
import { viewsFor } from '../reference/rate-amounts.ts';
import { strangeCodelists, testRecord } from './test-record.ts';
import { writtenPerson } from './written-person.ts';

const OUT = 'not counted';

/**
 * What the test people of a rate leave open: somebody who adds otherwise than is written (`2/1`, `not
 * counted`), nobody who adds to the numerator or nobody who adds nothing, a clause that nobody makes true or false.
 */
export function rateReleaseFaults(framework: LoadedFramework, rate: Rate): readonly string[] {
  if (!rate.people) return ['it has no test people'];
  const { on, cases, neverTrue } = rate.people;
  const setting = settingOf(framework, periodEnding(day(on)));
  const people = cases.map(({ record }) => writtenPerson('', record));
  const views = people.map((person, index) => viewsFor(testRecord(person, index, framework), rate.population, setting));
  const added = views.map((own) => addedWords(own.map(({ view }) => amountsOf(view, rate))));
  const faults = cases.flatMap(({ name, counts }, index) => {
    const person = people[index];
    assert(person !== undefined, 'each case has its person');
    const strange = strangeCodelists(person, framework);
    if (strange.length > 0) return [`“${name}” has records of ${strange.join(', ')}, which is no codelist here`];
    return added[index] === counts ? [] : [`“${name}” is ${added[index]}, and written as ${counts}`];
  });
  const adds = (words: string): boolean => words !== OUT && !words.startsWith('0/');
  const clauses = testsOf(rate).flatMap((test) => [test, ...leavesOf(test)]);
  const untried = clauses.flatMap((clause) => {
    const truths = new Set(views.flat().map(({ view }) => view.holds(clause)));
    return [true, false]
      .filter((truth) => !truths.has(truth) && !(truth && neverTrue.includes(testWords(clause))))
      .map((truth) => `nobody makes it ${truth} that ${testWords(clause)}`);
  });
  return [
    ...faults,
    ...(added.some(adds) ? [] : ['nobody adds to the numerator']),
    ...(added.every(adds) ? ['everybody adds to the numerator'] : []),
    ...new Set(untried),
  ];
}

type Amounts = ReturnType<typeof amountsOf>;

/** Numerator/denominator, `2/1`; of somebody who is several services’ `1/1 and 1/1`. */
function addedWords(amounts: readonly Amounts[]): string {
  const decimal = (thousandths: number): string => exactText(exact(thousandths).div(1000n));
  const added = amounts.flatMap((each) => (each ? [`${decimal(each.numerator)}/${decimal(each.denominator)}`] : []));
  return added.length === 0 ? OUT : added.join(' and ');
}

/** The codelists that test people have records of. */
export function codelistsShown(people: TestPeople | undefined): readonly string[] {
  return (people?.cases ?? []).flatMap(({ record }) => writtenPerson('', record).events.map((each) => each.codelist));
}
