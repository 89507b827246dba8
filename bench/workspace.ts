import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, type Json, type Outcome } from '../src/base/index.ts';
import { type Policy, readPolicy } from '../src/main/policy.ts';
import { Warehouse } from '../src/warehouse/index.ts';
import { commonweal, commonwealJson, type Ran, root } from './commonweal.ts';

type ImportedFile = {
  readonly file: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
};

/** One `import` command. */
export type Import = Ran & { readonly feed: string; readonly files: readonly ImportedFile[] };

/**
 * The folder in which everything is built, and what is built in it. Each thing is built when it is first asked for
 * and, with `--keep`, found built by the next run. A file `<thing>.json` says that it was built to its end.
 */
export class Workspace {
  readonly folder: string;
  readonly people: number;
  /** Folder of published files for the published pages; undefined: the samples of src/ingest. */
  readonly published: string | undefined;

  constructor(fields: { folder: string; people: number; published: string | undefined }) {
    this.folder = fields.folder;
    this.people = fields.people;
    this.published = fields.published;
  }

  /** An absolute path in the folder. */
  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** An empty folder of this name. */
  emptyFolder(name: string): string {
    const path = this.path(name);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Writes records and feed files anew, with the store that the command opens made beforehand. */
  async buildFeeds(): Promise<Ran> {
    rmSync(this.path('feeds.json'), { force: true });
    const data = this.emptyFolder('edge-data');
    await commonweal(data, 'status');
    const out = this.emptyFolder('demo');
    const built = await commonweal(data, 'demo', 'build', '--people', String(this.people), '--out', out);
    this.#finish('feeds');
    return built;
  }

  /** The feed files, by feed, written when they are not there. */
  async feeds(): Promise<Readonly<Record<'list-size' | 'practice-extract' | 'practice-counts', readonly string[]>>> {
    if (!this.#isFinished('feeds')) await this.buildFeeds();
    const folder = this.path('demo', 'feeds');
    const sent = filesIn(folder);
    return {
      'list-size': filesIn(join(folder, 'list-size')),
      'practice-extract': sent.filter((file) => !file.endsWith('-counts.csv')),
      'practice-counts': sent.filter((file) => file.endsWith('-counts.csv')),
    };
  }

  /** Imports the feed files anew into an empty warehouse, a command a feed. */
  async importFeeds(): Promise<readonly Import[]> {
    const feeds = await this.feeds();
    rmSync(this.path('imported.json'), { force: true });
    const data = this.emptyFolder('imported');
    await commonweal(data, 'status');
    const imports: Import[] = [];
    for (const [feed, files] of Object.entries(feeds)) {
      const done = await commonwealJson<{ files: ImportedFile[] }>(data, 'import', feed, ...files);
      imports.push({ ...done, feed, files: done.json.files });
    }
    this.#finish('imported');
    return imports;
  }

  /** A warehouse with all that the demonstration's practices sent, as the system opens it. `close` it. */
  async warehouse(): Promise<Warehouse> {
    if (!this.#isFinished('imported')) await this.importFeeds();
    return taken(await Warehouse.open(this.path('imported', 'warehouse'), { memoryLimit: '1GB' }));
  }

  /** Builds the whole demonstration anew: feeds, import, counts checked, a month paid. */
  async buildDemonstration(): Promise<Ran> {
    rmSync(this.path('data.json'), { force: true });
    const data = this.emptyFolder('data');
    const built = await commonweal(data, 'demo', 'build', '--people', String(this.people));
    this.#finish('data');
    return built;
  }

  /** A data folder with the whole demonstration in it. */
  async demonstration(): Promise<string> {
    if (!this.#isFinished('data')) await this.buildDemonstration();
    return this.path('data');
  }

  #isFinished(thing: string): boolean {
    const file = this.path(`${thing}.json`);
    return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { people: number }).people === this.people;
  }

  #finish(thing: string): void {
    writeFileSync(this.path(`${thing}.json`), JSON.stringify({ people: this.people }));
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** The value of an outcome that a measurement counts on. */
export function taken<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

/** The repository's definitions. */
export function policy(): Policy {
  return readPolicy(root);
}

/** A framework as the repository defines it. */
export function frameworkJson(id: string): Json {
  const definition = policy().definitions.find((one) => one.kind === 'framework' && one.id === id);
  assert(definition !== undefined, `the repository defines the framework ${id}`);
  return definition.json;
}
