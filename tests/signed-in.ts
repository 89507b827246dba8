/** What answers requests: an application in this process, or a server through `fetch`. */
type Answering = { request(address: string, init?: RequestInit): Response | Promise<Response> };
/** A page as a reader got it. */
export type Opened = { readonly status: number; readonly html: string };
/** Opens pages, and posts forms with the token of the page that they stand on. */
export type SignedIn = {
  open(address: string): Promise<Opened>;
  /** @returns where the answer leads, and its page when it leads nowhere */
  post(page: string, action: string, fields: Record<string, string>): Promise<Opened & { readonly location: string }>;
};

/** Signs somebody in to an application, as a browser does. */
export async function signedIn(app: Answering, user: string): Promise<SignedIn> {
  const form = await app.request('/sign-in');
  const body = new URLSearchParams({ user, token: tokenIn(await form.text()), next: '/' });
  const done = await app.request('/sign-in', { method: 'POST', body, headers: { cookie: cookieOf(form) } });
  const cookie = cookieOf(done);
  const open = async (address: string): Promise<Opened> => {
    const answer = await app.request(address, { headers: { cookie } });
    return { status: answer.status, html: await answer.text() };
  };
  return {
    open,
    post: async (page, action, fields) => {
      const token = tokenIn((await open(page)).html);
      const posted = new URLSearchParams({ token, ...fields });
      const answer = await app.request(action, { method: 'POST', body: posted, headers: { cookie } });
      return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' };
    },
  };
}

/** Addresses of ours that a page leads to, CSV left out, as they stand in it. */
export function linksIn(html: string): readonly string[] {
  const links = [...html.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return links.filter((href) => !href.includes('.csv'));
}

function cookieOf(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

export function tokenIn(html: string): string {
  return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
}
