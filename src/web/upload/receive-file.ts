import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type Outcome, type Refusal, refused } from '../../base/index.ts';
import { safeName } from './safe-name.ts';

/** A file that is the whole body of a request. */
export type ReceiveFileOptions = {
  readonly body: AsyncIterable<Uint8Array> | null;
  /** An empty folder, in which the file is put. */
  readonly folder: string;
  /** As the sender names it. */
  readonly name: string;
  /** Most bytes of the file. */
  readonly most: number;
  /** The refusal of a larger one. */
  readonly tooLarge: Refusal;
};

const NOTHING: Refusal = { code: 'input.invalid', message: 'No file was sent: the body is empty.' };

/** Receives a file straight to disk. @returns where it lies */
export async function receiveFile({
  body,
  folder,
  name,
  most,
  tooLarge,
}: ReceiveFileOptions): Promise<Outcome<string>> {
  const path = join(folder, safeName(name));
  const handle = await open(path, 'wx', 0o600);
  let written = 0;
  try {
    for await (const chunk of body ?? []) {
      written += chunk.length;
      if (written > most) return refused(tooLarge);
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return written === 0 ? refused(NOTHING) : accepted(path);
}
