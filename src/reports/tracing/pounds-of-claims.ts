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
import { titlesOf } from '../claims/claim-provider.ts';
import type { ReportContext } from '../context.ts';
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
  { book, store }: ReportContext,
  access: RowAccess,
  { practice, person }: { readonly practice: OdsCode; readonly person: string },
): Promise<Outcome<readonly Claim[]>> {
  const rows: { file: string; row: number }[] = [];
  for (const table of await store.read((db) => tablesOfClaims(db, practice))) {
    const snapshot = book.snapshot();
    const isEvents = table === 'events';
    const opened = isEvents ? await snapshot.people(access, [practice]) : await snapshot.activity(access, [practice]);
    if (!opened.ok) return opened;
    const from = isEvents ? 'events JOIN persons USING (person)' : 'service_activity';
    const file = isEvents ? 'events' : 'service_activity';
    try {
      const found = await opened.value.rows<{ file: string; row: number }>(
        `SELECT ${file}.file AS file, ${file}.row AS row FROM ${from} WHERE person_id = ?`,
        [person],
      );
      rows.push(...found);
    } finally {
      opened.value.close();
    }
  }
  const about = await store.read((db) => claims(db, { provider: practice, rows }));
  return { ok: true, value: about.filter(({ row }) => row !== null) };
}
