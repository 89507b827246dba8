import { dayText, type OdsCode, type Outcome, type RowAccess } from '../../base/index.ts';
import {
  type Claim,
  claimedTerm,
  claimLines,
  claims,
  claimsOfLine,
  lineOfClaim,
  tablesOfClaims,
} from '../../claims/index.ts';
import { linesRestingOn } from '../../payments/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { titlesOf } from '../claims/claim-provider.ts';
import type { ReportContext } from '../context.ts';
import { OncePerPerson } from '../once-per-person.ts';
import { postedEntry, standingPayment, type TouchedPound } from './touched-pound.ts';

/** What claims have come to: of each its part of the line that counts it. What was not valued touches no pound. */
export async function poundsOfClaims(
  context: ReportContext,
  found: readonly Claim[],
): Promise<readonly TouchedPound[]> {
  const pounds: TouchedPound[] = [];
  for (const claim of found) pounds.push(...(await poundOfClaim(context, claim)));
  return pounds;
}

function poundOfClaim(context: ReportContext, claim: Claim): Promise<readonly TouchedPound[]> {
  return context.store.read(async (db) => {
    const named = await lineOfClaim(db, claim.id);
    const [line] = named === undefined ? [] : await claimLines(db, { id: named });
    if (line === undefined) return [];
    const paid = standingPayment(await linesRestingOn(db, { kind: 'claims', id: line.id }));
    const { serviceTitle } = titlesOf(context, claim.scheme, claim.service);
    const { month, title, amountPence } = line;
    return [
      {
        ...{ indicator: null, shortTitle: '', periodEnd: null, claim: claim.id },
        words: `${serviceTitle} on ${dayText(claim.doneOn)}, which is ${claim.standing.stage}.`,
        ...{ month, line: claimedTerm(line), title, amountPence },
        partPence: (await claimsOfLine(db, line.id)).get(claim.id) ?? null,
        entry: paid === undefined ? null : postedEntry(paid),
      },
    ];
  });
}

/** Claims of a practice that were asked from rows about one person: what it recorded and what it sent as activity. */
export async function claimsAbout(
  context: ReportContext,
  access: RowAccess,
  whom: Whom,
): Promise<Outcome<readonly Claim[]>> {
  const { store } = context;
  const rows: SentAt[] = [];
  for (const table of await store.read((db) => tablesOfClaims(db, whom.practice))) {
    const found = await (table === 'events' ? recordedOnce : activityOf)(context, access, whom);
    if (!found.ok) return found;
    rows.push(...found.value);
  }
  const about = await store.read((db) => claims(db, { provider: whom.practice, rows }));
  return { ok: true, value: about.filter(({ row }) => row !== null) };
}

type Whom = { readonly practice: OdsCode; readonly person: string };
/** In which file and where a row was sent. */
type SentAt = { readonly file: string; readonly row: number };
const recorded = new OncePerPerson<Outcome<readonly SentAt[]>>();

function recordedOnce(context: ReportContext, access: RowAccess, whom: Whom): Promise<Outcome<readonly SentAt[]>> {
  return recorded.answer(context, access, { ...whom, also: 'where' }, async () => {
    const opened = await context.book.snapshot().people(access, [whom.practice]);
    const from = 'events JOIN persons USING (person)';
    return opened.ok ? rowsAbout(opened.value, `SELECT events.file, events.row FROM ${from}`, whom) : opened;
  });
}

/** Read each time: single people's ties open no activity. */
async function activityOf({ book }: ReportContext, access: RowAccess, whom: Whom): Promise<Outcome<readonly SentAt[]>> {
  const opened = await book.snapshot().activity(access, [whom.practice]);
  return opened.ok ? rowsAbout(opened.value, 'SELECT file, row FROM service_activity', whom) : opened;
}

async function rowsAbout(reader: Reader, sql: string, { person }: Whom): Promise<Outcome<readonly SentAt[]>> {
  try {
    return { ok: true, value: await reader.rows<SentAt>(`${sql} WHERE person_id = ?`, [person]) };
  } finally {
    reader.close();
  }
}
