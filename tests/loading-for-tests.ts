import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { day, sha256 } from '../src/base/index.ts';
import type { FeedLoader } from '../src/ingest/feed.ts';
import { type Reader, Warehouse } from '../src/warehouse/index.ts';

type Loaded = Awaited<ReturnType<FeedLoader>>;

/** A suite's own warehouse, in which files of feeds are read without being imported. Call it inside `describe`. */
export function loadingForTests() {
  const folder = mkdtempSync(join(tmpdir(), 'loading-'));
  let warehouse: Warehouse;
  let scratch: Reader;
  before(async () => {
    const opened = await Warehouse.open(join(folder, 'warehouse'));
    assert(opened.ok);
    warehouse = opened.value;
    scratch = await warehouse.scratch();
  });
  after(() => {
    scratch.close();
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const loadFile = (load: FeedLoader, path: string, name: string): Promise<Loaded> =>
    load(
      { path, name, sha256: sha256(readFileSync(path)) },
      { scratch, businessDate: day('2026-04-10'), temporaryDirectory: folder },
    );
  return {
    folder,
    warehouse: () => warehouse,
    scratch: () => scratch,
    loadFile,
    loadText: (load: FeedLoader, text: string, name: string): Promise<Loaded> => {
      writeFileSync(join(folder, name), text);
      return loadFile(load, join(folder, name), name);
    },
    codes: (loaded: Loaded) => loaded.problems.map(({ code, row }) => [code, row]),
  };
}
