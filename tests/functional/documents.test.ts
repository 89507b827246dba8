import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { acceptances } from '../../definitions/demo/acceptances.ts';
import { loadFramework } from '../../src/indicators/index.ts';
import { generatedDocuments, indicatorDocuments } from '../../src/main/documents.ts';
import { readPolicy } from '../../src/main/policy.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const policy = readPolicy(root);
const framework = loadFramework(policy.definitions.find((definition) => definition.kind === 'framework')?.json ?? null);
assert.ok(framework.ok, framework.ok ? '' : framework.refusal.message);
const loaded = framework.value;

for (const [name, text] of Object.entries({
  ...generatedDocuments(loaded),
  ...indicatorDocuments(loaded),
})) {
  test(`docs/generated/${name} is what the definitions say (npm run commonweal -- document)`, () => {
    assert.equal(readFileSync(join(root, 'docs', 'generated', name), 'utf8'), text);
  });
}

test('every unverified rule that practices are paid by was accepted as it stands now, and no other', () => {
  const paidBy = ['spine/2025-26', 'quality-outcomes-for-health/2025-26'].map((id) => {
    const held = policy.definitions.find((each) => each.kind === 'framework' && each.id === id);
    const framework = loadFramework(held?.json ?? null);
    assert.ok(framework.ok);
    return framework.value;
  });
  const unverified = paidBy.flatMap((framework) => {
    const rules = framework.measures.map(({ rule }) => framework.rule(rule));
    const own = rules.filter(({ verification }) => verification === 'unverified');
    return own.map(({ id }) => [id, framework.ruleHash(id)]);
  });
  assert.deepEqual(
    acceptances.map(({ rule, hash }) => [rule, hash]),
    unverified,
  );
});

test('an invented codelist holds only concepts that are issued to nobody', () => {
  for (const list of policy.codelists.values()) {
    if (list.status === 'invented')
      assert.ok(
        list.codes.every((code) => /999999910\d$/.test(code)),
        list.name,
      );
  }
});
