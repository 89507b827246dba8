import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Refusal } from '../base/index.ts';
import { type Asset, loadAssets } from './assets/assets.ts';
import { addDelivery } from './doors/delivery-door.ts';
import { answerFile } from './doors/file-door.ts';
import { answerForm } from './doors/form-door.ts';
import { answerPage } from './doors/page-door.ts';
import { type Desk, faultAnswer, hasNul, refusalAnswer } from './doors/reply.ts';
import { addSignIn } from './doors/sign-in-door.ts';
import { PROVE_AGAIN, SIGN_IN, SIGN_OUT } from './layout/addresses.ts';
import { Printer } from './layout/render.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { mayFollowFor } from './may-follow.ts';
import { FILE_ROUTES, FORM_ROUTES, PAGE_ROUTES } from './routes.ts';
import { SECURITY_HEADERS, TLS_ALWAYS } from './security-headers.ts';
import { Seals } from './session/seals.ts';
import { Provider } from './sign-in/provider.ts';
import type { Contexts, WebOptions } from './web-options.ts';

const LARGEST_UPLOAD = 2 * 1024 ** 3;
/** Most bytes of a form without a file. */
const LARGEST_FORM = 1024 ** 2;

/** The web server's application: every page, form and asset. `app.request(…)` answers without a network. */
export function createApp(options: WebOptions): Hono {
  const furniture = {
    largestUpload: options.largestUpload ?? LARGEST_UPLOAD,
    seals: new Seals(secretsOf(options), options.reports.clock),
    limits: new RateLimits(options.reports.clock),
    provider: options.provider && !options.demonstration ? new Provider(options.provider) : undefined,
    printer: new Printer(),
    assets: loadAssets(),
    pageRoutes: PAGE_ROUTES,
  };
  const deskOver = ({ reports, actions }: Contexts): Desk => ({
    ...options,
    ...furniture,
    reports,
    actions,
    mayFollow: (actor) => mayFollowFor(PAGE_ROUTES, reports, actor),
  });
  const deskNow = async (): Promise<Desk> => deskOver((await options.current?.()) ?? options);
  const app = new Hono({ getPath: pathWithoutCsv });
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
    if (!options.demonstration) c.res.headers.set('Strict-Transport-Security', TLS_ALWAYS);
  });
  app.use(async (c, next) =>
    hasNul(c.req.url) ? refusalAnswer(c, await deskNow(), NO_PAGE, realmOf(c)) : await next(),
  );
  for (const [address, asset] of furniture.assets.files) app.get(address, (c) => assetAnswer(c, asset));
  for (const route of PAGE_ROUTES) app.get(route.path, async (c) => answerPage(c, await deskNow(), route));
  for (const route of FILE_ROUTES) app.get(route.path, async (c) => answerFile(c, await deskNow(), route));
  const onError = async (c: Context) => refusalAnswer(c, await deskNow(), TOO_LARGE, 'invented');
  const limit = bodyLimit({ maxSize: LARGEST_FORM, onError });
  for (const path of [SIGN_IN, PROVE_AGAIN, SIGN_OUT]) app.use(path, limit);
  addSignIn(app, deskNow);
  addDelivery(app, deskNow);
  for (const route of FORM_ROUTES) {
    if (route.takesFile !== true) app.use(route.path, limit);
    app.post(route.path, async (c) => answerForm(c, await deskNow(), route));
  }
  app.notFound(async (c) => refusalAnswer(c, await deskNow(), NO_PAGE, realmOf(c)));
  app.onError((fault, c) => faultAnswer(c, deskOver(options), fault, realmOf(c)));
  return app;
}

function secretsOf({ sessionSecret, earlierSessionSecret }: WebOptions): readonly string[] {
  return earlierSessionSecret === undefined ? [sessionSecret] : [sessionSecret, earlierSessionSecret];
}

const NO_PAGE: Refusal = { code: 'not-found', message: 'There is no page at this address.' };
const TOO_LARGE: Refusal = {
  code: 'input.invalid',
  message: 'The form is larger than any form here can be.',
};

/** Every page's tables are at its own address with `.csv`; the same route answers both. A file that is sent keeps its name. */
function pathWithoutCsv(request: Request): string {
  const path = new URL(request.url).pathname;
  if (path.startsWith('/deliver/')) return path;
  const bare = path.endsWith('.csv') ? path.slice(0, -'.csv'.length) : path;
  return bare === '/home' ? '/' : bare;
}

function realmOf(c: Context): 'invented' | 'published' {
  return /^\/published(\/|$|\.)/.test(new URL(c.req.url).pathname) ? 'published' : 'invented';
}

function assetAnswer(c: Context, asset: Asset): Response {
  c.header('Content-Type', asset.type);
  c.header('Cache-Control', 'public, max-age=31536000, immutable');
  c.header('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(new Uint8Array(asset.body));
  c.header('Content-Encoding', 'gzip');
  return c.body(new Uint8Array(asset.gzip));
}
