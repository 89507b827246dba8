import type { Context } from 'hono';

/** The part of what the server knows of a request that says from where it came. */
type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;

/**
 * From where a request came, as far as it can be known: behind the operator's own proxy, which adds the address that it was asked
 * from at the end of X-Forwarded-For, that one; otherwise the other end of the connection.
 */
export function clientAddress(c: Context, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || (c.env as Incoming)?.incoming?.socket?.remoteAddress || 'unknown';
}
