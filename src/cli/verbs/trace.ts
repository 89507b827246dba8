import { accepted, type Outcome, odsCodeFromText, poundsText, refused } from '../../base/index.ts';
import {
  notAdding,
  type TraceBackNode,
  type TraceNode,
  traceBackFromClaim,
  traceBackFromFile,
  traceBackFromPerson,
  traceReport,
} from '../../reports/index.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal trace 17.2`, and back: `commonweal trace person X00036 <pseudonym>` */
export const traceVerb: Verb = {
  name: 'trace',
  purpose: 'from a posting down to people and rows, and from a person, a file or a claim back to every posting',
  forms: ['<entry.posting, such as 17.2>', 'person <practice> <pseudonym>', 'file <sha256>', 'claim <claim>'],
  run(call) {
    const [first = '', second = '', third = ''] = call.line.words;
    if (first === 'person') return fromPerson(call, second, third);
    if (first === 'file') return fromFile(call, second);
    if (first === 'claim') return fromClaim(call, second);
    return fromPosting(call, first);
  },
};

async function fromPosting({ context, actor }: VerbCall, posting: string): Promise<Outcome<VerbResult>> {
  const report = await traceReport(context, actor, { posting });
  if (!report.ok) return report;
  const { tree, basis } = report.value;
  const faults = notAdding(tree);
  const words = faults.length === 0 ? 'Every part adds to the amount above it.' : faults.join('\n');
  return accepted({
    json: { ...tree, release: basis.release, adds: faults.length === 0 },
    text: [...linesOf(tree, ({ from }) => from), '', words].join('\n'),
    isDone: faults.length === 0,
  });
}

async function fromPerson(call: VerbCall, code: string, person: string): Promise<Outcome<VerbResult>> {
  const practice = odsCodeFromText(code);
  if (practice === undefined) return refused({ code: 'input.invalid', message: `${code} is not a practice code.` });
  const report = await traceBackFromPerson(call.context, call.actor, { practice, person });
  return report.ok ? accepted(backResult(report.value.tree, report.value.basis.release)) : report;
}

async function fromFile(call: VerbCall, sha256: string): Promise<Outcome<VerbResult>> {
  const report = await traceBackFromFile(call.context, call.actor, { sha256 });
  return report.ok ? accepted(backResult(report.value.tree, report.value.basis.release)) : report;
}

async function fromClaim(call: VerbCall, claim: string): Promise<Outcome<VerbResult>> {
  const report = await traceBackFromClaim(call.context, call.actor, { claim });
  return report.ok ? accepted(backResult(report.value.tree, report.value.basis.release)) : report;
}

function backResult(tree: TraceBackNode, release: string): VerbResult {
  return { json: { ...tree, release }, text: linesOf(tree, ({ to }) => to).join('\n') };
}

type AnyNode = TraceNode | TraceBackNode;

/** A tree as indented lines; of more than ten people only how many there are. */
function linesOf<N extends AnyNode>(node: N, below: (node: N) => readonly N[], depth = 0): string[] {
  const parts = below(node);
  const count = 'count' in node && node.count !== undefined ? `: ${node.count}` : '';
  const amount = node.amountPence === undefined ? '' : `: ${poundsText(node.amountPence)}`;
  const words = node.words === undefined ? '' : ` (${node.words})`;
  const own = `${'  '.repeat(depth)}${node.kind} ${node.id}${amount}${count}${words}`;
  if (parts.length > 10 && parts.every(({ kind }) => kind === 'person')) return [own];
  return [own, ...parts.flatMap((part) => linesOf(part, below, depth + 1))];
}
