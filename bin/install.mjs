// Installs what package-lock.json names when it is not there yet, and checks the Node binary that came with it.
// Runs on any Node from 20 on: plain JavaScript, nothing imported from outside Node. Writes to standard error only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.commonweal-installed');
const binary = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function install() {
  say('Installing what Commonweal needs (once, about half a minute)…');
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    stop(
      'Installing did not finish. Check that this machine reaches its npm registry and that the disk has 1 GB free,\n' +
        'then run `npm install --no-audit --no-fund` in this folder and look at what it says.',
    );
  }
}

/** The package `node` puts its binary in place with an install script; some machines forbid those. */
function checkBinary(lockHash) {
  const known = JSON.parse(readFileSync(join(root, 'bin', 'node-sha256.json'), 'utf8'));
  if (!existsSync(binary)) {
    stop(
      'The Node that Commonweal runs on is missing: the install script of the package `node` did not run.\n' +
        'If install scripts are disabled here (npm config get ignore-scripts), allow this one and run it:\n' +
        '  npm rebuild node --ignore-scripts=false',
    );
  }
  const expected = known[`${process.platform}-${process.arch}`];
  const found = sha256(binary);
  if (expected === undefined) {
    say(`No checksum is recorded for ${process.platform}-${process.arch} (Node ${known.version}, sha256 ${found}).`);
  } else if (found !== expected) {
    stop(
      `The Node binary in node_modules is not the one that was recorded for version ${known.version}:\n` +
        `  recorded ${expected}\n  found    ${found}\n` +
        'Delete node_modules and start again. If it stays different, do not run it, and tell whoever looks after this machine.',
    );
  }
  writeFileSync(stamp, lockHash);
}

const lockHash = sha256(join(root, 'package-lock.json'));
const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash && existsSync(binary);
if (!isCurrent) {
  install();
  checkBinary(lockHash);
}
