import { type Actor, accepted, dayText, monthText, type Outcome, poundsText, refused } from '../../base/index.ts';
import { latestAbout, MEASURE_PROPOSAL, type MeasureProposalJson, proposal } from '../../governance/index.ts';
import { run } from '../../payments/index.ts';
import { definitionByHash } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reasonWords } from '../measures/forecast.ts';
import { owedTo, reportMadeFrom } from '../monitoring/monitoring-owed.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import {
  casePaper,
  type PaperMaker,
  type PaperText,
  planPaper,
  procurementPaper,
  reviewPaper,
  variationPaper,
} from './governance-papers.ts';

/** The reports from which a paper is made; its text is frozen as it then stands. */
export const PAPER_REPORTS = [
  'payment run',
  'measure proposal',
  'contract variation',
  'case',
  'procurement',
  'plan',
  'annual review',
  'quality monitoring',
] as const;

const MAKERS: Readonly<Partial<Record<string, PaperMaker>>> = {
  case: casePaper,
  procurement: procurementPaper,
  plan: planPaper,
  'annual review': reviewPaper,
  'contract variation': variationPaper,
};

export type MadePaper = { readonly name: string; readonly text: string; readonly madeFrom: string };

/** @param subject the run's id, the proposal's number or subject, or the id of what governance keeps (of a review the year), or the committee that is owed a report. Refuses `not-found` and `input.invalid` */
export function madePaper(
  context: ReportContext,
  reader: Actor,
  ask: { readonly report: string; readonly subject: string },
): Report<MadePaper> {
  const { report, subject } = ask;
  const what = { actions: ['see practice money'] as const, verb: 'make paper', subject: `${report} ${subject}` };
  return reading(context, reader, what, async () => {
    if (report === 'payment run') return runPaper(context, subject);
    if (report === 'measure proposal') return proposalPaper(context, subject);
    if (report === 'quality monitoring') return monitoringPaper(context, subject);
    const maker = MAKERS[report];
    if (maker !== undefined) return frozenPaper(ask, await maker(context, reader, subject));
    return refused({ code: 'input.invalid', message: `A paper is made from: ${PAPER_REPORTS.join(', ')}.` });
  });
}

function frozenPaper(
  { report, subject }: { readonly report: string; readonly subject: string },
  made: Outcome<PaperText>,
) {
  if (!made.ok) return made;
  const { name, lines } = made.value;
  return accepted({ name, text: lines.join('\n'), madeFrom: `${report} ${subject}` });
}

async function runPaper(context: ReportContext, id: string): Promise<Outcome<MadePaper>> {
  const found = await context.store.read((db) => run(db, id));
  if (found === undefined) return refused({ code: 'not-found', message: `There is no payment run ${id}.` });
  const { month, totalPence, statementCount, heldCount, exceptions, stage, contentHash, knownOn } = found;
  const lines = [
    `Payment run ${id}, ${monthText(month)}: ${stage}.`,
    `It pays ${statementCount} statements, together ${poundsText(totalPence)}, as known on ${dayText(knownOn)}.`,
    `${heldCount} lines are held.`,
    ...exceptions.map(({ practice, reason }) => `${practice} waits: ${reasonWords('published', reason)}`),
    `Content: ${contentHash}`,
  ];
  return accepted({ name: `Payment run ${id}`, text: lines.join('\n'), madeFrom: `payment run ${id}` });
}

async function proposalPaper(context: ReportContext, named: string): Promise<Outcome<MadePaper>> {
  const kept = await context.store.read(async (db) => {
    const found = (await proposal(db, named)) ?? (await latestAbout(db, MEASURE_PROPOSAL, named));
    const json = found === undefined ? undefined : await definitionByHash(db, found.contentHash);
    return found?.kind === MEASURE_PROPOSAL && json !== undefined ? { found, json: json.json } : undefined;
  });
  if (kept === undefined) return refused({ code: 'not-found', message: `There is no measure proposal ${named}.` });
  const { words, case: written, from, proposedBy } = kept.json as unknown as MeasureProposalJson;
  const { subject, contentHash } = kept.found;
  const lines = [
    `Proposal ${subject}, by ${nameOf(context, proposedBy)}, to hold from ${from}.`,
    ...words,
    `The case: ${written}`,
    `Content: ${contentHash}`,
  ];
  return accepted({ name: `Proposal ${subject}`, text: lines.join('\n'), madeFrom: `measure proposal ${subject}` });
}

/** What the monitoring group owes a committee, for that committee's own meeting. */
async function monitoringPaper(context: ReportContext, committee: string): Promise<Outcome<MadePaper>> {
  const owed = await owedTo(context, committee);
  if (!owed.ok) return owed;
  const name = `Quality monitoring: report to the ${owed.value.name}`;
  return accepted({ name, text: owed.value.lines.join('\n'), madeFrom: reportMadeFrom(committee) });
}
