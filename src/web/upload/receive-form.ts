import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type Outcome, type Refusal, refused } from '../../base/index.ts';
import { boundaryOf, MultipartReader, type PartHeader, type PartSink } from './multipart.ts';
import { safeName } from './safe-name.ts';

/** A file as it was received: where it lies, under the name as sent made safe. */
export type ReceivedUpload = { readonly path: string };

/** A form with at most one file. */
export type ReceivedForm = {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: ReceivedUpload | undefined;
};

export type ReceiveFormOptions = {
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** An empty folder, in which the file is put. */
  readonly folder: string;
  /** Most bytes of the file. */
  readonly most: number;
  /** The refusal of a larger one. */
  readonly tooLarge: Refusal;
  /** Asked when the file begins, with the fields before it: why it is not to be kept. */
  readonly refuses: (fields: ReadonlyMap<string, string>) => Refusal | undefined;
};

const MALFORMED: Refusal = {
  code: 'input.invalid',
  message: 'The form did not arrive whole.',
  remedy: 'Send it again. Nothing was changed.',
};
const LONGEST_FIELD = 64 * 1024;

/**
 * Receives a form, its file straight to disk. After a refusal the rest is read and dropped: a browser shows the answer
 * only to a form that it could send to its end.
 */
export async function receiveForm(o: ReceiveFormOptions): Promise<Outcome<ReceivedForm>> {
  const boundary = boundaryOf(o.contentType);
  if (boundary === undefined) return refused(MALFORMED);
  const form = new FormBeingReceived(o);
  const reader = new MultipartReader(boundary, (header) => form.begin(header));
  try {
    for await (const chunk of o.body) await reader.push(chunk);
    const isWhole = await reader.end();
    if (form.refusal !== undefined) return refused(form.refusal);
    return isWhole ? accepted(form.received()) : refused(MALFORMED);
  } finally {
    await form.close();
  }
}

class FormBeingReceived {
  refusal: Refusal | undefined;
  readonly #o: ReceiveFormOptions;
  readonly #fields = new Map<string, string>();
  #file: ReceivedUpload | undefined;
  #handle: FileHandle | undefined;

  constructor(o: ReceiveFormOptions) {
    this.#o = o;
  }

  received(): ReceivedForm {
    return { fields: this.#fields, file: this.#file };
  }

  async begin({ name, fileName }: PartHeader): Promise<PartSink> {
    if (fileName === undefined) return this.#field(name);
    this.refusal ??= this.#o.refuses(this.#fields);
    if (this.refusal !== undefined || fileName === '' || this.#file !== undefined) return DROPPED;
    const path = join(this.#o.folder, safeName(fileName));
    this.#file = { path };
    this.#handle = await open(path, 'wx', 0o600);
    return this.#fileSink(this.#handle);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  #field(name: string): PartSink {
    let text = Buffer.alloc(0);
    return {
      write: async (bytes) => {
        if (text.length + bytes.length > LONGEST_FIELD) this.refusal ??= MALFORMED;
        else text = Buffer.concat([text, bytes]);
      },
      end: async () => {
        this.#fields.set(name, text.toString('utf8'));
      },
    };
  }

  #fileSink(handle: FileHandle): PartSink {
    let written = 0;
    return {
      write: async (bytes) => {
        if (this.refusal !== undefined) return;
        written += bytes.length;
        if (written <= this.#o.most) return handle.writeFile(bytes);
        this.refusal = this.#o.tooLarge;
        await handle.truncate(0);
      },
      end: async () => {
        if (written === 0) this.#file = undefined;
      },
    };
  }
}

const DROPPED: PartSink = { write: async () => undefined, end: async () => undefined };
