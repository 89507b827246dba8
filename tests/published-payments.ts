/** The published payments of 2014/15 and 2018/19, loaded as they are imported, for tests over real files. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rates as rateTable } from '../definitions/rates/index.ts';
import { day, sha256 } from '../src/base/index.ts';
import { load } from '../src/ingest/feeds/gp-payments/load.ts';
import { type Reader, Warehouse } from '../src/warehouse/index.ts';

const REAL = fileURLToPath(new URL('../../shared/data/payments/', import.meta.url));

/** Skips a test, with the reason, where the files are not beside the project. */
export const whenPublished = {
  skip: existsSync(REAL) ? false : 'the published files are not beside the project',
} as const;

const valuesOf = (id: string) => rateTable.rates.find((rate) => rate.id === id)?.values ?? [];

/** The rates of the house: price of a weighted patient and share given up for out of hours. */
export const RATES_FOUND = { price: valuesOf('global-sum-price'), outOfHoursShare: valuesOf('out-of-hours-share') };

/** A reader of both files as `gp_payments`, which are loaded once for the whole test process. */
export function publishedPayments(): Promise<Reader> {
  published ??= loadPublished();
  return published;
}
let published: Promise<Reader> | undefined;

async function loadPublished(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  const opened = await Warehouse.open(join(folder, 'warehouse'));
  assert.ok(opened.ok);
  const warehouse = opened.value;
  process.once('exit', () => {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const reader = await warehouse.scratch();
  const paths: string[] = [];
  for (const name of ['nhspaymentsgp-2014-15.csv', 'nhspaymentsgp-2018-19.csv']) {
    const path = join(REAL, name);
    const file = { path, name, sha256: sha256(readFileSync(path)) };
    const loaded = await load(file, { scratch: reader, businessDate: day('2026-04-10'), temporaryDirectory: folder });
    paths.push(`'${loaded.drafts[0]?.temporaryPath}'`);
  }
  await reader.run(`CREATE TEMP VIEW gp_payments AS FROM read_parquet([${paths.join(', ')}])`);
  return reader;
}
