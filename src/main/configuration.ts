import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Day, dayFromIso, type Outcome } from '../base/index.ts';
import { SIGN_IN_SETTINGS } from './sign-in-settings.ts';

/** A whole number in words for whoever set something else. */
function wholeNumber(least: number, most: number) {
  const words = `a whole number from ${least} to ${most}`;
  return z.coerce.number({ error: words }).int(words).min(least, words).max(most, words);
}

const IDENTITY_KEY = z
  .string()
  .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits, lower case')
  .optional();

/** What can be set, in `commonweal.json` or in the environment (which wins). Unknown keys are refused. */
const SHAPE = z.strictObject({
  /** Folder of the warehouse and the embedded store. Environment: COMMONWEAL_DATA. */
  data: z.string().min(1),
  /** Port of the web server. Environment: PORT. */
  port: wholeNumber(1, 65_535),
  /** PostgreSQL to use instead of the embedded store. Environment: DATABASE_URL. */
  databaseUrl: z.string().startsWith('postgres').optional(),
  /** `demonstration` listens on 127.0.0.1 only, and anyone may be anyone. Environment: COMMONWEAL_MODE. */
  mode: z.enum(['demonstration', 'service']),
  /** Seals what browsers keep before anybody has signed in; at least 32 characters; needed in service. Environment alone: COMMONWEAL_SESSION_SECRET. */
  sessionSecret: z.string().min(32).optional(),
  /** Seals the identity vault; 64 hexadecimal digits. Environment alone: COMMONWEAL_VAULT_KEY. */
  vaultKey: IDENTITY_KEY,
  /** The key before, read while the vault is sealed anew. Environment alone: COMMONWEAL_EARLIER_VAULT_KEY. */
  earlierVaultKey: IDENTITY_KEY,
  /** Pseudonyms of every purpose are made with it; 64 hexadecimal digits. Environment alone: COMMONWEAL_PSEUDONYM_KEY. */
  pseudonymKey: IDENTITY_KEY,
  /** The secret before, read while it is being replaced. Environment alone: COMMONWEAL_EARLIER_SESSION_SECRET. */
  earlierSessionSecret: z.string().min(32).optional(),
  /** The identity provider that signs people in, in service, and what its claims mean. */
  signIn: SIGN_IN_SETTINGS.optional(),
  /** What the provider knows this service by. Environment alone: COMMONWEAL_SIGN_IN_SECRET. */
  signInSecret: z.string().min(1).optional(),
  /** Whether a proxy of the operator's adds to X-Forwarded-For from where it was asked. Environment: COMMONWEAL_BEHIND_PROXY. */
  behindProxy: z.enum(['yes', 'no']),
  /** The business date, YYYY-MM-DD. Environment: COMMONWEAL_BUSINESS_DATE; `--on` moves it for one command. */
  businessDate: z
    .string()
    .refine((text) => dayFromIso(text) !== undefined, 'a date written YYYY-MM-DD')
    .transform((text) => dayFromIso(text) as Day),
  /** Most memory DuckDB takes, e.g. 1GB. Environment: COMMONWEAL_MEMORY. */
  memory: z.string().regex(/^\d+(\.\d+)?(MB|GB)$/, 'an amount such as 1GB'),
  /** Largest file that a browser may send, e.g. 2GB. Environment: COMMONWEAL_LARGEST_UPLOAD. */
  largestUpload: z
    .string()
    .regex(/^\d+(MB|GB)$/, 'an amount such as 2GB')
    .transform(bytesOf),
  /** People in the demonstration; its practices are scaled to it. Environment: COMMONWEAL_DEMONSTRATION_PEOPLE. */
  demonstrationPeople: wholeNumber(500, 314_850),
});

export type Configuration = z.infer<typeof SHAPE>;

const ENVIRONMENT: Record<string, keyof Configuration> = {
  COMMONWEAL_DATA: 'data',
  COMMONWEAL_MODE: 'mode',
  COMMONWEAL_SESSION_SECRET: 'sessionSecret',
  COMMONWEAL_VAULT_KEY: 'vaultKey',
  COMMONWEAL_EARLIER_VAULT_KEY: 'earlierVaultKey',
  COMMONWEAL_PSEUDONYM_KEY: 'pseudonymKey',
  COMMONWEAL_EARLIER_SESSION_SECRET: 'earlierSessionSecret',
  COMMONWEAL_SIGN_IN_SECRET: 'signInSecret',
  COMMONWEAL_BEHIND_PROXY: 'behindProxy',
  COMMONWEAL_BUSINESS_DATE: 'businessDate',
  COMMONWEAL_MEMORY: 'memory',
  COMMONWEAL_LARGEST_UPLOAD: 'largestUpload',
  COMMONWEAL_DEMONSTRATION_PEOPLE: 'demonstrationPeople',
  PORT: 'port',
  DATABASE_URL: 'databaseUrl',
};

/** Never in a file, which is copied and kept with less care. */
const SECRETS: readonly (keyof Configuration)[] = [
  'sessionSecret',
  'earlierSessionSecret',
  'signInSecret',
  'vaultKey',
  'earlierVaultKey',
  'pseudonymKey',
];

const DEFAULTS = {
  data: 'data',
  port: 3000,
  mode: 'demonstration',
  behindProxy: 'no',
  businessDate: '2026-04-10',
  memory: '1GB',
  largestUpload: '2GB',
  demonstrationPeople: 314_850,
};

/** Reads and checks the configuration once, at start. `root` is the project's folder; relative paths are taken from it. */
export function readConfiguration(root: string, environment: NodeJS.ProcessEnv): Outcome<Configuration> {
  const file = join(root, 'commonweal.json');
  const fromFile = existsSync(file) ? readObject(file) : {};
  if (typeof fromFile === 'string') return invalid(fromFile);
  const secret = secretIn(fromFile);
  if (secret !== undefined)
    return invalid(`commonweal.json holds ${secret}, which is a secret: set it in the environment.`);
  const unknown = Object.keys(environment).filter((key) => key.startsWith('COMMONWEAL_') && !(key in ENVIRONMENT));
  if (unknown.length > 0) {
    return invalid(`The environment sets ${unknown.join(', ')}, which Commonweal does not know.`);
  }
  const fromEnvironment = Object.fromEntries(
    Object.entries(ENVIRONMENT)
      .map(([variable, key]) => [key, environment[variable]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = SHAPE.safeParse({ ...DEFAULTS, ...fromFile, ...fromEnvironment });
  if (!parsed.success) return invalid(parsed.error.issues.map(wordsOfIssue).join(' '));
  if (parsed.data.mode === 'service' && parsed.data.sessionSecret === undefined) {
    return invalid('In service, sessionSecret must be set (at least 32 characters).');
  }
  if (parsed.data.signIn !== undefined && parsed.data.signInSecret === undefined) {
    return invalid('With signIn, COMMONWEAL_SIGN_IN_SECRET must be set in the environment.');
  }
  return { ok: true, value: { ...parsed.data, data: resolve(root, parsed.data.data) } };
}

/** Where the embedded store and its owner's lock are. */
export function storeDirectory({ data }: Pick<Configuration, 'data'>): string {
  return join(data, 'store');
}

/** The name of what a file may not hold; a database's address only with a password in it. */
function secretIn(file: Record<string, unknown>): string | undefined {
  const address = typeof file.databaseUrl === 'string' ? URL.parse(file.databaseUrl) : null;
  if (address !== null && address.password !== '') return 'databaseUrl with a password';
  return SECRETS.find((key) => file[key] !== undefined);
}

/** Of `64MB` or `2GB`. */
function bytesOf(amount: string): number {
  return Number.parseInt(amount, 10) * (amount.endsWith('GB') ? 1024 ** 3 : 1024 ** 2);
}

function readObject(file: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'commonweal.json does not hold an object.';
  } catch (fault) {
    return `commonweal.json cannot be read: ${(fault as Error).message}.`;
  }
}

function wordsOfIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `Unknown setting: ${issue.keys.join(', ')}.`;
  return `${where}: ${issue.message}.`;
}

function invalid(message: string): Outcome<never> {
  const inFile = Object.keys(SHAPE.shape).filter((key) => !SECRETS.some((secret) => secret === key));
  const keys = `${inFile.join(', ')} in commonweal.json, or ${Object.keys(ENVIRONMENT).join(', ')} in the environment`;
  return { ok: false, refusal: { code: 'configuration.invalid', message, remedy: `What can be set: ${keys}.` } };
}
