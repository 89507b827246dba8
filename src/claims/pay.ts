import {
  type Day,
  dayText,
  isoOfDay,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  refused,
} from '../base/index.ts';
import type { HeldLine, StatementLine } from '../contracts/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { type ClaimLine, claimLines, claimsOfLine, filesOfLine } from './claim-line.ts';
import { advance, type Doing, type StageDraft } from './claim-store.ts';
import { type Dispute, disputes, isHeld } from './dispute.ts';

/** Lines of a month's claims as the provider's statement has them: those that are or may be paid, and those that wait. */
export type ClaimedLines = { readonly lines: readonly StatementLine[]; readonly held: readonly HeldLine[] };

/**
 * What a provider's claims of a month have come to, as known at the end of a day. A line waits until it has been shown to
 * the provider for long enough, and while a dispute of it or of a claim in it is open; what was paid stays.
 */
export async function claimedLines(
  db: ReadDb,
  ask: { readonly provider: OdsCode; readonly month: Month; readonly on: Day },
): Promise<ClaimedLines> {
  const { provider, month, on } = ask;
  const valued = (await claimLines(db, { provider, month })).filter(({ valuedOn }) => valuedOn <= on);
  const lines: StatementLine[] = [];
  const held: HeldLine[] = [];
  for (const line of valued) {
    const wait = await whyItWaits(db, line, on);
    if (wait === undefined) lines.push(await statementLine(db, line));
    else held.push({ term: claimedTerm(line), title: line.title, reason: { code: 'line.held', ...wait } });
  }
  return { lines, held };
}

/** Why a line may not be paid on a day; undefined where it may. */
async function whyItWaits(
  db: ReadDb,
  line: ClaimLine,
  on: Day,
): Promise<{ readonly message: string; readonly remedy: string } | undefined> {
  if (line.payableFrom > on) {
    return {
      message: `It was shown to the provider too short a time before: it may be paid from ${dayText(line.payableFrom)}.`,
      remedy: 'A run of the month on that day or later pays it.',
    };
  }
  const open = line.paidBy === null ? await openDispute(db, line, on) : undefined;
  if (open === undefined) return undefined;
  return {
    message: `A dispute holds it until it is answered: ${open.owner} answers by ${dayText(open.dueOn)}.`,
    remedy: 'A run of the month after the answer pays it.',
  };
}

/** The dispute of a line, or of a claim in it, that is open at the end of a day. */
async function openDispute(db: ReadDb, line: ClaimLine, on: Day): Promise<Dispute | undefined> {
  const { scheme, provider, month, service } = line;
  const open = (await disputes(db, { scheme, provider, month }))
    .filter(({ openedOn, answer }) => openedOn <= on && (answer === null || answer.on > on))
    .map((one) => ({ ...one, answer: null }));
  if (open.length === 0) return undefined;
  const own = [...(await claimsOfLine(db, line.id)).keys()];
  return open.find((one) => own.some((id) => isHeld([one], { id, service })));
}

/** By which a statement names the line: of several of one service and month each has a name of its own, which stays. */
export function claimedTerm({ term, id }: Pick<ClaimLine, 'term' | 'id'>): string {
  return `${term}-${id}`;
}

async function statementLine(db: ReadDb, line: ClaimLine): Promise<StatementLine> {
  const { id, provider, title, account, formula, formulaWithNumbers, inputs, exactPounds, amountPence, workings } =
    line;
  const { scheme, schemeHash, claims: count, restsOn, month } = line;
  const term = claimedTerm(line);
  const files = await filesOfLine(db, id);
  return {
    ...{ id: `${provider}/${isoOfMonth(month)}/${term}`, term, title, account },
    ...{ formula, formulaWithNumbers, inputs, exactPounds, amountPence, workings },
    restsOn: [
      ...restsOn,
      { kind: 'claims', scheme, schemeHash, line: id, provider, month: isoOfMonth(month), count, files },
    ],
  };
}

/** Providers whose claims of a month were valued. */
export async function providersOfMonth(db: ReadDb, month: Month): Promise<readonly OdsCode[]> {
  const { rows } = await sql<{ provider: OdsCode }>`
    select distinct provider collate "C" as provider from claim_lines
     where month = ${isoOfMonth(month)} order by 1`.execute(db);
  return rows.map(({ provider }) => provider);
}

/**
 * Why lines may not be paid by a run on a day; undefined where each may. Paid by that very run is no reason.
 * `run.wrong-stage` names the first.
 */
export async function notPayable(
  db: ReadDb,
  o: { readonly lines: readonly string[]; readonly run: string; readonly on: Day },
) {
  for (const id of o.lines) {
    const [line] = await claimLines(db, { id });
    if (line?.paidBy === o.run) continue;
    if (line === undefined) return wrongStage(`There is no line ${id}.`);
    if (line.paidBy !== null) return wrongStage(`${line.title} is paid by run ${line.paidBy}.`);
    const wait = await whyItWaits(db, line, o.on);
    if (wait !== undefined) return wrongStage(`${line.title} cannot be paid yet. ${wait.message}`);
  }
  return undefined;
}

function wrongStage(message: string) {
  return {
    code: 'run.wrong-stage',
    message,
    remedy: 'Prepare the month again: what can be paid then is paid.',
  } as const;
}

/**
 * Marks lines paid by a run, and each of their claims. Marking the same again for the same run changes nothing.
 * Refuses as `notPayable`; nothing is then marked.
 */
export async function markPaid(
  db: WriteDb,
  { lines, run }: { readonly lines: readonly string[]; readonly run: string },
  doing: Doing,
): Promise<Outcome<undefined>> {
  const reason = await notPayable(db, { lines, run, on: doing.on });
  if (reason !== undefined) return refused(reason);
  for (const id of lines) {
    const [line] = await claimLines(db, { id });
    if (line?.paidBy === run) continue;
    await note(db, id, run, 'paid', doing);
    await advance(db, await stagesOf(db, id, 'paid', `Paid by run ${run}.`), doing);
  }
  return { ok: true, value: undefined };
}

/** Marks lines whose payment by a run was taken back: their claims are valued again and may be paid by another run. */
export async function markTakenBack(
  db: WriteDb,
  o: { readonly lines: readonly string[]; readonly run: string },
  doing: Doing,
): Promise<void> {
  for (const id of o.lines) {
    const [line] = await claimLines(db, { id });
    if (line?.paidBy !== o.run) continue;
    await note(db, id, o.run, 'taken back', doing);
    await advance(db, await stagesOf(db, id, 'valued', `The payment by run ${o.run} was taken back.`), doing);
  }
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
