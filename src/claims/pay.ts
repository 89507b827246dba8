import { type Day, isoOfDay, type OdsCode, type Outcome, refused } from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { type ClaimLine, claimLines, claimsOfLine } from './claim-line.ts';
import { advance, claims, type Doing, type StageDraft } from './claim-store.ts';
import { disputes, isHeld } from './dispute.ts';

/**
 * Lines that a payment run of a day may pay: valued, shown to the provider long enough before, not paid, and not
 * held by an open dispute of the line or of a claim in it. What the payments room gathers into a run.
 */
export async function payableLines(
  db: ReadDb,
  o: { readonly on: Day; readonly provider?: OdsCode },
): Promise<readonly ClaimLine[]> {
  const filter = o.provider === undefined ? {} : { provider: o.provider };
  const due = (await claimLines(db, filter)).filter(
    ({ paidBy, payableFrom }) => paidBy === null && payableFrom <= o.on,
  );
  const free: ClaimLine[] = [];
  for (const line of due) if (!(await isDisputed(db, line))) free.push(line);
  return free;
}

/** Whether an open dispute holds a line, by itself or by a claim in it. */
export async function isDisputed(db: ReadDb, line: ClaimLine): Promise<boolean> {
  const { scheme, provider, month, service } = line;
  const open = (await disputes(db, { scheme, provider, month })).filter(({ answer }) => answer === null);
  if (open.length === 0) return false;
  const own = [...(await claimsOfLine(db, line.id)).keys()];
  return own.some((id) => isHeld(open, { id, service }));
}

/**
 * Marks lines paid by a run, and each of their claims. Marking the same again for the same run changes nothing.
 * Refuses `run.wrong-stage` for a line that another run has paid or that may not be paid on the day; nothing is then marked.
 */
export async function markPaid(
  db: WriteDb,
  o: { readonly lines: readonly string[]; readonly run: string },
  doing: Doing,
): Promise<Outcome<undefined>> {
  const payable = new Set((await payableLines(db, { on: doing.on })).map(({ id }) => id));
  for (const id of o.lines) {
    const [line] = await claimLines(db, { id });
    if (line?.paidBy === o.run) continue;
    if (!payable.has(id)) return refused(notPayable(id));
    await note(db, id, o.run, 'paid', doing);
    await advance(db, await stagesOf(db, id, 'paid', `Paid by run ${o.run}.`), doing);
  }
  return { ok: true, value: undefined };
}

/** Marks lines whose payment by a run was taken back: their claims are valued again and may be paid by another run. */
export async function markTakenBack(
  db: WriteDb,
  o: { readonly lines: readonly string[]; readonly run: string },
  doing: Doing,
): Promise<Outcome<undefined>> {
  for (const id of o.lines) {
    const [line] = await claimLines(db, { id });
    if (line?.paidBy !== o.run) continue;
    await note(db, id, o.run, 'taken back', doing);
    await advance(db, await stagesOf(db, id, 'valued', `The payment by run ${o.run} was taken back.`), doing);
  }
  return { ok: true, value: undefined };
}

async function note(db: WriteDb, line: string, run: string, what: string, { by, at, on }: Doing): Promise<void> {
  await sql`insert into claim_line_payments (line_id, run_id, what, user_id, at, on_day)
            values (${line}, ${run}, ${what}, ${by}, ${at}, ${isoOfDay(on)})`.execute(db);
}

async function stagesOf(
  db: WriteDb,
  line: string,
  stage: 'paid' | 'valued',
  words: string,
): Promise<readonly StageDraft[]> {
  const code = stage === 'paid' ? 'PAID' : 'TAKEN_BACK';
  return [...(await claimsOfLine(db, line)).keys()].map((of) => ({ of, stage, code, words, appeal: null }));
}

function notPayable(line: string) {
  return {
    code: 'run.wrong-stage',
    message: `The line ${line} cannot be paid: it is not there, paid by another run, disputed, or was shown to the provider too short a time before.`,
    remedy: 'Take the lines that payableLines gives on the day.',
  } as const;
}

/** Claims that rest on a row that was received, for the way back from a row to every pound. */
export async function claimsOfRow(db: ReadDb, row: { readonly file: string; readonly row: number }) {
  return claims(db, { file: row.file, sourceRow: row.row });
}
