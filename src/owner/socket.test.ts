import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { sendVerb, serveVerbs } from './index.ts';

describe('verbs over a socket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal socket '));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, directory] of [
    ['a short path', folder],
    ['a path longer than a socket may have', join(folder, 'a very long name '.repeat(6), 'and another '.repeat(6))],
  ] as const) {
    test(`a verb is done and what it says comes in order, over ${what}`, async () => {
      mkdirSync(directory, { recursive: true });
      const path = join(directory, 'owner.sock');
      const server = await serveVerbs(path, async ({ argv, cwd }, write) => {
        write('out', `${argv.join(' ')}\nin ${cwd}\n`);
        write('err', 'working\n');
        await new Promise((resolve) => setTimeout(resolve, 5));
        write('out', 'done £\n');
        return 4;
      });
      const said: string[] = [];
      const exit = await sendVerb(path, ['pay', 'a b', 'naïve'], (stream, text) => said.push(`${stream}: ${text}`));
      assert.equal(exit, 4);
      assert.deepEqual(said, [`out: pay a b naïve\nin ${process.cwd()}\n`, 'err: working\n', 'out: done £\n']);
      assert.equal(statSync(path).mode & 0o777, 0o600);
      await server.close();
      assert.equal(readdirSync(directory).includes('owner.sock'), false);
    });
  }

  test('many verbs at once each get their own answer', async () => {
    const path = join(folder, 'many.sock');
    const server = await serveVerbs(path, async ({ argv }, write) => {
      write('out', argv[0] ?? '');
      return 0;
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        let said = '';
        await sendVerb(path, [String(index)], (_stream, text) => {
          said += text;
        });
        return said;
      }),
    );
    assert.deepEqual(
      answers,
      Array.from({ length: 20 }, (_, index) => String(index)),
    );
    await server.close();
  });

  test('what is not a verb is answered with words, and one who hangs up harms nobody', async () => {
    const path = join(folder, 'odd.sock');
    let isDone = false;
    const server = await serveVerbs(path, async (_request, write) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      write('out', 'to nobody');
      isDone = true;
      return 0;
    });
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const connection = connect(path, () => connection.write('{"argv":"pay"}\n'));
      connection.setEncoding('utf8');
      connection.on('data', (data) => {
        text += data;
      });
      connection.on('close', () => resolve(text));
    });
    assert.match(answer, /not a verb.*\n.*"exit":2/);
    const gone = connect(path, () => gone.write('{"argv":["pay"],"cwd":"/"}\n', () => gone.destroy()));
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(isDone, true);
    await server.close();
  });

  test('a verb to nobody is refused in words', async () => {
    await assert.rejects(
      sendVerb(join(folder, 'nobody.sock'), ['pay'], () => undefined),
      /does not answer/,
    );
  });
});
