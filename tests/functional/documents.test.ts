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

test('every unverified rule was accepted for payment as it stands now, and no other', () => {
  const unverified = loaded.rules.filter((rule) => rule.verification === 'unverified');
  assert.deepEqual(
    acceptances.map(({ rule, hash }) => [rule, hash]),
    unverified.map((rule) => [rule.id, loaded.ruleHash(rule.id)]),
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
