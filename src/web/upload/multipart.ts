/** What stands before the content of one part of a form. */
export type PartHeader = { readonly name: string /** Of a file, as sent; may be empty. */; readonly fileName?: string };

/** Takes the content of one part as it arrives. */
export type PartSink = { write(bytes: Buffer): Promise<void>; end(): Promise<void> };

const LONGEST_HEADER = 16 * 1024;
const LINE_END = '\r\n';
const HEADER_END = Buffer.from('\r\n\r\n');

/** The boundary that a multipart form's content type names; undefined when it is another kind of content. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

/**
 * Takes a `multipart/form-data` body (RFC 7578) apart as it arrives, without holding more of it than a chunk: `push`
 * each chunk, then `end`.
 */
export class MultipartReader {
  readonly #delimiter: Buffer;
  readonly #begin: (header: PartHeader) => Promise<PartSink>;
  /** What has come and is not yet given out. A line end is put first, so that the first delimiter is like the others. */
  #held: Buffer = Buffer.from(LINE_END);
  #at: 'preamble' | 'delimiter' | 'header' | 'content' | 'end' = 'preamble';
  #sink: PartSink | undefined;
  #isMalformed = false;

  /** @param begin asked for each part in turn who takes its content */
  constructor(boundary: string, begin: (header: PartHeader) => Promise<PartSink>) {
    this.#delimiter = Buffer.from(`${LINE_END}--${boundary}`);
    this.#begin = begin;
  }

  async push(chunk: Uint8Array): Promise<void> {
    this.#held = Buffer.concat([this.#held, chunk]);
    while (await this.#step());
  }

  /** @returns whether it was a whole and well-formed form */
  async end(): Promise<boolean> {
    await this.#sink?.end();
    return this.#at === 'end' && !this.#isMalformed;
  }

  /** Goes as far as what is held allows. @returns whether there is more to do with it */
  async #step(): Promise<boolean> {
    if (this.#at === 'preamble' || this.#at === 'content') return this.#takeContent();
    if (this.#at === 'delimiter') return this.#passDelimiter();
    if (this.#at === 'header') return this.#takeHeader();
    this.#held = Buffer.alloc(0);
    return false;
  }

  /** Gives out content up to the next delimiter, or all but what may be the beginning of one. */
  async #takeContent(): Promise<boolean> {
    const found = this.#held.indexOf(this.#delimiter);
    const length = found === -1 ? Math.max(0, this.#held.length - this.#delimiter.length + 1) : found;
    if (length > 0) await this.#sink?.write(this.#held.subarray(0, length));
    this.#held = this.#held.subarray(found === -1 ? length : found + this.#delimiter.length);
    if (found === -1) return false;
    await this.#sink?.end();
    this.#sink = undefined;
    this.#at = 'delimiter';
    return true;
  }

  #passDelimiter(): boolean {
    if (this.#held.length < LINE_END.length) return false;
    const after = this.#held.toString('latin1', 0, 2);
    if (after === LINE_END) this.#at = 'header';
    else this.#stop(after !== '--');
    this.#held = this.#held.subarray(2);
    return true;
  }

  async #takeHeader(): Promise<boolean> {
    const found = this.#held.indexOf(HEADER_END);
    if (found === -1) {
      if (this.#held.length > LONGEST_HEADER) this.#stop(true);
      return this.#at === 'end';
    }
    const header = headerIn(this.#held.toString('utf8', 0, found));
    this.#held = this.#held.subarray(found + HEADER_END.length);
    if (header === undefined) this.#stop(true);
    else {
      this.#sink = await this.#begin(header);
      this.#at = 'content';
    }
    return true;
  }

  #stop(isMalformed: boolean): void {
    this.#isMalformed ||= isMalformed;
    this.#at = 'end';
  }
}

function headerIn(text: string): PartHeader | undefined {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(text)?.[1] ?? '';
  const name = /(?:^|[;\s])name="([^"]*)"/.exec(disposition)?.[1];
  const fileName = /(?:^|[;\s])filename="([^"]*)"/.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  return { name, ...(fileName === undefined ? {} : { fileName: fileName.replaceAll('%22', '"') }) };
}
