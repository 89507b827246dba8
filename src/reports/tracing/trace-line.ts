import {
  accepted,
  decimalText,
  exact,
  isoOfDay,
  type Outcome,
  type Pence,
  pence,
  poundsFromPence,
  type ReleaseLevel,
} from '../../base/index.ts';
import { claims, claimsOfLine } from '../../claims/index.ts';
import { partsByIndicator, type RestsOn, type Statement, type StatementLine } from '../../contracts/index.ts';
import { releaseExactOnly } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { type CountsRest, type CountWalk, countNodes, withoutPeople } from './trace-counts.ts';
import { apportioned, type TraceNode } from './trace-node.ts';

const COUNTS_LEFT_OUT = 'Counts of people are for those who may see them exactly.';

export type LineWalk = Omit<CountWalk, 'frameworkHash'> & {
  readonly level: ReleaseLevel;
  /** Whether the reader sees the practice's claims one by one. */
  readonly seesClaims: boolean;
};

/**
 * From a statement line to what it rests on: its term, each measure's part to the penny, the counts behind the measure.
 * @param amount the line's amount with the posting's sign
 */
export async function lineNode(
  walk: LineWalk,
  statement: Statement,
  line: StatementLine,
  amount: Pence,
): Promise<Outcome<TraceNode>> {
  const frameworkHash = statement.pins.framework ?? walk.context.paidBy.hash;
  const measures = await earnedNodes({ ...walk, frameworkHash }, walk.level, line, amount);
  if (!measures.ok) return measures;
  const claimed = await claimsNodes(walk, line, amount);
  const rests = line.restsOn.flatMap((rest) => restNode(rest) ?? []);
  const term: TraceNode = {
    kind: 'term',
    id: line.term,
    amountPence: amount,
    words: `${line.formula} = ${line.formulaWithNumbers}`,
    from: [...measures.value, ...claimed, ...rests],
  };
  return accepted({ kind: 'line', id: line.id, amountPence: amount, words: line.title, from: [term] });
}

/** What measures earned of the line; of a settlement the whole year's achievement, and each payment that it takes off. */
async function earnedNodes(
  walk: CountWalk,
  level: ReleaseLevel,
  line: StatementLine,
  amount: Pence,
): Promise<Outcome<readonly TraceNode[]>> {
  const settlement = line.restsOn.find((rest) => rest.kind === 'settlement');
  if (settlement === undefined) return measureNodes(walk, level, line, amount);
  const payments = line.restsOn.filter((rest) => rest.kind === 'payment');
  const sign = amount === line.amountPence ? 1n : -1n;
  const paid = payments.map(({ as, line: id, entry, amountPence }): TraceNode => {
    const taken = pence(-sign * BigInt(amountPence));
    return { kind: 'paid before', id, amountPence: taken, words: `${as}, by entry ${entry}`, from: [] };
  });
  const achieved = pence(line.amountPence + payments.reduce((sum, { amountPence }) => sum + BigInt(amountPence), 0n));
  const whole = { ...line, amountPence: achieved, exactPounds: decimalText(poundsFromPence(achieved), 2) };
  const earned = pence(sign * achieved);
  const measures = await measureNodes(walk, level, whole, earned);
  if (!measures.ok) return measures;
  const achievement: TraceNode = {
    kind: 'achievement',
    id: `${settlement.scheme} ${settlement.year}`,
    amountPence: earned,
    from: measures.value,
  };
  return accepted([achievement, ...paid]);
}

/** Each measure's part of the line. None where the line is not shared among measures. */
async function measureNodes(
  walk: CountWalk,
  level: ReleaseLevel,
  line: StatementLine,
  amount: Pence,
): Promise<Outcome<readonly TraceNode[]>> {
  const parts = partsByIndicator(line);
  const isShared = parts.some(({ exactPounds }) => exactPounds !== '0');
  if (!isShared) return accepted([]);
  const amounts = apportioned(
    parts.map(({ exactPounds }) => exact(exactPounds)),
    line.amountPence,
  );
  const sign = amount === line.amountPence ? 1n : -1n;
  const nodes: TraceNode[] = [];
  for (const [index, { indicator }] of parts.entries()) {
    const rest = line.restsOn.find((one): one is CountsRest => one.kind === 'counts' && one.indicator === indicator);
    const counts = rest === undefined ? accepted([]) : await countNodes(walk, rest);
    if (!counts.ok) return counts;
    const named = walk.access === null ? counts.value.map(withoutPeople) : counts.value;
    const released = releaseExactOnly(level, named, COUNTS_LEFT_OUT).value;
    const from: readonly TraceNode[] = Array.isArray(released)
      ? released
      : [{ kind: 'withheld', id: COUNTS_LEFT_OUT, from: [] }];
    const id = rest === undefined ? indicator : `${indicator}/${rest.periodEnd}`;
    nodes.push({ kind: 'measure', id, amountPence: pence(sign * (amounts[index] ?? 0n)), from });
  }
  return accepted(nodes);
}

/** The claims that a line counts, each with its part of it and the row that it was asked from. */
async function claimsNodes(walk: LineWalk, line: StatementLine, amount: Pence): Promise<readonly TraceNode[]> {
  const rest = line.restsOn.find((one) => one.kind === 'claims');
  if (rest === undefined) return [];
  const scheme: TraceNode = { kind: 'definition', id: rest.schemeHash, words: `claim scheme ${rest.scheme}`, from: [] };
  const sign = amount === line.amountPence ? 1n : -1n;
  const one = walk.seesClaims ? await claimNodes(walk.context, rest.line, sign) : [CLAIMS_WITHHELD];
  return [{ kind: 'claims', id: rest.line, amountPence: amount, words: `claims of ${rest.month}`, from: one }, scheme];
}

const CLAIMS_WITHHELD: TraceNode = {
  kind: 'withheld',
  id: 'Claims are for those who may see them one by one.',
  from: [],
};

async function claimNodes({ store }: ReportContext, line: string, sign: bigint): Promise<readonly TraceNode[]> {
  const [all, amounts] = await store.read(async (db) => [await claims(db, { line }), await claimsOfLine(db, line)]);
  return all.map(({ id, service, doneOn, row }): TraceNode => {
    const from: readonly TraceNode[] =
      row === null ? [] : [{ kind: 'row', id: `${row.file}/${row.table}/${row.row}`, from: [] }];
    const amountPence = pence(sign * (amounts.get(id) ?? 0n));
    return { kind: 'claim', id, amountPence, words: `${service} on ${isoOfDay(doneOn)}`, from };
  });
}

/** What else a line rests on; counts are shown under their measure, claims and earlier payments by themselves. */
function restNode(rest: RestsOn): TraceNode | undefined {
  switch (rest.kind) {
    case 'counts':
    case 'claims':
    case 'settlement':
    case 'payment':
      return undefined;
    case 'list size':
      return { kind: 'list row', id: `${rest.file}/${rest.row}`, words: `list of ${rest.quarter}`, from: [] };
    case 'rate':
      return { kind: 'rate', id: rest.id, words: `${rest.value} from ${rest.validFrom}, ${rest.status}`, from: [] };
    case 'contract':
      return { kind: 'definition', id: rest.hash, words: `contract ${rest.id}`, from: [] };
    case 'measure':
      return { kind: 'definition', id: rest.frameworkHash, words: `measure ${rest.indicator}`, from: [] };
    case 'practice register':
      return { kind: 'definition', id: rest.practice, words: 'practice register', from: [] };
    case 'decision':
      return { kind: 'definition', id: rest.reference, words: 'decision of the register', from: [] };
    case 'answer':
      return { kind: 'definition', id: rest.indicator, words: `answered: ${rest.evidence}`, from: [] };
    case 'borough counts':
      return { kind: 'definition', id: rest.indicator, words: `counts of the borough at ${rest.periodEnd}`, from: [] };
  }
}
