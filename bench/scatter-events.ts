/**
 * Writes the event columns that indicators read, in no order, as one Parquet file: the floor's input.
 * `node bench/scatter-events.ts <warehouse> <file>`
 */
import { mintMachineryPass } from '../src/base/index.ts';
import { quoted, Warehouse } from '../src/warehouse/index.ts';
import { taken } from './workspace.ts';

const [directory = '', file = ''] = process.argv.slice(2);
const warehouse = taken(await Warehouse.open(directory, { memoryLimit: '2GB' }));
const snapshot = warehouse.current();
const reader = taken(await snapshot.people(mintMachineryPass('indicators'), snapshot.practices()));
await reader.run(
  `COPY (SELECT person, code, event_date, value FROM events ORDER BY hash(person, code, ord))
   TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2)`,
);
reader.close();
warehouse.close();
