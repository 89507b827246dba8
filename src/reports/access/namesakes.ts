import { namesSignedIn } from '../../access/index.ts';
import { type LookedAt, type Pattern, peopleLookedAt, spanOf, type Unusual } from '../../audit/index.ts';
import { type Day, odsCodeFromText } from '../../base/index.ts';
import { type IdentityKeys, keysIn, namesOf, vaultChanges } from '../../identity/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';

/**
 * Days on which somebody looked at people of their own name or family name, as far as practices said who people are. The
 * vault is asked by the machinery, and nobody is told more than the reader's name and how many. Without the vault's keys: none.
 */
export async function namesakes(context: ReportContext, since: Day): Promise<readonly Unusual[]> {
  const keys = keysIn(context);
  if (!keys.ok) return [];
  const users = await namesOfUsers(context);
  const looked = (await peopleLookedAt(context.store, since)).flatMap((one) => {
    const name = users.get(one.user);
    return name === undefined ? [] : [{ ...one, name }];
  });
  const patterns = await patternsOf(context, keys.value, looked);
  const alike = looked.flatMap((one) => {
    const pattern = patterns.get(keyOf(one));
    return pattern === undefined || pattern === null ? [] : [{ ...one, pattern }];
  });
  return [...Map.groupBy(alike, ({ pattern, user, on }) => `${pattern} ${user} ${on}`).values()].flatMap((own) => {
    const [first] = own;
    const span = spanOf(own);
    if (first === undefined || span === undefined) return [];
    const { pattern, user, on } = first;
    return [{ pattern, user, on, count: own.length, from: span.from, to: span.to }];
  });
}

/** Somebody who was looked at, and the name of who looked. */
type LookedBy = LookedAt & { readonly name: string };

/** Whether a name and a person are alike, by both: never who the person is. It stands while the vault is as it was. */
type Kept = { readonly changes: bigint; readonly patterns: Map<string, Pattern | null> };
const kept = new WeakMap<ReportContext['store'], Kept>();
const MOST_KEPT = 100_000;

async function patternsOf(
  { store }: ReportContext,
  keys: IdentityKeys,
  looked: readonly LookedBy[],
): Promise<ReadonlyMap<string, Pattern | null>> {
  return store.read(async (db) => {
    const changes = await vaultChanges(db);
    const before = kept.get(store);
    const stands = before?.changes === changes && before.patterns.size < MOST_KEPT;
    const patterns = stands ? before.patterns : new Map<string, Pattern | null>();
    const fresh = looked.filter((one) => !patterns.has(keyOf(one)));
    const names = await namesLookedAt(db, keys, fresh);
    for (const one of fresh) patterns.set(keyOf(one), patternOf(one.name, names.get(`${one.practice}/${one.person}`)));
    kept.set(store, { changes, patterns });
    return patterns;
  });
}

function keyOf({ name, practice, person }: LookedBy): string {
  return `${practice}/${person} ${name}`;
}

async function namesLookedAt(
  db: ReadDb,
  keys: IdentityKeys,
  looked: readonly LookedAt[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [code, own] of Map.groupBy(looked, ({ practice }) => practice)) {
    const practice = odsCodeFromText(code);
    if (practice === undefined) continue;
    const people = [...new Set(own.map(({ person }) => person))];
    const found = await namesOf(db, keys, practice, people);
    for (const [person, name] of found) names.set(`${code}/${person}`, name);
  }
  return names;
}

async function namesOfUsers({ store, users }: ReportContext): Promise<ReadonlyMap<string, string>> {
  const listed = users.users().map(({ id, name }) => [id, name] as const);
  return new Map([...(await store.read(namesSignedIn)), ...listed]);
}

/** Null: they are not alike, or it is not known who the person is. */
function patternOf(user: string, person: string | undefined): Pattern | null {
  if (person === undefined) return null;
  const [one, other] = [wordsOf(user), wordsOf(person)];
  if (one.join(' ') === other.join(' ')) return 'own name';
  return one.length > 1 && one.at(-1) === other.at(-1) ? 'family name' : null;
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{Letter}'’-]+/u)
    .filter((word) => word !== '');
}
