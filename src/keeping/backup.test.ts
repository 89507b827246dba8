import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { buildFixture, type Fixture, MIGRATIONS } from '../../tests/fixture.ts';
import { given } from '../../tests/fixture-policy.ts';
import { testClock, testDatabases, unusedSchema } from '../../tests/store-for-tests.ts';
import { auditOf, record } from '../audit/index.ts';
import { sha256 } from '../base/index.ts';
import { listDefinitions, type Migration, Store } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import { checkBackup, type RestoreBackup, restoreBackup, takeBackup } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal backup '));
after(() => rmSync(folder, { recursive: true }));

describe('a backup', () => {
  let fixture: Fixture;
  let taken: string;
  const data = () => dirname(fixture.reports.warehouse.directory);
  const take = (out: string) => {
    const { warehouse, store } = fixture.reports;
    return takeBackup({ warehouse, store, clock: testClock, data: data(), out });
  };

  before(async () => {
    fixture = await buildFixture();
    for (const subject of ['first', 'second “quoted”\n\\ and \t tab', 'third']) {
      const event = { user: 'auditor', role: 'auditor', purpose: 'audit', verb: 'read', subject } as const;
      await record(fixture.reports.store, testClock, { ...event, release: null, outcome: 'ok' });
    }
    taken = join(folder, 'taken');
    given(await take(taken));
  });

  /** A restoring into a schema of its own, and the store that it made. */
  const restoring = (from: string, database = testDatabases[0]) => {
    const data = mkdtempSync(join(folder, 'restored-'));
    const schema = unusedSchema();
    const over = async (migrations: readonly Migration[]) => {
      const engine = await database?.engine();
      assert(engine !== undefined);
      const kept = { kind: engine.kind, withSession: engine.withSession.bind(engine), close: async () => undefined };
      return Store.over(kept, { schema, migrations, clock: testClock });
    };
    const ask: RestoreBackup = { from, data, migrations: MIGRATIONS, openStore: over };
    return { ask, data, store: async () => given(await over(MIGRATIONS)) };
  };

  /** A copy of the backup, changed. */
  const changed = async (change: (copy: string) => void): Promise<string> => {
    const copy = join(mkdtempSync(join(folder, 'changed-')), 'copy');
    cpSync(taken, copy, { recursive: true });
    change(copy);
    return copy;
  };

  const refusalOf = async (from: string, ask: Partial<RestoreBackup> = {}): Promise<string> => {
    const { ask: own, data: into } = restoring(from);
    const restored = await restoreBackup({ ...own, ...ask });
    assert(!restored.ok);
    assert.equal(existsSync(join(into, 'warehouse')), false, 'nothing is left of what was refused');
    return `${restored.refusal.code}: ${restored.refusal.message}`;
  };

  for (const database of testDatabases) {
    test(`restored on ${database.name}, it holds the same rows, chains and segments`, async () => {
      const { ask, data: into, store } = restoring(taken, database);
      const { manifest } = given(await restoreBackup(ask));
      assert.equal(manifest.audit.faults + manifest.ledger.faults, 0);
      const [original, restored] = [fixture.reports.store, await store()];
      const question = { user: 'auditor', limit: 10 };
      assert.deepEqual(await auditOf(restored, question), await auditOf(original, question));
      const definitions = (of: Store) =>
        of.read((db) => listDefinitions(db, 'framework', fixture.reports.businessDate));
      assert.deepEqual(await definitions(restored), await definitions(original));
      const warehouse = given(await Warehouse.open(join(into, 'warehouse')));
      assert.equal(warehouse.current().hash, fixture.reports.warehouse.current().hash);
      warehouse.close();
      const event = { user: 'auditor', role: 'auditor', purpose: 'audit', verb: 'read', subject: 'after' } as const;
      await record(restored, testClock, { ...event, release: null, outcome: 'ok' });
      const again = await restoreBackup({ ...ask, data: join(folder, `again ${database.name}`) });
      assert.match(again.ok ? '' : again.refusal.message, /The database is not empty/);
    });
  }

  test('a flipped byte is found wherever it is, and so is a file too few or too many', async () => {
    const flip = (path: string) => (copy: string) => {
      const bytes = readFileSync(join(copy, path));
      const at = bytes.length >> 1;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(copy, path), bytes);
    };
    const { manifest } = given(await checkBackup(taken));
    const segment = manifest.files.find(({ path }) => path.includes('/segments/'))?.path ?? '';
    for (const path of [segment, 'store/audit_events.jsonl', 'data/warehouse/current', 'backup.json']) {
      const words = await refusalOf(await changed(flip(path)));
      assert.ok(words.startsWith('backup.damaged') && words.includes(path), words);
    }
    const missing = await refusalOf(await changed((copy) => rmSync(join(copy, segment))));
    assert.ok(missing.includes(`${segment} is missing`), missing);
    const stranger = await changed((copy) => writeFileSync(join(copy, 'data', 'other'), ''));
    assert.match(await refusalOf(stranger), /data\/other is not of the backup/);
    const { hash } = given(await checkBackup(taken));
    assert.equal((await checkBackup(taken, hash)).ok, true);
    assert.match(await refusalOf(taken, { hash: sha256('another') }), /not the one that was written/);
  });

  test('rows that were changed together with their hashes are found by the chain', async () => {
    const copy = await changed((at) => {
      const path = join(at, 'store', 'audit_events.jsonl');
      const text = readFileSync(path, 'utf8').replace('"third"', '"other"');
      writeFileSync(path, text);
      const old = sha256(readFileSync(join(taken, 'store', 'audit_events.jsonl')));
      const manifest = readFileSync(join(at, 'backup.json'), 'utf8').replaceAll(old, sha256(text));
      writeFileSync(join(at, 'backup.json'), manifest);
      writeFileSync(join(at, 'backup.sha256'), sha256(manifest));
    });
    assert.match(await refusalOf(copy), /the chains of ledger and audit do not end as they did/);
  });

  test('it is refused over what is there, within the data, while files come in, and from a stranger’s hands', async () => {
    const codeOf = async (out: string) => {
      const outcome = await take(out);
      return outcome.ok ? 'ok' : outcome.refusal.code;
    };
    assert.equal(await codeOf(taken), 'input.invalid');
    assert.equal(await codeOf(join(data(), 'copy')), 'input.invalid');
    const { warehouse } = fixture.reports;
    assert.equal(given(await warehouse.withImportLock(() => codeOf(join(folder, 'later')))), 'warehouse.locked');
    assert.equal(existsSync(join(folder, 'later')), false);
    const { ask } = restoring(taken);
    writeFileSync(join(ask.data, 'something'), '');
    const inUse = await restoreBackup(ask);
    assert.equal(inUse.ok ? '' : inUse.refusal.code, 'input.invalid');
    const outside = await changed((copy) => {
      const manifest = readFileSync(join(copy, 'backup.json'), 'utf8').replace(
        'data/warehouse/current',
        'data/../../current',
      );
      writeFileSync(join(copy, 'backup.json'), manifest);
      writeFileSync(join(copy, 'backup.sha256'), sha256(manifest));
    });
    assert.match(await refusalOf(outside), /is not a path of a backup/);
    const older = await refusalOf(taken, { migrations: MIGRATIONS.slice(1) });
    assert.match(older, /^store\.format/);
    appendFileSync(join(outside, 'backup.json'), ' ');
    assert.match(await refusalOf(outside), /backup\.json is not the one that was written/);
    const nowhere = await checkBackup(join(folder, 'nowhere'));
    assert.equal(nowhere.ok ? '' : nowhere.refusal.code, 'not-found');
  });
});
