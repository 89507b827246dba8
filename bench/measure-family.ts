/**
 * Measures one family in a process of its own, so that none has the memory or the warm code of another, and prints
 * its measures as JSON. `node bench/measure-family.ts <family> <folder> <people> [<published files>]`, for run.ts.
 */
import { FAMILIES } from './families.ts';
import { Workspace } from './workspace.ts';

const [family = '', folder = '', people = '', published] = process.argv.slice(2);
const run = FAMILIES[family];
if (run === undefined) throw new Error(`${family} is not measured here`);
const measures = await run(new Workspace({ folder, people: Number(people), published }));
process.stdout.write(JSON.stringify(measures));
