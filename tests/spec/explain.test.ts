/** Explanations: every clause true, false or not reached, with what was found and the rows it stands in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, mintMachineryPass, mintRowFilter, type OdsCode, odsCode } from '../../src/base/index.ts';
import { calculate, explain, explainWhole, type PersonExplanation } from '../../src/indicators/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import type { Warehouse } from '../../src/warehouse/index.ts';
import { spine } from './people-tables.ts';
import { withWarehouse } from './people-warehouse.ts';

const access = mintMachineryPass('indicators');
const X1 = odsCode('X00001');
const hypertensive = 'born 1960-05-05; sex F; registered 2015-06-01; HYP_COD 2018-01-01';
const people = {
  X00001: [
    'BP 150/80 2025-06-01; BP 130/80 2025-09-01 home',
    'BP 160/95 2025-09-01',
    'HYPPCADEC_COD 2025-10-01',
    'no HYP_COD',
    'born 1935-05-05',
    'registered 2015-06-01 to 2025-01-01',
    '',
  ].map((record) => writtenPerson(hypertensive, record)),
};

type More = Partial<Parameters<typeof explain>[0]>;

function explained(warehouse: Warehouse, more: More = {}) {
  const asked = {
    snapshot: warehouse.current(),
    access,
    framework: spine,
    indicator: 'HYP008',
    practice: X1,
    periodEnd: day('2026-03-31'),
  };
  return explain({ ...asked, fileName: (sha256) => `${sha256}.csv`, ...more });
}

async function one(warehouse: Warehouse, person: string, more: More = {}): Promise<PersonExplanation> {
  const result = await explained(warehouse, { person, ...more });
  assert.ok(result.ok);
  assert.equal(result.value.length, 1);
  return result.value[0] as PersonExplanation;
}

test('an explanation names outcome, clause, values and source rows', () =>
  withWarehouse(people, async (warehouse) => {
    const met = await one(warehouse, 'p0');
    assert.deepEqual([met.outcome, met.rule, met.reason], ['numerator', 2, null]);
    assert.deepEqual(met.steps.map((step) => [step.rule, step.result]).slice(0, 4), [
      ['register', true],
      [1, false],
      [2, true],
      [3, 'not reached'],
    ]);
    assert.equal(met.steps[2]?.facts[0]?.value, '130/80 on 1 September 2025, at home');
    assert.equal(met.steps[1]?.facts[0]?.value, '65');
    assert.deepEqual(
      met.rows.map((row) => [row.file, row.table, row.row]),
      [
        ['events-file.csv', 'events', 5],
        ['events-file.csv', 'events', 6],
      ],
    );
  }));

test('whoever is missed is shown what the numerator looked at, or what put them on the register', () =>
  withWarehouse(people, async (warehouse) => {
    const high = await one(warehouse, 'p1');
    assert.deepEqual([high.outcome, high.rule, high.rows.length], ['missed', null, 2]);
    assert.match(
      high.clause,
      /^what is asked for is latest blood pressure .*What is recorded: .*\d+\/\d+ on .*No reason to leave the person out is recorded\.$/,
    );
    assert.deepEqual(high.steps.at(-1)?.result, true);
    const nothing = await one(warehouse, 'p6');
    assert.deepEqual([nothing.outcome, nothing.rows.map((row) => row.table)], ['missed', ['events']]);
  }));

test('adjusted, excluded, not on the register, not registered', () =>
  withWarehouse(people, async (warehouse) => {
    const [adjusted, off, old, left] = [
      await one(warehouse, 'p2'),
      await one(warehouse, 'p3'),
      await one(warehouse, 'p4'),
      await one(warehouse, 'p5'),
    ];
    assert.deepEqual(
      [adjusted.outcome, adjusted.rule, adjusted.reason, adjusted.clause],
      ['adjusted', 6, 'HYPPCADEC', 'chose not to have hypertension care'],
    );
    assert.deepEqual([off.outcome, off.clause], ['not on register', 'Not on the register: hypertension.']);
    assert.deepEqual([old.outcome, old.reason], ['excluded', 'PAT_AGEO79']);
    assert.deepEqual(
      old.rows.map((row) => row.table),
      ['persons'],
    );
    assert.deepEqual(
      [left.outcome, left.clause],
      ['not on register', 'Not registered with the practice on 31 March 2026.'],
    );
    assert.deepEqual(new Set(left.steps.map((step) => step.result)), new Set(['not reached']));
  }));

test('people are chosen by outcome, page by page', () =>
  withWarehouse(people, async (warehouse) => {
    const named = async (more: More) => {
      const result = await explained(warehouse, more);
      assert.ok(result.ok);
      return result.value.map((each) => each.person);
    };
    assert.deepEqual(await named({}), ['p0', 'p1', 'p2', 'p4', 'p6']);
    assert.deepEqual(await named({ outcome: 'missed' }), ['p1', 'p6']);
    assert.deepEqual(await named({ outcome: 'missed', offset: 1, limit: 1 }), ['p6']);
    assert.deepEqual(await named({ outcome: 'numerator' }), ['p0']);
    assert.deepEqual(await named({ outcome: 'excluded' }), ['p4']);
    assert.deepEqual(await named({ outcome: 'not on register' }), ['p3']);
  }));

test('people are chosen by the evidence where it is kept, and are the same without it', () =>
  withWarehouse(people, async (warehouse) => {
    const outcomes = ['numerator', 'missed', 'adjusted', 'excluded', 'not on register', undefined] as const;
    const chosen = () =>
      Promise.all(outcomes.map((outcome) => explained(warehouse, outcome === undefined ? {} : { outcome })));
    const without = await chosen();
    const framework = spine;
    const at = { warehouse, snapshot: warehouse.current(), pass: access, framework, periodEnd: day('2026-03-31') };
    assert.deepEqual((await calculate(at)).counted, [X1]);
    assert.deepEqual(await chosen(), without);
  }));

test('a review that is complete shows all its records', () =>
  withWarehouse(
    {
      X00001: [
        writtenPerson(
          'born 1990-01-01; sex F; registered 2015-06-01',
          'AST_COD 2010-01-01; ASTTRT_COD 2025-06-06; REV_COD 2025-10-15; WRITPASTP_COD 2025-10-15; ASTCONTASS_COD 2025-10-01; ASTEXACB_COD 2025-10-15',
        ),
      ],
    },
    async (warehouse) => {
      const asthma = await one(warehouse, 'p0', { indicator: 'AST007' });
      assert.deepEqual([asthma.outcome, asthma.rows.length], ['numerator', 4]);
    },
  ));

test('nobody is explained to whom may not read, and nobody unknown', () =>
  withWarehouse(people, async (warehouse) => {
    const code = async (more: More) => {
      const result = await explained(warehouse, more);
      return result.ok ? 'ok' : result.refusal.code;
    };
    const elsewhere = mintRowFilter({
      user: 'u',
      purpose: 'direct care',
      practices: new Set<OdsCode>([odsCode('X00002')]),
    });
    assert.equal(await code({ access: elsewhere }), 'access.denied');
    assert.equal(await code({ person: 'nobody' }), 'not-found');
    assert.equal(await code({ indicator: 'HYP999' }), 'indicator.unknown');
  }));

test('explained at two period ends from one reading, a person is as each alone says', () =>
  withWarehouse(people, async (warehouse) => {
    const periodEnds = [day('2025-06-30'), day('2026-03-31')];
    const asked = { snapshot: warehouse.current(), access, framework: spine, practice: X1, person: 'p1' };
    const whole = await explainWhole({ ...asked, periodEnds });
    assert.ok(whole.ok);
    const outcomes = new Set<string>();
    for (const periodEnd of periodEnds) {
      const explanations: readonly PersonExplanation[] = whole.value.get(periodEnd) ?? [];
      assert.deepEqual(
        explanations.map(({ indicator }) => indicator),
        spine.rules.map(({ id }) => id),
      );
      for (const { id: indicator } of spine.rules) {
        const alone = await explain({ ...asked, indicator, periodEnd });
        assert.ok(alone.ok);
        const [own] = explanations.filter((one) => one.indicator === indicator);
        assert.deepEqual([own], alone.value, indicator);
        outcomes.add(JSON.stringify(own?.steps));
      }
    }
    assert.ok(outcomes.size > spine.rules.length, 'what came between the period ends is explained at the later alone');
  }));
