import type { Hono } from 'hono';

/** A page as somebody read it. */
export type Read = { readonly status: number; readonly html: string; readonly milliseconds: number };

/** Somebody who reads the pages of an application, signed in or not. */
export class PageReader {
  readonly user: string;
  readonly #app: Hono;
  #cookie = '';

  private constructor(app: Hono, user: string) {
    this.#app = app;
    this.user = user;
  }

  /** Somebody who is not signed in. */
  static nobody(app: Hono): PageReader {
    return new PageReader(app, 'nobody');
  }

  /** Signs in through the form, as a browser does. */
  static async signedIn(app: Hono, user: string): Promise<PageReader> {
    const reader = new PageReader(app, user);
    const form = await app.request('/sign-in');
    reader.#keepCookie(form);
    const token = /name="token"[^>]*value="([^"]*)"/.exec(await form.text())?.[1] ?? '';
    const answer = await app.request('/sign-in', {
      method: 'POST',
      headers: { cookie: reader.#cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ user, token, next: '/' }).toString(),
    });
    if (answer.status !== 303) throw new Error(`${user} could not sign in: ${answer.status}`);
    reader.#keepCookie(answer);
    return reader;
  }

  async get(address: string): Promise<Read> {
    const started = performance.now();
    const answer = await this.#app.request(address, { headers: { cookie: this.#cookie } });
    const html = await answer.text();
    return { status: answer.status, html, milliseconds: performance.now() - started };
  }

  #keepCookie(answer: Response): void {
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
  }
}

/** A page that was found: its route, one of its addresses, and how long its first answer took. */
export type Found = { readonly route: string; readonly address: string; readonly milliseconds: number };

const SAMPLES_A_ROUTE = 3;
const MOST_REFUSED_A_ROUTE = 10;

/**
 * Follows links from a page until each route has been answered with 200 at some addresses, links that name
 * `preferred` first. Addresses differ in their path; what stands after a question mark is followed as well.
 */
export async function walk(
  app: Hono,
  reader: PageReader,
  o: { readonly from: string; readonly preferred: string },
): Promise<Found[]> {
  const routes = pageRoutes(app);
  const waiting = [o.from];
  const seen = new Set(waiting);
  const found: Found[] = [];
  const refused = new Map<string, number>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routes.find(({ pattern }) => pattern.test(pathOf(address)))?.path;
    if (route === undefined || found.filter((each) => each.route === route).length >= SAMPLES_A_ROUTE) continue;
    if ((refused.get(route) ?? 0) >= MOST_REFUSED_A_ROUTE) continue;
    const { status, html, milliseconds } = await reader.get(address);
    if (status === 200) found.push({ route, address, milliseconds });
    else refused.set(route, (refused.get(route) ?? 0) + 1);
    const fresh = linksOf(html).filter((link) => !seen.has(link));
    for (const link of fresh) seen.add(link);
    waiting.unshift(...fresh.filter((link) => link.includes(o.preferred)));
    waiting.push(...fresh.filter((link) => !link.includes(o.preferred)));
  }
  return found;
}

/** Every page's route. The most exact of those that fit an address comes first. */
export function pageRoutes(app: Hono): { readonly path: string; readonly pattern: RegExp }[] {
  const paths = app.routes.filter(({ method, path }) => method === 'GET' && !/\.\w+$|\*/.test(path));
  return [...new Set(paths.map(({ path }) => path))]
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
    .sort((a, b) => a.path.split(':').length - b.path.split(':').length);
}

function pathOf(address: string): string {
  return address.replace(/[?#].*$/, '');
}

function linksOf(html: string): string[] {
  const links = [...html.matchAll(/<a\s[^>]*href="(\/[^"#]*)/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );
  return [...new Set(links)].filter((link) => !/\.csv(\?|$)/.test(link));
}
