import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

/** Runs a command where the folder `$0` is a disk of 5 MB of its own. */
const ON_A_SMALL_DISK = ['-Urm', 'sh', '-c', 'mount -t tmpfs -o size=5m tmpfs "$0" && exec "$@"'];

const folder = mkdtempSync(join(tmpdir(), 'commonweal-full-'));
const [disk, sent] = [join(folder, 'disk'), join(folder, 'sent')];
for (const each of [disk, sent]) mkdirSync(each);
after(() => rmSync(folder, { recursive: true, force: true }));
const mayMount = spawnSync('unshare', [...ON_A_SMALL_DISK, disk, 'true']).status === 0;
const skip = mayMount ? false : 'this system lets no user make a small disk (unshare -Urm)';

test('a disk that fills up while importing leaves what was in service, and says what to do', { skip }, () => {
  const program = join(import.meta.dirname, 'full-disk.ts');
  const argv = [...ON_A_SMALL_DISK, disk, process.execPath, program, join(disk, 'warehouse'), sent];
  const came = JSON.parse(execFileSync('unshare', argv, { encoding: 'utf8' })) as {
    words: string;
    hash: string;
    rows: number;
  }[];
  const [people, asCsv, asParquet, few] = came;
  assert.deepEqual([people?.words, people?.rows], ['1 rows accepted', 1]);
  for (const full of [asCsv, asParquet]) {
    assert.match(full?.words ?? '', /^The disk is full\..*COMMONWEAL_DATA.*Nothing that was in service is lost/);
    assert.deepEqual([full?.hash, full?.rows], [people?.hash, 1]);
  }
  assert.deepEqual([few?.words, few?.rows], ['5 rows accepted', 6]);
});
