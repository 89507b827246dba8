import type { Configuration } from 'openid-client';
import type { ClaimMapping, Identity } from '../../actions/index.ts';
import { accepted, instantOfSeconds, type Outcome, type Refusal, refused } from '../../base/index.ts';

/** The identity provider that signs people in, in service. */
export type ProviderSettings = {
  /** As the provider names itself, e.g. https://am.nhsidentity.example. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the provider is called on pages. */
  readonly name: string;
  /** Where this service is reached, e.g. https://commonweal.example. */
  readonly address: string;
  /** What is asked for; `openid` is among it. */
  readonly scope: string;
  /** Any of these ways of signing in is strong enough for what asks for a fresh proof; empty: every way is. */
  readonly strongWays: readonly string[];
  readonly mapping: ClaimMapping;
};

/** What is kept in the reader's own browser, sealed, while they are at the provider. */
export type PendingSignIn = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where they wanted to go. */
  readonly next: string;
  /** The session whose holder shows again who they are; absent: they sign in. */
  readonly again?: AgainOf;
};

/** Of which session, and whether its holder is asked to prove it, or only the provider what it says of them now. */
export type AgainOf = { readonly session: string; readonly isProof: boolean };

export const CALLBACK = '/sign-in/callback';
/** How long the provider may take for one answer. */
const ANSWER_SECONDS = 10;

const UNAVAILABLE: Refusal = {
  code: 'sign-in.unavailable',
  message: 'The sign-in service does not answer, or not as it should.',
};

/** Thrown where the provider's answer does not hold, or says no. */
type ProtocolFault = { readonly code?: string; readonly error?: string; readonly name?: string };

/** OpenID Connect with one provider: authorization code with PKCE, state and nonce, issuer and audience checked by `openid-client`. */
export class Provider {
  readonly settings: ProviderSettings;
  #discovered: Promise<Configuration> | undefined;

  constructor(settings: ProviderSettings) {
    this.settings = settings;
  }

  /**
   * Where to send the reader, and what their browser keeps meanwhile.
   * @param again of a session that goes on; a proof is asked of them even where the provider knows who they are
   */
  async start(
    next: string,
    longestSeconds: number,
    again?: AgainOf,
  ): Promise<Outcome<{ readonly address: string; readonly pending: PendingSignIn }>> {
    const client = await import('openid-client');
    const configuration = await this.#configuration();
    if (!configuration.ok) return configuration;
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const { strongWays, scope } = this.settings;
    const isProof = again?.isProof === true;
    const address = client.buildAuthorizationUrl(configuration.value, {
      redirect_uri: `${this.settings.address}${CALLBACK}`,
      scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      max_age: String(longestSeconds),
      ...(isProof ? { prompt: 'login' } : {}),
      ...(isProof && strongWays.length > 0 ? { acr_values: strongWays.join(' ') } : {}),
    });
    const pending = { state, nonce, verifier, next, ...(again === undefined ? {} : { again }) };
    return accepted({ address: address.href, pending });
  }

  /**
   * Who the provider says came back. Refuses `sign-in.refused` where its answer is a no, is not to what was asked, or does not hold.
   * @param query of the address at which they came back, with its question mark
   */
  async finish(query: string, pending: PendingSignIn, longestSeconds: number): Promise<Outcome<Identity>> {
    const client = await import('openid-client');
    const configuration = await this.#configuration();
    if (!configuration.ok) return configuration;
    try {
      const tokens = await client.authorizationCodeGrant(
        configuration.value,
        new URL(`${this.settings.address}${CALLBACK}${query}`),
        {
          pkceCodeVerifier: pending.verifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          maxAge: longestSeconds,
          idTokenExpected: true,
        },
      );
      const said = tokens.claims();
      if (said === undefined) return refused(notSignedIn({}));
      const hasMore = configuration.value.serverMetadata().userinfo_endpoint !== undefined;
      const more = hasMore ? await client.fetchUserInfo(configuration.value, tokens.access_token, said.sub) : {};
      return accepted({ claims: { ...more, ...said }, provedAt: this.#provedAt(said) });
    } catch (fault) {
      return refused(notSignedIn(fault as ProtocolFault));
    }
  }

  /** Where the provider ends its own session (RP-initiated logout); undefined where it has no such address. */
  async leave(): Promise<string | undefined> {
    const client = await import('openid-client');
    const configuration = await this.#configuration();
    if (!configuration.ok || configuration.value.serverMetadata().end_session_endpoint === undefined) return undefined;
    const post_logout_redirect_uri = `${this.settings.address}/sign-in`;
    return client.buildEndSessionUrl(configuration.value, { post_logout_redirect_uri }).href;
  }

  /** When they proved who they are, if that was strong enough for what asks for a fresh proof. */
  #provedAt({ auth_time, acr }: { readonly auth_time?: number; readonly acr?: string }): string | null {
    const { strongWays } = this.settings;
    const isStrong = strongWays.length === 0 || (acr !== undefined && strongWays.includes(acr));
    return auth_time === undefined || !isStrong ? null : instantOfSeconds(auth_time);
  }

  /** What the provider publishes about itself, read once; read again after it could not be. */
  async #configuration(): Promise<Outcome<Configuration>> {
    this.#discovered ??= this.#discover();
    try {
      return accepted(await this.#discovered);
    } catch {
      this.#discovered = undefined;
      return refused(UNAVAILABLE);
    }
  }

  async #discover(): Promise<Configuration> {
    const client = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.settings;
    const server = new URL(issuer);
    const execute = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const how = { execute, timeout: ANSWER_SECONDS };
    return client.discovery(server, clientId, undefined, client.ClientSecretBasic(clientSecret), how);
  }
}

/** The provider's own word for it, where it is one: nothing that it says of a person. */
function notSignedIn({ error, code }: ProtocolFault): Refusal {
  const word = [error, code].find((each) => each !== undefined && /^[A-Za-z_.]{1,60}$/.test(each));
  return {
    code: 'sign-in.refused',
    message: `The sign-in service did not sign you in${word === undefined ? '' : ` (${word})`}.`,
    remedy: 'Sign in again. If it stays so, ask whoever looks after your account and name the word in brackets.',
  };
}
