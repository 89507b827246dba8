import { type Actor, accepted, isoOfDay, isoOfMonth, type OdsCode, type Pence } from '../../base/index.ts';
import { claims } from '../../claims/index.ts';
import { entry } from '../../ledger/index.ts';
import { claimReport } from '../claims/claim.ts';
import type { ReportContext } from '../context.ts';
import type { Report } from '../report.ts';
import { poundsOfClaims } from './pounds-of-claims.ts';
import { poundsOfFileReport } from './pounds-of-file.ts';
import { poundsOfPersonReport } from './pounds-of-person.ts';
import type { TouchedPound } from './touched-pound.ts';
import type { TraceKind } from './trace-node.ts';

/** One step of the walk up, from a person or a file to the postings that rest on them. Whole amounts, not parts. */
export type TraceBackNode = {
  readonly kind: TraceKind | 'file' | 'practice';
  readonly id: string;
  readonly amountPence?: Pence;
  readonly words?: string;
  readonly to: readonly TraceBackNode[];
};

export type TraceBackReport = { readonly tree: TraceBackNode };

/** From a person back to every posting that they touch, for those who may see people. Refuses as that report does. */
export async function traceBackFromPerson(
  context: ReportContext,
  reader: Actor,
  ask: { readonly practice: OdsCode; readonly person: string },
): Report<TraceBackReport> {
  const report = await poundsOfPersonReport(context, reader, ask);
  if (!report.ok) return report;
  const { pounds, words, basis } = report.value;
  const to = await measuresTouched(context, ask.practice, pounds);
  return accepted({ tree: { kind: 'person', id: ask.person, words, to }, basis });
}

/** From a received file back to every posting that rests on it, of practices whose money the reader may see. */
export async function traceBackFromFile(
  context: ReportContext,
  reader: Actor,
  ask: { readonly sha256: string },
): Report<TraceBackReport> {
  const report = await poundsOfFileReport(context, reader, ask);
  if (!report.ok) return report;
  const { practices, words, basis } = report.value;
  const to: TraceBackNode[] = [];
  for (const { place, pounds } of practices) {
    const { practice, name } = place;
    to.push({ kind: 'practice', id: practice, words: name, to: await measuresTouched(context, practice, pounds) });
  }
  return accepted({ tree: { kind: 'file', id: ask.sha256, words, to }, basis });
}

/** From a claim back to the posting that paid it, for those who see its provider's claims one by one. */
export async function traceBackFromClaim(
  context: ReportContext,
  reader: Actor,
  ask: { readonly claim: string },
): Report<TraceBackReport> {
  const report = await claimReport(context, reader, { id: ask.claim });
  if (!report.ok) return report;
  const { provider, name, basis } = report.value;
  const found = await context.store.read((db) => claims(db, { id: ask.claim }));
  const to = await measuresTouched(context, provider, await poundsOfClaims(context, found));
  return accepted({ tree: { kind: 'practice', id: provider, words: name, to }, basis });
}

/** The amounts by the measure or claim through which they are touched; a list is put into its lines directly. */
async function measuresTouched(
  context: ReportContext,
  practice: OdsCode,
  pounds: readonly TouchedPound[],
): Promise<readonly TraceBackNode[]> {
  const nodes: TraceBackNode[] = [];
  for (const pound of pounds) {
    const line = await lineTouched(context, practice, pound);
    const { indicator, periodEnd, partPence, words, claim } = pound;
    const part = partPence === null ? {} : { amountPence: partPence };
    if (claim !== undefined) nodes.push({ kind: 'claim', id: claim, ...part, words, to: [line] });
    else if (indicator === null || periodEnd === null) nodes.push({ ...line, words });
    else {
      nodes.push({ kind: 'measure', id: `${indicator}/${isoOfDay(periodEnd)}`, ...part, words, to: [line] });
    }
  }
  return nodes;
}

async function lineTouched(
  context: ReportContext,
  practice: OdsCode,
  { month, line, title, amountPence, entry: posted }: TouchedPound,
): Promise<TraceBackNode> {
  const id = `${practice}/${isoOfMonth(month)}/${line}`;
  const found = posted === null ? undefined : await context.store.read((db) => entry(db, posted.id));
  const to = (found?.postings ?? []).flatMap((posting, at): TraceBackNode[] =>
    posting.lineId === id
      ? [{ kind: 'posting', id: `${found?.id}.${at + 1}`, amountPence: posting.amountPence, to: [] }]
      : [],
  );
  return { kind: 'line', id, amountPence, words: title, to };
}
