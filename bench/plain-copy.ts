import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './measure.ts';
import { median, timed } from './timing.ts';

const BUFFER = Buffer.allocUnsafe(1024 * 1024);
const RUNS = 3;

/** Every file below a folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

/** The floor of work that reads or writes files: reading the same bytes, writing them elsewhere and forcing them to disk. */
export async function plainCopy(files: readonly string[], into: string): Promise<Figure> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    mkdirSync(into, { recursive: true });
    seconds.push((await timed(() => copyAll(files, into))).seconds);
    rmSync(into, { recursive: true });
  }
  const megabytes = Math.round(bytesOf(files) / 1_000_000);
  return { what: `a plain copy of the same ${megabytes} MB, forced to disk`, value: median(seconds), unit: 's' };
}

function copyAll(files: readonly string[], into: string): void {
  for (const [index, file] of files.entries()) copyOne(file, join(into, String(index)));
}

function copyOne(from: string, to: string): void {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w')];
  for (let read = readSync(source, BUFFER); read > 0; read = readSync(source, BUFFER))
    writeSync(target, BUFFER, 0, read);
  fsyncSync(target);
  closeSync(source);
  closeSync(target);
}
