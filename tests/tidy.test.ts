/**
 * The rules of ARCHITECTURE.md and DEVELOPERS.md that a machine can check: who imports what, front doors, cycles,
 * banned words, one maker for each guarded type, file sizes, files that nothing reaches, and what may be committed.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ANY = ['*'];

/** Room → the rooms it may import. `*`: every room. The table of ARCHITECTURE.md. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  base: [],
  warehouse: ['base'],
  owner: ['base'],
  store: ['base', 'owner'],
  audit: ['base', 'store'],
  practices: ['base', 'warehouse', 'store'],
  access: ['base', 'store', 'practices'],
  ingest: ['base', 'warehouse', 'store', 'practices'],
  indicators: ['base', 'warehouse', 'store', 'practices'],
  edge: ['base', 'warehouse', 'practices', 'ingest', 'indicators'],
  demo: ['base', 'warehouse', 'practices', 'ingest', 'edge'],
  disclosure: ['base', 'store', 'indicators'],
  benchmarking: ['base', 'warehouse', 'practices', 'indicators', 'disclosure'],
  contracts: ['base', 'store', 'practices', 'indicators'],
  ledger: ['base', 'store'],
  governance: ['base', 'store', 'practices', 'access'],
  claims: ['base', 'warehouse', 'store', 'practices', 'contracts'],
  monitoring: ['base', 'store', 'practices', 'access', 'governance'],
  payments: ['base', 'store', 'contracts', 'ledger', 'governance', 'claims'],
  identity: ['base', 'store', 'ingest'],
  keeping: ['base', 'warehouse', 'store', 'audit', 'access', 'ledger'],
  reports: [
    'base',
    'warehouse',
    'store',
    'audit',
    'practices',
    'access',
    'ingest',
    'indicators',
    'disclosure',
    'benchmarking',
    'contracts',
    'ledger',
    'governance',
    'claims',
    'monitoring',
    'payments',
    'keeping',
    'identity',
  ],
  actions: [
    'base',
    'warehouse',
    'store',
    'audit',
    'practices',
    'access',
    'ingest',
    'indicators',
    'edge',
    'demo',
    'disclosure',
    'benchmarking',
    'contracts',
    'ledger',
    'governance',
    'claims',
    'monitoring',
    'payments',
    'keeping',
    'identity',
  ],
  web: ['base', 'reports', 'actions'],
  cli: ['base', 'reports', 'actions'],
  main: ANY,
};

/** Room → the npm packages it may import. Everything else comes from Node or from here. */
const MAY_USE: Record<string, readonly string[]> = {
  base: ['fraction.js'],
  warehouse: ['@duckdb/node-api'],
  store: ['kysely', 'pg', '@electric-sql/pglite'],
  ingest: ['zod'],
  benchmarking: ['@observablehq/plot', 'linkedom'],
  web: ['hono', '@hono/node-server', 'nunjucks', 'openid-client', 'zod'],
  cli: ['zod'],
  main: ['zod'],
};

/** Rooms that `definitions/` may name: the doors of the languages that policy is written in. */
const DEFINITIONS_MAY_IMPORT = [
  'base',
  'ingest',
  'indicators',
  'contracts',
  'ledger',
  'access',
  'governance',
  'claims',
  'monitoring',
  'payments',
  'benchmarking',
  'keeping',
  'identity',
];

/** What only one room may make. */
const MAKERS: Record<string, string> = {
  mintReleased: 'disclosure',
  mintApproved: 'governance',
  mintRowFilter: 'access',
  mintMachineryPass: 'main',
};

/** Word → files where it may stand. */
const BANNED: readonly { pattern: RegExp; what: string; allowed: (path: string) => boolean }[] = [
  { pattern: /\bnew Date\b|\bDate\.now\b/, what: 'the machine’s date', allowed: () => false },
  { pattern: /\bTemporal\./, what: 'Temporal', allowed: (path) => path.startsWith('src/base/period.') },
  { pattern: /\bMath\.random\b/, what: 'unseeded chance', allowed: () => false },
  { pattern: /\bprocess\.env\b/, what: 'the environment', allowed: (path) => path.startsWith('src/main') },
  { pattern: /\bconsole\./, what: 'console', allowed: (path) => path.startsWith('src/cli/') },
  {
    pattern: /\bparseFloat\(|\.toFixed\(/,
    what: 'floating point text',
    allowed: (path) => FLOATS.some((f) => path.startsWith(f)),
  },
  { pattern: /:\s*any\b|\bas any\b/, what: 'any', allowed: () => false },
  { pattern: /\benum\s+\w+\s*\{/, what: 'enum', allowed: () => false },
  { pattern: /\b(?:FIXME|TODO|XXX)\b/, what: 'a note to do it later', allowed: () => false },
  {
    pattern: /import\.meta\.url\)\.pathname/,
    what: 'the path of a URL, wrong where a folder has a space',
    allowed: () => false,
  },
];
/** Where measured values (never money) are drawn or generated as floating point. */
const FLOATS = ['src/benchmarking/', 'src/demo/', 'src/cli/progress', 'src/web/pages/measure'];

const BANNED_NAMES = /^(utils?|helpers?|types|manager|misc|common)\.ts$/;
const MOST_LINES = 400;
const MOST_FILES = 60;
const MOST_KILOBYTES = 500;
/** Catalogues: long because they list, not because they decide. */
const LONG_FILES: readonly string[] = [];

type SourceFile = { path: string; room: string; text: string; imports: readonly string[] };

function filesUnder(folder: string): string[] {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] !== 'src') return parts[0] ?? '';
  return parts.length === 2 || parts[1] === 'main' ? 'main' : (parts[1] ?? '');
}

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, room: roomOf(path), text, imports: importsOf(text) };
}

const all = ['src', 'definitions', 'tests', 'bench'].flatMap(filesUnder).map(read);
const sources = all.filter((file) => !file.path.endsWith('.test.ts') && file.path.startsWith('src/'));
const policies = all.filter((file) => !file.path.endsWith('.test.ts') && file.path.startsWith('definitions/'));

function target(file: SourceFile, specifier: string): string | undefined {
  return specifier.startsWith('.') ? relative(root, resolve(root, dirname(file.path), specifier)) : undefined;
}

function none(complaints: readonly string[]): void {
  assert.deepEqual(complaints, []);
}

test('a room imports only the rooms that the table allows', () => {
  const complaints = sources.flatMap((file) => {
    const allowed = MAY_IMPORT[file.room];
    if (allowed === undefined) return [`${file.path}: room ${file.room} is not in the table`];
    return file.imports.flatMap((specifier) => {
      const path = target(file, specifier);
      if (path === undefined) return [];
      if (path.startsWith('definitions/'))
        return file.room === 'main' ? [] : [`${file.path} imports ${path}: only main reads definitions`];
      const room = roomOf(path);
      return room === file.room || allowed.includes(room) || allowed === ANY ? [] : [`${file.path} imports ${room}`];
    });
  });
  none(complaints);
});

test('the table of ARCHITECTURE.md is the table that is held', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const missing = Object.keys(MAY_IMPORT).filter((room) => !new RegExp(`\\| [^|]*\\b${room}\\b[^|]*\\|`).test(text));
  none(missing);
});

test('a room uses only the npm packages that the table allows', () => {
  const complaints = sources.flatMap((file) =>
    file.imports
      .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .filter(
        (specifier) =>
          !(MAY_USE[file.room] ?? []).some((name) => specifier === name || specifier.startsWith(`${name}/`)),
      )
      .map((specifier) => `${file.path} uses ${specifier}`),
  );
  none(complaints);
});

test('a room is entered by its front door, and nothing inside uses its own', () => {
  const complaints = [...sources, ...policies].flatMap((file) =>
    file.imports.flatMap((specifier) => {
      const path = target(file, specifier);
      if (path === undefined || !path.startsWith('src/')) return [];
      const room = roomOf(path);
      if (room === 'main') return [];
      const isLanguage = file.path.startsWith('definitions/') && path === `src/${room}/language/index.ts`;
      const isDoor = path === `src/${room}/index.ts` || isLanguage;
      if (room === file.room) return isDoor ? [`${file.path} uses its own front door`] : [];
      return isDoor ? [] : [`${file.path} enters ${room} by ${path}`];
    }),
  );
  none(complaints);
});

test('policy names only the language doors', () => {
  const complaints = policies.flatMap((file) =>
    file.imports
      .map((specifier) => target(file, specifier))
      .filter((path) => path?.startsWith('src/') && !DEFINITIONS_MAY_IMPORT.includes(roomOf(path)))
      .map((path) => `${file.path} imports ${path}`),
  );
  none(complaints);
});

test('no file imports itself by a round trip, types included', () => {
  const graph = new Map(
    sources.map((file) => [file.path, file.imports.flatMap((specifier) => target(file, specifier) ?? [])]),
  );
  const complaints: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      complaints.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  none(complaints);
});

test('what only one room may make is made there', () => {
  const complaints = sources.flatMap((file) =>
    Object.entries(MAKERS)
      .filter(([name, room]) => file.text.includes(name) && file.room !== room && file.room !== 'base')
      .map(([name, room]) => `${file.path} names ${name}, which is for ${room}`),
  );
  none(complaints);
});

test('banned words stand nowhere else', () => {
  const complaints = [...sources, ...policies].flatMap((file) => {
    const code = withoutComments(file.text);
    return BANNED.filter((ban) => !ban.allowed(file.path) && ban.pattern.test(code)).map(
      (ban) => `${file.path}: ${ban.what}`,
    );
  });
  none(complaints);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(])\/\/[^\n]*/g, '$1');
}

test('files are named for the noun they hold or the verb they do', () => {
  const complaints = all
    .map((file) => file.path)
    .filter(
      (path) =>
        BANNED_NAMES.test(path.split('/').at(-1) ?? '') || !/^[a-z0-9./-]+$/.test(path.replace(/^definitions\//, '')),
    );
  none(complaints);
});

test(`no file passes ${MOST_LINES} lines`, () => {
  const complaints = all
    .filter(
      (file) =>
        file.text.split('\n').length > MOST_LINES && !LONG_FILES.includes(file.path) && !file.path.endsWith('.test.ts'),
    )
    .map((file) => `${file.path}: ${file.text.split('\n').length} lines`);
  none(complaints);
});

test(`no folder holds more than ${MOST_FILES} files of code`, () => {
  const held = new Map<string, number>();
  for (const { path } of all) held.set(dirname(path), (held.get(dirname(path)) ?? 0) + 1);
  none([...held].filter(([, files]) => files > MOST_FILES).map(([folder, files]) => `${folder}: ${files} files`));
});

test('every file is reached from main, a test or a measurement', () => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const file = all.find((candidate) => candidate.path === path);
    for (const specifier of file?.imports ?? []) {
      const next = file === undefined ? undefined : target(file, specifier);
      if (next !== undefined) visit(next);
    }
    for (const match of file?.text.matchAll(/new URL\('(\.[^']+\.ts)', import\.meta\.url\)/g) ?? []) {
      visit(relative(root, resolve(root, dirname(path), match[1] ?? '')));
    }
  };
  visit('src/main.ts');
  for (const file of all) if (/^(bench|tests)\/[^/]*\.ts$|run\.ts$|\.test\.ts$/.test(file.path)) visit(file.path);
  none([...sources, ...policies].map((file) => file.path).filter((path) => !reached.has(path)));
});

test('what a file offers, another file takes', () => {
  const wordsOf = new Map(all.map((file) => [file.path, new Set(file.text.match(/[\w$]+/g) ?? [])]));
  const takers = new Map<string, number>();
  for (const [path, words] of wordsOf) {
    if (path.endsWith('/index.ts')) continue;
    for (const word of words) takers.set(word, (takers.get(word) ?? 0) + 1);
  }
  const complaints = sources.flatMap((file) =>
    [...file.text.matchAll(/^export (?:async )?(?:function\*?|const|class) ([\w$]+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => takers.get(name) === 1)
      .map((name) => `${file.path} exports ${name}, which nobody imports`),
  );
  none(complaints);
});

test('nothing committed names a registry, a machine’s folder or more than the project', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(
      (path) =>
        /\.(ts|mjs|md|json|njk|css|csv|yml|sh)$|^\.ci\/run$|^\.npmrc$/.test(path) && path !== 'tests/tidy.test.ts',
    );
  const banned = /registry\.npmjs|\/work\/|\/root\/|\/home\/\w+\/|"resolved":/;
  const complaints = tracked.filter(
    (path) => existsSync(join(root, path)) && banned.test(readFileSync(join(root, path), 'utf8')),
  );
  none(complaints);
});

test(`what is committed is text or a picture of the documentation, of at most ${MOST_KILOBYTES} KB`, () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const complaints = tracked.filter((path) => {
    const file = statSync(join(root, path), { throwIfNoEntry: false });
    if (!file) return false;
    const picture = /^docs\/pictures\/.*\.png$/.test(path);
    return file.size > MOST_KILOBYTES * 1024 || (!picture && readFileSync(join(root, path)).includes(0));
  });
  none(complaints);
});

test('templates print only what their view made', () => {
  const templates = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.njk'),
  );
  const complaints = templates.filter((name) => {
    const text = readFileSync(join(root, 'src', name), 'utf8');
    return /\|\s*safe\b/.test(text) || /\{\{[^}]*\s[-+*/]\s[^}]*\}\}/.test(text.replace(/"[^"]*"|'[^']*'/g, '""'));
  });
  none(complaints);
});
