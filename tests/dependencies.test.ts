/** What is installed is what was looked at: exact versions, each with its hash, under a licence that may be used, and running nothing when it is installed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Locked = { version?: string; integrity?: string; license?: string; hasInstallScript?: boolean; resolved?: string };
type Wanted = { dependencies: Record<string, string>; devDependencies: Record<string, string> };

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as T;
const wanted = read<Wanted>('package.json');
const lock = read<{ lockfileVersion: number; packages: Record<string, Locked & Wanted> }>('package-lock.json');
const { '': root, ...packages } = lock.packages;
const installed = Object.entries(packages);

/** Licences under which a dependency may be used in what is published under ours. */
const LICENCES = [
  'MIT',
  'MIT OR Apache-2.0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MPL-2.0',
  'Unlicense',
  'BlueOak-1.0.0',
];
/** Puts the program `node` of the version that is named in its place; `bin/install.mjs` relies on it. */
const RUN_WHEN_INSTALLED = ['node_modules/node'];

test('every dependency is wanted in one exact version, and locked in it', () => {
  for (const kind of ['dependencies', 'devDependencies'] as const) {
    assert.deepEqual(root?.[kind], wanted[kind], kind);
    for (const [name, version] of Object.entries(wanted[kind])) {
      assert.match(version, /^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/, name);
      assert.equal(packages[`node_modules/${name}`]?.version, version, name);
    }
  }
});

test('every package is held by its SHA-512, whichever registry it comes from', () => {
  assert.equal(lock.lockfileVersion, 3);
  assert.ok(installed.length > 100);
  const loose = installed.filter(([, { integrity, resolved }]) => {
    const isHeld = /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '');
    return !isHeld || (resolved !== undefined && !resolved.startsWith('https://'));
  });
  assert.deepEqual(loose, []);
});

test('every package is under a licence that may be used', () => {
  const others = installed.filter(([, { license }]) => license === undefined || !LICENCES.includes(license));
  assert.deepEqual(
    others.map(([path, { license }]) => `${path}: ${license ?? 'none'}`),
    [],
  );
});

test('no package runs anything of its own when it is installed, but those that are known to', () => {
  const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
  assert.deepEqual(running, RUN_WHEN_INSTALLED);
});
