/**
 * A real OpenID Connect provider in a process of its own, for the tests of signing in. Whoever signs in there is whom they say that they
 * are; their claims are by the name that they give. Prints its port, and ends with its parent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const [service = ''] = process.argv.slice(2);
const CLAIMS: Readonly<Record<string, object>> = {
  penny: { name: 'Penny Ledger', role: ['CW-FINANCE', 'MAIL'], organisation: 'Westmarch' },
  sterling: { name: 'Sterling Countersign', role: 'CW-APPROVER', organisation: 'Westmarch' },
  stranger: { name: 'Sam Stranger', role: 'CATERING', organisation: 'Westmarch' },
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'commonweal',
        client_secret: 'what the provider knows the service by',
        redirect_uris: [`${service}/sign-in/callback`],
        post_logout_redirect_uris: [`${service}/sign-in`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'auth_time'], profile: ['name', 'role', 'organisation'] },
    cookies: { keys: ['of the tests alone'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...CLAIMS[sub] }) }),
  });
  server.on('request', provider.callback());
  process.stdout.write(`listening ${port}\n`);
});
process.stdin.resume().once('end', () => process.exit());
