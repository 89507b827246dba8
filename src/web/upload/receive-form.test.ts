import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Refusal } from '../../base/index.ts';
import { boundaryOf } from './multipart.ts';
import { type ReceiveFormOptions, receiveForm } from './receive-form.ts';

const TOO_LARGE: Refusal = { code: 'input.invalid', message: 'Too large.' };
const NOT_OURS: Refusal = { code: 'access.denied', message: 'Not ours.' };
const BOUNDARY = '----b0undary';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;
/** Content that holds what looks like the beginning of a delimiter, and line ends at both ends. */
const CONTENT = `\r\nrow_id,person\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n--\r\nlast\r\n`;

const part = (disposition: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const FORM = [
  part('name="token"', 'ours'),
  part('name="feed"', 'list-size'),
  part('name="file"; filename="..\\\\up/My \u00e9 list.csv"\r\nContent-Type: text/csv', CONTENT),
  part('name="after"', ''),
  `--${BOUNDARY}--\r\n`,
].join('');

describe('a form with a file', () => {
  let root = '';
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'commonweal-form-'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  /** Receives a form that arrives in chunks of so many bytes. */
  async function received(text: string, size: number, o: Partial<ReceiveFormOptions> = {}) {
    const bytes = Buffer.from(text);
    let taken = 0;
    async function* body() {
      for (let at = 0; at < bytes.length; at += size) {
        yield bytes.subarray(at, at + size);
        taken = at + size;
      }
    }
    const folder = mkdtempSync(join(root, 'f-'));
    const refuses = (fields: ReadonlyMap<string, string>) => (fields.get('token') === 'ours' ? undefined : NOT_OURS);
    const options = { contentType: TYPE, body: body(), folder, most: 1000, tooLarge: TOO_LARGE, refuses, ...o };
    const outcome = await receiveForm(options);
    return { outcome, folder, isReadToItsEnd: taken >= bytes.length };
  }

  it('is the same however it is cut into chunks', async () => {
    for (const size of [1, 2, 3, 7, 16, 61, 10_000]) {
      const { outcome } = await received(FORM, size);
      assert.ok(outcome.ok, `${size}`);
      const { fields, file } = outcome.value;
      assert.deepEqual(
        [...fields],
        [
          ['token', 'ours'],
          ['feed', 'list-size'],
          ['after', ''],
        ],
      );
      assert.equal(basename(file?.path ?? ''), 'My___list.csv');
      assert.equal(readFileSync(file?.path ?? '', 'utf8'), CONTENT, `${size}`);
    }
  });

  it('keeps nothing of a file that is too large, and is read to its end', async () => {
    const { outcome, folder, isReadToItsEnd } = await received(FORM, 8, { most: CONTENT.length - 1 });
    assert.deepEqual(outcome, { ok: false, refusal: TOO_LARGE });
    assert.equal(isReadToItsEnd, true);
    assert.deepEqual(
      readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
      [''],
    );
    assert.equal((await received(FORM, 8, { most: CONTENT.length })).outcome.ok, true);
  });

  it('writes nothing before the token of the reader\u2019s own session has come', async () => {
    const { outcome, folder } = await received(FORM.replace('ours', 'theirs'), 100);
    assert.deepEqual(outcome, { ok: false, refusal: NOT_OURS });
    assert.deepEqual(readdirSync(folder), []);
  });

  it('has no file when none was chosen, or an empty one', async () => {
    for (const name of ['', 'empty.csv']) {
      const text = `${part('name="token"', 'ours') + part(`name="file"; filename="${name}"`, '')}--${BOUNDARY}--`;
      const { outcome } = await received(text, 10);
      assert.ok(outcome.ok && outcome.value.file === undefined, name);
    }
  });

  it('that is cut off, of another kind or of no form is refused', async () => {
    const broken = [
      FORM.slice(0, -6),
      FORM.slice(0, 200),
      '',
      `${part('name="a"', 'b')}--${BOUNDARY}x`,
      FORM.replace('name="feed"', 'x'),
    ];
    for (const text of broken) {
      const { outcome } = await received(text, 50);
      assert.ok(!outcome.ok && outcome.refusal.message === 'The form did not arrive whole.', text.slice(0, 40));
    }
    assert.equal((await received(FORM, 50, { contentType: 'text/plain' })).outcome.ok, false);
    const long = `${part('name="token"', 'x'.repeat(70_000))}--${BOUNDARY}--`;
    assert.equal((await received(long, 5000)).outcome.ok, false);
  });

  it('names its boundary with or without quotes', () => {
    assert.equal(boundaryOf('multipart/form-data; boundary="a b"'), 'a b');
    assert.equal(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary=x-y; other=1'), 'x-y');
    assert.equal(boundaryOf('application/x-www-form-urlencoded'), undefined);
  });
});
