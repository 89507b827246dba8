import { personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  pence,
  type Refusal,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import type { Statement, StatementLine } from '../../contracts/index.ts';
import { type Entry, entry, type Posting } from '../../ledger/index.ts';
import { frozenStatement, linesOfEntry } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { notOfPractice, ownPostings } from '../ledger/own-postings.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type LineWalk, lineNode } from './trace-line.ts';
import type { TraceNode } from './trace-node.ts';

/** The walk from a posting, or from every posting of an entry, to people and rows. */
export type TraceReport = { readonly tree: TraceNode };

/** `17.2`: the second posting of entry 17; `17`: all of them. */
export type TraceAsk = { readonly posting: string };

/**
 * From a posting to the statement line that it pays, its term, the measures, the people in the warehouse and the rows of
 * the counts files. To a practice only its own postings; people to those who may see them. Refuses `not-found`.
 */
export function traceReport(context: ReportContext, reader: Actor, ask: TraceAsk): Report<TraceReport> {
  const own = ownPostings(context, reader);
  const whose = own === undefined ? {} : { practice: own };
  const deed = { deed: 'trace postings', verb: 'trace posting', subject: `posting ${ask.posting}` };
  const what = { actions: ['see ledger', 'see postings'] as const, ...whose, ...deed };
  return reading(
    context,
    reader,
    what,
    async ({ level }) => {
      const named = postingNamed(ask.posting);
      if (named === undefined) return refused(noPosting(ask.posting));
      const found = await context.store.read((db) => entry(db, named.entry));
      const isOwn = found?.postings.every(({ subject }) => subject === own) === true;
      if (own !== undefined && !isOwn) return notOfPractice(own, 'posting');
      if (found === undefined) return refused(noPosting(ask.posting));
      const tree = await traced(new Walker(context, reader, level), found, named.position);
      return tree.ok ? accepted({ tree: tree.value }) : tree;
    },
    ({ tree }) => personsIn(tree),
  );
}

/** The tree of one posting, or of all of an entry. */
export async function traced(walker: Walker, found: Entry, position: number | undefined): Promise<Outcome<TraceNode>> {
  if (position !== undefined) {
    const posting = found.postings[position - 1];
    return posting === undefined ? refused(noPosting(`${found.id}.${position}`)) : walker.posting(found, position);
  }
  const from: TraceNode[] = [];
  for (const at of found.postings.keys()) {
    const node = await walker.posting(found, at + 1);
    if (!node.ok) return node;
    from.push(node.value);
  }
  return accepted({ kind: 'entry', id: found.id, amountPence: pence(0n), words: found.description, from });
}

function postingNamed(text: string): { entry: string; position: number | undefined } | undefined {
  const match = /^(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) return undefined;
  const [, id = '', position] = match;
  return { entry: id, position: position === undefined ? undefined : Number(position) };
}

function noPosting(name: string): Refusal {
  return {
    code: 'not-found',
    message: `The ledger has no posting ${name}.`,
    remedy: 'A posting is named by its entry and its place in it: 17.2. The ledger lists the entries.',
  };
}

/** Walks down from postings, as one reader. What it found of a statement serves the entry’s other postings. */
class Walker {
  readonly #context: ReportContext;
  readonly #reader: Actor;
  readonly #level: ReleaseLevel;
  readonly #statements = new Map<string, Promise<readonly Paid[]>>();
  readonly #walks = new Map<OdsCode, LineWalk>();

  constructor(context: ReportContext, reader: Actor, level: ReleaseLevel) {
    this.#context = context;
    this.#reader = reader;
    this.#level = level;
  }

  /** A posting pays a line, mirrors lines of its fund, takes another entry back, or was entered by hand. */
  async posting(found: Entry, position: number): Promise<Outcome<TraceNode>> {
    const posting = found.postings[position - 1] as Posting;
    const { amountPence } = posting;
    const node = { kind: 'posting' as const, id: `${found.id}.${position}`, amountPence, words: found.description };
    const from = await this.#from(found, posting, position);
    return from.ok ? accepted({ ...node, from: from.value }) : from;
  }

  async #from(found: Entry, posting: Posting, position: number): Promise<Outcome<readonly TraceNode[]>> {
    if (found.reverses !== null) return this.#reversed(found.reverses, position);
    const paid = await this.#paid(found);
    if (paid.length === 0) return accepted([decisionOf(found, posting)]);
    if (posting.lineId !== null) {
      const node = await this.#line(paid, posting.lineId, 1n);
      return node.ok ? accepted([node.value]) : node;
    }
    const nodes: TraceNode[] = [];
    for (const { fund, lineId } of found.postings) {
      if (lineId === null || fund !== posting.fund) continue;
      const node = await this.#line(paid, lineId, -1n);
      if (!node.ok) return node;
      nodes.push(node.value);
    }
    return accepted(nodes);
  }

  /** What a reversal takes back, with the reversal's sign. */
  async #reversed(id: string, position: number): Promise<Outcome<readonly TraceNode[]>> {
    const original = await this.#context.store.read((db) => entry(db, id));
    if (original?.postings[position - 1] === undefined) return accepted([]);
    const node = await this.posting(original, position);
    return node.ok ? accepted([{ ...mirrored(node.value), kind: 'reversed posting' }]) : node;
  }

  async #line(paid: readonly Paid[], id: string, sign: 1n | -1n): Promise<Outcome<TraceNode>> {
    const one = paid.find(({ line }) => line.id === id);
    if (one === undefined) return refused({ code: 'not-found', message: `The run that paid ${id} has no such line.` });
    const walk = this.#walk(one.statement.practice);
    return lineNode(walk, one.statement, one.line, pence(sign * one.line.amountPence));
  }

  #walk(practice: OdsCode): LineWalk {
    const made = this.#walks.get(practice) ?? this.#newWalk(practice);
    this.#walks.set(practice, made);
    return made;
  }

  #newWalk(practice: OdsCode): LineWalk {
    const { rules } = this.#context;
    const people = rules.may(this.#reader, 'see people', { practice });
    const filter = people.ok ? rules.rowFilter(this.#reader, people.value.purpose) : people;
    const access = filter.ok ? filter.value : null;
    const sees = rules.may(this.#reader, 'see claims', { provider: practice });
    const seesClaims = sees.ok && sees.value.level === 'exact' && this.#level === 'exact';
    const walked = { read: new Map(), snapshots: new Map() };
    return { context: this.#context, practice, level: this.#level, access, seesClaims, ...walked };
  }

  #paid(found: Entry): Promise<readonly Paid[]> {
    const known = this.#statements.get(found.id) ?? paidBy(this.#context, found);
    this.#statements.set(found.id, known);
    return known;
  }
}

type Paid = { readonly statement: Statement; readonly line: StatementLine };

/** The statement lines that an entry paid, as the run froze them. */
async function paidBy(context: ReportContext, found: Entry): Promise<readonly Paid[]> {
  return context.store.read(async (db) => {
    const lines = await linesOfEntry(db, found.id);
    const paid: Paid[] = [];
    for (const [key, own] of Map.groupBy(lines, ({ run, practice }) => `${run} ${practice}`)) {
      const [run = ''] = key.split(' ');
      const [first] = own;
      const statement = first === undefined ? undefined : await frozenStatement(db, run, first.practice);
      const ids = new Set(own.map(({ line }) => line));
      for (const line of statement?.lines ?? [])
        if (statement !== undefined && ids.has(line.id)) paid.push({ statement, line });
    }
    return paid;
  });
}

function decisionOf(found: Entry, { amountPence }: Posting): TraceNode {
  const words = `Approved by ${found.approvedBy}: ${found.description}`;
  return { kind: 'decision', id: found.decisionId, amountPence, words, from: [] };
}

function mirrored(node: TraceNode): TraceNode {
  const { amountPence, from, ...rest } = node;
  const amount = amountPence === undefined ? {} : { amountPence: pence(-amountPence) };
  return { ...rest, ...amount, from: from.map(mirrored) };
}

/** Subjects of everybody whom a tree names, for the audit. */
function personsIn(tree: TraceNode): readonly string[] {
  const subjects = new Set<string>();
  const visit = (node: TraceNode, practice: string): void => {
    const whose = node.kind === 'line' ? (node.id.split('/')[0] ?? '') : practice;
    const code = odsCodeFromText(whose);
    if (node.kind === 'person' && code !== undefined) subjects.add(personSubject(code, node.id));
    for (const part of node.from) visit(part, whose);
  };
  visit(tree, '');
  return [...subjects];
}
