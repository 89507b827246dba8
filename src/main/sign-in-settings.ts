import { z } from 'zod';
import { EVERY_ROLE, odsCodeFromText, type Role } from '../base/index.ts';
import type { ProviderSettings } from '../web/index.ts';

/** Roles that are held by somebody who signs in. */
const ROLES = EVERY_ROLE.filter((role) => role !== 'public' && role !== 'feed sender');
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const claim = z.string().regex(/^\S+$/, 'the name of a claim');

/** An address with TLS, or of this machine; without a slash at its end. */
const address = z
  .string()
  .refine(isSafeAddress, 'an address that begins with https:// (http:// on this machine alone)')
  .transform((text) => text.replace(/\/$/, ''));

/** The identity provider and what its claims mean, as it stands in `commonweal.json` under `signIn`. Unknown keys are refused. */
export const SIGN_IN_SETTINGS = z.strictObject({
  /** As the provider names itself: what stands at its `/.well-known/openid-configuration` must name the same. */
  issuer: z.string().refine(isSafeAddress, 'an address that begins with https:// (http:// on this machine alone)'),
  clientId: z.string().min(1),
  /** How the provider is called on pages. */
  name: z.string().min(1).default('your organisation’s account'),
  /** Where this service is reached; the provider sends readers back to `/sign-in/callback` there. */
  address,
  scope: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'), 'scopes of which one is openid')
    .default('openid profile'),
  /** Values of `acr`, any of which is strong enough for what asks for a fresh proof; absent: every way of signing in is. */
  strongWays: z.array(z.string().min(1)).default([]),
  claims: z.strictObject({
    user: claim.default('sub'),
    name: claim.default('name'),
    role: claim,
    organisation: claim,
    clinician: claim.optional(),
  }),
  roles: z.record(z.string(), z.enum(ROLES as [Role, ...Role[]], `one of ${ROLES.join(', ')}`)),
  organisations: z.record(
    z.string(),
    z
      .string()
      .refine((code) => odsCodeFromText(code) !== undefined, 'the code of an organisation')
      .transform((code) => odsCodeFromText(code) as NonNullable<ReturnType<typeof odsCodeFromText>>),
  ),
});

function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)));
}

type SignInSettings = {
  readonly signIn?: z.infer<typeof SIGN_IN_SETTINGS> | undefined;
  readonly signInSecret?: string | undefined;
};

/** What pages are told of the provider; undefined where none is set. */
export function providerOf({ signIn, signInSecret }: SignInSettings): ProviderSettings | undefined {
  if (signIn === undefined || signInSecret === undefined) return undefined;
  const { claims, roles, organisations, ...provider } = signIn;
  return { ...provider, clientSecret: signInSecret, mapping: { claims, roles, organisations } };
}
