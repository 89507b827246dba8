/** `npm run simulate -- --seed N [--years N] [--large]`: that many seeded years, the first with that seed. */
import { parseArgs } from 'node:util';
import { LARGE, SMALL, simulateYear } from './seeded-year.ts';
import { YearsDatabase } from './store-place.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    years: { type: 'string', default: '1' },
    large: { type: 'boolean', default: false },
  },
});
const [first, years] = [Number(values.seed), Number(values.years)];
if (!Number.isInteger(first) || !Number.isInteger(years) || years < 1) {
  process.stderr.write('Usage: npm run simulate -- --seed <whole number> [--years <whole number>] [--large]\n');
  process.exit(2);
}
const database = new YearsDatabase();
let failed = 0;
for (let seed = first; seed < first + years; seed += 1) {
  try {
    const { words } = await simulateYear(database, { seed, size: values.large ? LARGE : SMALL });
    process.stdout.write(`seed ${seed}: ${words}\n`);
  } catch (failure) {
    failed += 1;
    process.stdout.write(`${(failure as Error).message}\n`);
  }
}
await database.close();
process.stdout.write(`${years - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
