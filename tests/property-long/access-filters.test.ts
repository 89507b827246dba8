/** What the rules decide of a row, and what their row filter lets through in DuckDB and in PostgreSQL, are the same. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { mintRowFilter, type OdsCode, type RowFilter } from '../../src/base/index.ts';
import { accessProof } from '../../src/reports/index.ts';
import { buildFixture, type Fixture } from '../fixture.ts';
import { given } from '../fixture-policy.ts';

let fixture: Fixture;
before(async () => {
  fixture = await buildFixture();
});

test('in 50,000 cases the decision and both filters are equal, and a good part is permitted', async () => {
  const proof = given(await accessProof(fixture.reports, fixture.actor('public'), { cases: 50_000, seed: 1 }));
  assert.deepEqual([proof.cases, proof.differences, proof.firstDifferences], [50_000, 0, []]);
  assert.ok(proof.permitted > 5_000, `${proof.permitted} permitted`);
  assert.ok(proof.permitted < 40_000, `${proof.permitted} permitted`);
});

const FAULTS: Readonly<Record<string, (filter: RowFilter) => Pick<RowFilter, 'practices' | 'people'>>> = {
  'lets every practice through': () => ({ practices: 'all' }),
  'forgets single people': ({ practices }) => ({ practices }),
  'opens the practice of a single person': ({ practices, people = new Map() }) => ({
    practices: new Set<OdsCode>([...(practices === 'all' ? [] : practices), ...people.keys()]),
  }),
};

for (const [fault, wrong] of Object.entries(FAULTS)) {
  test(`a filter that ${fault} is found`, async () => {
    const ask = { cases: 10_000, seed: 2 };
    const proof = given(
      await accessProof(fixture.reports, fixture.actor('public'), ask, (rules, actor, purpose) => {
        const filter = rules.rowFilter(actor, purpose);
        if (!filter.ok) return filter;
        return { ok: true, value: mintRowFilter({ user: actor.user, purpose, ...wrong(filter.value) }) };
      }),
    );
    assert.ok(proof.differences > 0);
    assert.ok(proof.firstDifferences.length > 0);
  });
}
