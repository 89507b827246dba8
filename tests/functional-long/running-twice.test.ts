/** A port taken by Commonweal itself was called another program's, and a lock left by a killed process was taken over unsaid. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ended, freePort, listening, over } from '../demonstration.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal twice '));
const children: ChildProcess[] = [];

async function serving(data: string, port: string): Promise<ChildProcess> {
  const child = over(data).start('serve', { PORT: port });
  children.push(child);
  await listening(child);
  return child;
}

describe('Commonweal beside itself', () => {
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('says that it is running already, and after a kill that it took the lock over', async () => {
    const port = await freePort();
    const data = join(folder, 'data');
    const first = await serving(data, port);
    const second = await ended(over(data).start('serve', { PORT: port }));
    assert.equal(second.code, 2);
    assert.match(second.err, new RegExp(`Port ${port} is taken by Commonweal itself`));
    assert.match(second.err, new RegExp(`http://localhost:${port}`));
    first.kill('SIGKILL');
    await once(first, 'close');
    const status = await over(data).run('users', '--json');
    assert.match(status.err, new RegExp(`locked by process ${first.pid}, .* has died`));
    assert.doesNotThrow(() => JSON.parse(status.out));
    const again = await over(data).run('users', '--json');
    assert.doesNotMatch(again.err, /has died/);
  });

  test('says that another program has the port when one has', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhello')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    assert.ok(address !== null && typeof address === 'object');
    const refused = await ended(over(join(folder, 'data')).start('serve', { PORT: String(address.port) }));
    other.close();
    assert.match(refused.err, /taken by another program/);
  });
});
