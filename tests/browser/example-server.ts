/** Serves every page example at an address of its own, with the headers and assets that the pages are served with. */
import { after } from 'node:test';
import { Hono } from 'hono';
import { type Actor, day } from '../../src/base/index.ts';
import { loadAssets } from '../../src/web/assets/assets.ts';
import { EVERY_EXAMPLE } from '../../src/web/examples/every-example.ts';
import { frameOf } from '../../src/web/layout/frame.ts';
import { Printer } from '../../src/web/layout/render.ts';
import { SECURITY_HEADERS } from '../../src/web/security-headers.ts';
import { type RunningServer, startServer } from '../../src/web/server.ts';

const READER: Actor = { user: 'pm', name: 'Priya Mistry', role: 'practice manager', organisation: undefined };

export const EXAMPLES = Object.values(EVERY_EXAMPLE).flat();

let opening: Promise<RunningServer> | undefined;

/** The address at which an example is served. */
export async function exampleAddress(name: string): Promise<string> {
  opening ??= startServer(exampleApp(), 0, '127.0.0.1');
  return `${(await opening).url}/example/${EXAMPLES.findIndex((example) => example.name === name)}`;
}

function exampleApp(): Hono {
  const app = new Hono();
  const [assets, printer] = [loadAssets(), new Printer()];
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
  });
  for (const [address, asset] of assets.files) {
    const headers = { 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable' };
    app.get(address, (c) => c.body(new Uint8Array(asset.body), 200, headers));
  }
  app.get('/example/:number', (c) => {
    const page = EXAMPLES[Number(c.req.param('number'))]?.page();
    if (page === undefined) return c.notFound();
    const actor = page.template === 'sign-in' ? null : READER;
    const around = {
      assets,
      largestUpload: 2 ** 31,
      businessDate: day('2026-04-10'),
      isDemonstration: true,
      actor,
      may: () => true,
      token: 't',
      query: '',
    };
    return c.html(printer.print(page, frameOf(page, { ...around, address: c.req.path })));
  });
  return app;
}

after(async () => {
  if (opening !== undefined) await (await opening).stop();
});
