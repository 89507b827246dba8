/** People who are typed in: what the rules make of them, by both calculators, and what is refused. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/base/index.ts';
import { type EvaluatedPerson, evaluatePeople, readPeopleFile } from '../../src/indicators/index.ts';
import { spine, withScratch } from './people-tables.ts';

const content = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'given-people.json'), 'utf8');

type Written = { indicator: string; name: string; expected: Omit<EvaluatedPerson, 'name' | 'indicator'> };
const written = (JSON.parse(content) as { cases: Written[] }).cases;

async function evaluate(json: unknown, indicator?: string) {
  const file = 'people.json';
  const given = readPeopleFile(typeof json === 'string' ? json : JSON.stringify(json), file);
  if (!given.ok) return given;
  const only = indicator === undefined ? {} : { indicator };
  const [frameworks, periodEnd] = [[spine], day('2026-03-31')];
  return withScratch((connect) => evaluatePeople({ frameworks, people: given.value, periodEnd, connect, ...only }));
}

test('each person counts as written, in the order given', async () => {
  const found = await evaluate(content);
  assert.ok(found.ok);
  assert.deepEqual(
    found.value,
    written.map(({ name, indicator, expected }) => ({ name, indicator, ...expected })),
  );
});

test('asked for one indicator, people of others are left out; who names none is evaluated', async () => {
  const [first, second] = written;
  const found = await evaluate({ people: [{ ...second, indicator: undefined }, written.at(-1), first] }, 'HYP008');
  assert.ok(found.ok);
  assert.deepEqual(
    found.value.map((each) => [each.name, each.rule]),
    [
      [second?.name, 1],
      [first?.name, 2],
    ],
  );
});

test('a list of people, each with the fields of the person beside the name', async () => {
  const events = [
    { cluster: 'HYP_COD', date: '2018-01-01' },
    { cluster: 'BP', date: '2025-09-01', sys: 120, dia: 70 },
  ];
  const person = { name: 'A', dob: '1960-01-01', sex: 'F', reg_date: '2015-01-01', events };
  const found = await evaluate([person], 'HYP008');
  assert.ok(found.ok);
  assert.deepEqual(
    found.value.map((each) => [each.name, each.numerator]),
    [['A', true]],
  );
});

test('half a reading is none: what was read in full before it counts', async () => {
  const events = [
    { cluster: 'HYP_COD', date: '2018-01-01' },
    { cluster: 'BP', date: '2025-08-01', sys: 120, dia: 70 },
    { cluster: 'BP', date: '2025-09-01', sys: 160, dia: null },
    { cluster: 'BP', date: '2025-09-02', dia: 99 },
  ];
  const person = { dob: '1960-01-01', sex: 'F', reg_date: '2015-01-01' };
  const people = [
    { name: 'read in full before', ...person, events },
    { name: 'halves alone', ...person, events: events.filter(({ sys }) => sys !== 120) },
  ];
  const found = await evaluate(people, 'HYP008');
  assert.ok(found.ok);
  assert.deepEqual(
    found.value.map((each) => each.reason),
    ['success', 'default'],
  );
});

test('everything that is wrong in a file is said at once', async () => {
  const events = [
    { cluster: 'BP', date: '2025-09-31' },
    { cluster: 'HYPP_COD', date: '2025-01-01' },
  ];
  const patient = { dob: '1960-01-01', sex: 'F', reg_date: '2015-01-01', dereg_date: '2014-01-01', events };
  const stranger = { ...patient, dereg_date: null, events: events.slice(1) };
  const found = await evaluate([
    { name: 'A', indicator: 'HYP008', patient },
    { name: 'B', indicator: 'HYP999', patient: stranger },
  ]);
  assert.ok(!found.ok);
  for (const words of [
    /"2025-09-31" is not a date/,
    /a reading of nothing/,
    /before reg_date/,
    /“B” names HYP999/,
    /HYPP_COD/,
  ]) {
    assert.match(found.refusal.message, words);
  }
});

test('what cannot be meant is refused with file, person and remedy', async () => {
  const patient = { dob: '1960-01-01', sex: 'F', reg_date: '2015-01-01', events: [] as unknown[] };
  const one = (change: object, events: unknown[] = []) => [
    { name: 'A', indicator: 'HYP008', patient: { ...patient, events, ...change } },
  ];
  const bp = { cluster: 'BP', date: '2025-09-01' };
  const cases: [unknown, RegExp][] = [
    ['{', /people\.json is not JSON/],
    [{ indicator: 'HYP008' }, /people\.json holds no list of people/],
    [[], /people\.json holds nobody/],
    [[{ patient }], /person 1 has no name/],
    [['A'], /person 1 is not a record/],
    [one({ dob: '1960-02-30' }), /person 1 “A”: patient\.dob "1960-02-30" is not a date written YYYY-MM-DD/],
    [one({ dob: null }), /patient\.dob is not given/],
    [one({ sex: 'female' }), /patient\.sex is not one of M, F, I, U/],
    [one({ registered: '2015-01-01' }), /patient\.registered is not known/],
    [one({ dereg_date: '2014-12-31' }), /patient\.dereg_date 2014-12-31 is before reg_date/],
    [one({}, [{ cluster: 'HYP_COD' }]), /patient\.events\[0\]\.date is not given/],
    [one({}, [{ cluster: 'HYP_COD', date: '2025-01-01', value: 'high' }]), /events\[0\]\.value "high" is not a number/],
    [one({}, [{ cluster: 'HYP_COD', date: '2025-01-01', value: 1.2345 }]), /at most three decimals/],
    [one({}, [bp]), /events\[0\] is a reading of nothing/],
    ['['.repeat(100_000), /people\.json is not JSON/],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested deeper than people are written/],
    [one({}, [{ ...bp, sys: 140, dia: 90, value: 1 }]), /it has sys and dia, not a value/],
    [one({}, [{ cluster: 'HYP_COD', date: '2025-01-01', sys: 140 }]), /has sys or dia, which only BP has/],
    [
      one({}, [{ cluster: 'HYPP_COD', date: '2025-01-01' }]),
      /people\.json: “A” has a record of HYPP_COD, which is no codelist/,
    ],
    [[{ name: 'A', patient }], /people\.json: “A” names no indicator/],
    [[{ name: 'A', indicator: 'HYP008', pped: '31/03/2026', patient }], /pped "31\/03\/2026" is not a date/],
  ];
  for (const [json, words] of cases) {
    const found = await evaluate(json);
    assert.ok(!found.ok, String(words));
    assert.equal(found.refusal.code, 'input.invalid');
    assert.match(found.refusal.message, words);
    assert.ok(found.refusal.remedy);
  }
  const unknown = await evaluate(one({}), 'HYP999');
  assert.ok(!unknown.ok && unknown.refusal.code === 'indicator.unknown');
});
