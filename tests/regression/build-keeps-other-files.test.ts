import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { demonstration } from '../demonstration.ts';

test('a demonstration is not built over somebody’s files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal out '));
  try {
    writeFileSync(join(folder, 'accounts.xlsx'), 'theirs');
    const { code, err } = await (await demonstration()).run('demo', 'build', '--people', '2000', '--out', folder);
    assert.equal(code, 2);
    assert.match(err, /holds other files than a demonstration \(accounts\.xlsx\)/);
    assert.deepEqual(readdirSync(folder), ['accounts.xlsx']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
