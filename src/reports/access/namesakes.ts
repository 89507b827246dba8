import { namesSignedIn } from '../../access/index.ts';
import { type LookedAt, type Pattern, peopleLookedAt, type Unusual } from '../../audit/index.ts';
import { odsCodeFromText } from '../../base/index.ts';
import { keysIn, namesOf } from '../../identity/index.ts';
import type { ReportContext } from '../context.ts';

/**
 * Days on which somebody looked at people of their own name or family name, as far as practices said who people are. The
 * vault is asked by the machinery, and nobody is told more than the reader's name and how many. Without the vault's keys: none.
 */
export async function namesakes(context: ReportContext, since: string): Promise<readonly Unusual[]> {
  const looked = await peopleLookedAt(context.store, since);
  const names = await namesLookedAt(context, looked);
  const users = await namesOfUsers(context);
  const alike = looked.flatMap((one) => {
    const pattern = patternOf(users.get(one.user), names.get(`${one.practice}/${one.person}`));
    return pattern === undefined ? [] : [{ ...one, pattern }];
  });
  return [...Map.groupBy(alike, ({ pattern, user, on }) => `${pattern} ${user} ${on}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { pattern, user, on } = first;
    const [from, to] = [
      own.map((one) => one.from).sort()[0] ?? '',
      own
        .map((one) => one.to)
        .sort()
        .at(-1) ?? '',
    ];
    return [{ pattern, user, on, count: own.length, from, to }];
  });
}

async function namesLookedAt(
  context: ReportContext,
  looked: readonly LookedAt[],
): Promise<ReadonlyMap<string, string>> {
  const keys = keysIn(context);
  const names = new Map<string, string>();
  if (!keys.ok) return names;
  for (const [code, own] of Map.groupBy(looked, ({ practice }) => practice)) {
    const practice = odsCodeFromText(code);
    if (practice === undefined) continue;
    const people = [...new Set(own.map(({ person }) => person))];
    const found = await context.store.read((db) => namesOf(db, keys.value, practice, people));
    for (const [person, name] of found) names.set(`${code}/${person}`, name);
  }
  return names;
}

async function namesOfUsers({ store, users }: ReportContext): Promise<ReadonlyMap<string, string>> {
  const listed = users.users().map(({ id, name }) => [id, name] as const);
  return new Map([...(await store.read(namesSignedIn)), ...listed]);
}

function patternOf(user: string | undefined, person: string | undefined): Pattern | undefined {
  if (user === undefined || person === undefined) return undefined;
  const [one, other] = [wordsOf(user), wordsOf(person)];
  if (one.join(' ') === other.join(' ')) return 'own name';
  return one.length > 1 && one.at(-1) === other.at(-1) ? 'family name' : undefined;
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{Letter}'’-]+/u)
    .filter((word) => word !== '');
}
