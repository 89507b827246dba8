import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that listens. `url` is where it can be reached. */
export type RunningServer = { readonly url: string; readonly port: number; readonly stop: () => Promise<void> };

/** Milliseconds in which a request must have arrived: a large file over a slow line. */
const LONGEST_REQUEST = 2 * 60 * 60 * 1000;

/**
 * Starts listening; port 0 takes any that is free.
 * @throws Error with code EADDRINUSE when the port is taken, EACCES when it may not be used
 */
export async function startServer(app: Hono, port: number, host: string): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { requestTimeout: LONGEST_REQUEST } });
  server.listen(port, host);
  await once(server, 'listening');
  const listening = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    port: listening,
    stop: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
