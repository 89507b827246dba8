/** Whether any package that the service runs on has a published fault: asked of the registry, where one answers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { root } from '../demonstration.ts';

type Audit = { readonly metadata?: { readonly vulnerabilities: Readonly<Record<'high' | 'critical', number>> } };

const LONGEST_MS = 60_000;

test('no package that the service runs on has a high or critical published fault', (t) => {
  const ran = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', timeout: LONGEST_MS });
  const audit = auditIn(ran.stdout ?? '');
  if (audit?.metadata === undefined) return t.skip('no registry answers which packages have published faults');
  const { high, critical } = audit.metadata.vulnerabilities;
  assert.deepEqual({ high, critical }, { high: 0, critical: 0 }, ran.stdout);
});

function auditIn(text: string): Audit | undefined {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return undefined;
  }
}
