import { accepted, type Day, dayText, type Outcome, refused } from '../../base/index.ts';
import { listDefinitions, type ReadDb, type WriteDb } from '../../store/index.ts';
import { addEntry, type Doing, entriesAbout, entriesOf } from '../kept/entry.ts';
import { GOVERNANCE_KINDS } from '../kept/governance-policy.ts';
import type { CaseEntry, CaseNote, Opened } from './case-entry.ts';
import { type CaseKindsJson, loadCaseKinds } from './case-kind.ts';
import { afterEntry, type Case, caseFrom } from './case-state.ts';

/** The kinds of case known on a day. Refuses `not-found`, and `definition.invalid` as they are refused when loaded. */
export async function caseKindsKnown(db: ReadDb, on: Day): Promise<Outcome<CaseKindsJson>> {
  const [kept] = await listDefinitions(db, GOVERNANCE_KINDS.cases, on);
  if (kept !== undefined) return loadCaseKinds(kept.json);
  return refused({ code: 'not-found', message: `No kinds of case were known on ${dayText(on)}.` });
}

/** The case with an id. Refuses `not-found`. */
export async function caseNamed(db: ReadDb, id: string): Promise<Outcome<Case>> {
  const entries = await entriesAbout<CaseEntry>(db, 'cases', id);
  if (entries.length === 0) return refused({ code: 'not-found', message: `There is no case ${id}.` });
  return accepted(caseFrom(id, entries));
}

/** Every case, in the order in which they were opened. */
export async function casesKept(db: ReadDb): Promise<readonly Case[]> {
  const byId = await entriesOf<CaseEntry>(db, 'cases');
  return [...byId].map(([id, entries]) => caseFrom(id, entries));
}

/** Opens a case, numbered within its kind. */
export async function enterCase(db: WriteDb, opened: Opened, doing: Doing): Promise<Case> {
  const begins = `${opened.rules.id}-`;
  const earlier = [...(await entriesOf<CaseEntry>(db, 'cases')).keys()].filter((id) => id.startsWith(begins)).length;
  const id = `${begins}${earlier + 1}`;
  const where = { book: 'cases', subject: id, after: 0 } as const;
  return caseFrom(id, [await addEntry<CaseEntry>(db, where, { kind: 'opened', ...opened }, doing)]);
}

/** Enters what was found possible. */
export async function enterAtCase(
  db: WriteDb,
  { id, state, entries }: Case,
  entry: CaseNote | Extract<CaseEntry, { readonly kind: 'stepped' | 'filed' }>,
  doing: Doing,
): Promise<Case> {
  const kept = await addEntry<CaseEntry>(db, { book: 'cases', subject: id, after: entries.length }, entry, doing);
  return { id, state: afterEntry(state, entry, { by: doing.by.user, on: doing.on }), entries: [...entries, kept] };
}
