import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { ended, root } from '../demonstration.ts';

test('a command whose reader leaves early still ends as it should', async () => {
  const child = spawn(process.execPath, [join(root, 'src', 'main.ts'), 'help'], { cwd: root });
  child.stdout.destroy();
  const { code, err } = await ended(child);
  assert.equal(err, '');
  assert.equal(code, 0);
});
