import { accepted, exact, type Outcome, type Pence, pence, type ReleaseLevel } from '../base/index.ts';
import { partsByIndicator, type RestsOn, type Statement, type StatementLine } from '../contracts/index.ts';
import { releaseExactOnly } from '../disclosure/index.ts';
import { type CountsRest, type CountWalk, countNodes, withoutPeople } from './trace-counts.ts';
import { apportioned, type TraceNode } from './trace-node.ts';

const COUNTS_LEFT_OUT = 'Counts of people are for those who may see them exactly.';

export type LineWalk = Omit<CountWalk, 'frameworkHash'> & { readonly level: ReleaseLevel };

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
  const measures = await measureNodes({ ...walk, frameworkHash }, walk.level, line, amount);
  if (!measures.ok) return measures;
  const rests = line.restsOn.flatMap((rest) => restNode(rest) ?? []);
  const term: TraceNode = {
    kind: 'term',
    id: line.term,
    amountPence: amount,
    words: `${line.formula} = ${line.formulaWithNumbers}`,
    from: [...measures.value, ...rests],
  };
  return accepted({ kind: 'line', id: line.id, amountPence: amount, words: line.title, from: [term] });
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

/** What else a line rests on; counts are shown under their measure. */
function restNode(rest: RestsOn): TraceNode | undefined {
  switch (rest.kind) {
    case 'counts':
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
