import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Outcome, shape } from '../../base/index.ts';
import { STATISTICS_METHODS, statisticsMethod, workStatistics } from '../../benchmarking/index.ts';
import { casesOf } from './statistics-cases.ts';

function read(method: string, content: string) {
  const known = statisticsMethod(method);
  assert.ok(known, method);
  return casesOf(known, 'a.csv', content);
}

function cases(method: string, content: string) {
  const found = read(method, content);
  assert.ok(found.ok, found.ok ? '' : found.refusal.message);
  return found.value.cases;
}

function message(found: Outcome<unknown>): string {
  return found.ok ? 'read' : `${found.refusal.message} ${found.refusal.remedy ?? ''}`;
}

describe('cases from CSV', () => {
  it('are one a row where nothing is a list, with defaults for what is blank', () => {
    assert.deepEqual(cases('wilson', '\uFEFFx,n,conf\r\n3,10,\r\n4,20,0.998\r\n'), [
      { x: 3, n: 10 },
      { x: 4, n: 20, conf: 0.998 },
    ]);
  });

  it('are the rows of one case name where something is a list, in any order', () => {
    const csv = 'case,y,target,direction\na,1,5,\nb,7,,decrease\na,2,,\nb,8,,\n';
    assert.deepEqual(cases('xmr', csv), [
      { y: [1, 2], target: 5 },
      { y: [7, 8], direction: 'decrease' },
    ]);
    assert.deepEqual(cases('xmr', 'y,rebase_at\n1,2\n2,\n9,\n'), [{ y: [1, 2, 9], rebase_at: [2] }]);
    assert.deepEqual(cases('quantiles', 'values,nq\n3,2\n4,2\n'), [{ values: [3, 4], nq: 2 }]);
  });

  it('may be one of 100,000 rows', { timeout: 10_000 }, () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => at % 7);
    assert.deepEqual(cases('xmr', `y\n${rows.join('\n')}\n`), [{ y: rows }]);
  });

  it('may write how often people had events as times and persons', () => {
    const [one] = cases('dsr_repeated', 'event_frequency_by_band,events,pop\n1:4;2:1,6,100\n,0,90\n');
    assert.deepEqual(one?.event_frequency_by_band, [{ 1: 4, 2: 1 }, {}]);
  });

  it('name the row and the column of everything that is wrong, all at once', () => {
    const found = message(read('wilson', 'x,n\n3,ten\n,10\n1\n2,0x10\n'));
    assert.match(found, /row 2, column n: ten is no number/);
    assert.match(found, /row 4 has 1 fields, not 2/);
    assert.match(found, /row 5, column n: 0x10 is no number/);
    assert.match(message(read('xmr', 'y,direction\n3,up\n')), /up is not one of increase, decrease, neutral/);
    assert.match(
      message(read('xmr', 'y,target\n3,1\n4,2\n')),
      /row 3, column target: the case has another value in row 2/,
    );
    assert.match(message(read('quantiles', 'values,nq\n,2\n4,2\n')), /row 2, column values: nothing stands there/);
  });

  it('name columns that are missing, with what they are, and say which were not read', () => {
    assert.match(message(read('wilson', 'x,m\n3,10\n')), /lacks a column that wilson needs: n \(people who count/);
    assert.match(message(read('wilson', 'x,n,x\n3,10,1\n')), /the column x twice/);
    assert.match(message(read('wilson', 'x,n\n')), /at least one row/);
    const found = read('wilson', 'x,n,lower\n3,10,0.1\n');
    assert.deepEqual(found.ok && found.value.ignored, ['lower']);
  });
});

describe('cases from JSON', () => {
  it('are a list, one, or those that a file holds under the method’s name', () => {
    const one = { x: 1, n: 2 };
    for (const json of [one, [one], { wilson: [one], byar: [] }, { wilson: one }]) {
      assert.deepEqual(cases('wilson', JSON.stringify(json)), [one]);
    }
  });

  it('have options and practices laid flat', () => {
    assert.deepEqual(cases('xmr', '{"y":[1],"options":{"target":3}}'), [{ target: 3, y: [1] }]);
    const practices = [
      { x: 1, n: 2 },
      { x: 3, n: 4 },
    ];
    assert.deepEqual(cases('funnel', JSON.stringify({ practices })), [{ x: [1, 3], n: [2, 4] }]);
  });

  it('refuse what is not JSON, and what is no case', () => {
    assert.match(message(read('wilson', '[1]')), /case 1 is not an object/);
    assert.match(message(read('wilson', '{"x":')), /is not JSON/);
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('every method', () => {
  const AWKWARD = [0, -1, 1, 0.5, 1e308, -1e-320, 3, 40, 100, 1 - 2 ** -53, 1e-300];

  it('answers or refuses whatever numbers it is given: never no number, and never a fault', () => {
    let [answered, refused] = [0, 0];
    for (const method of STATISTICS_METHODS) {
      for (let seed = 0; seed < 60; seed += 1) {
        const pick = (at: number) => AWKWARD[(seed * 7 + at * (1 + (seed % 5))) % AWKWARD.length] ?? 0;
        const of = Object.entries(method.fields).map(([name, field], at) => {
          if (field.kind === 'number') return [name, name === 'draws' ? 100 : pick(at)];
          if (field.kind === 'numbers') return [name, Array.from({ length: seed % 9 }, (_, item) => pick(at + item))];
          if (field.kind === 'word') return [name, field.words?.[seed % (field.words?.length ?? 1)]];
          return [name, field.kind === 'frequencies' ? Array(seed % 9).fill({ 1: 3 }) : seed % 2 === 0];
        });
        const result = workStatistics(method, Object.fromEntries(of));
        if (result.ok) answered += 1;
        else refused += 1;
        assert.ok(!result.ok || numbersIn(result.value).every(Number.isFinite), method.name);
      }
    }
    assert.ok(answered > 100 && refused > 100, `${answered} answered, ${refused} refused`);
  });

  it('refuses a case without what it needs, and one with words for numbers', () => {
    for (const method of STATISTICS_METHODS) {
      assert.equal(workStatistics(method, {}).ok, false, method.name);
      const words = Object.fromEntries(Object.keys(method.fields).map((name) => [name, 'many']));
      assert.equal(workStatistics(method, words).ok, false, method.name);
    }
  });

  it('says what each column is and what it gives, on one line', () => {
    for (const { purpose, gives, fields } of STATISTICS_METHODS) {
      for (const words of [purpose, gives, ...Object.values(fields).map(({ meaning }) => meaning)]) {
        assert.deepEqual(shape.text.wrong(words, 'words'), []);
      }
    }
  });
});
