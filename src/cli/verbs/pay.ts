import {
  certifyRun,
  prepareRun,
  prepareSettlement,
  type RunWords,
  releaseRun,
  withdrawRun,
} from '../../actions/index.ts';
import {
  accepted,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthFromIso,
  monthText,
  type Outcome,
  poundsText,
  type Refusal,
  refused,
} from '../../base/index.ts';
import { type RunReport, type RunRow, runReport, runsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { payFile, reconcileFile } from './pay-file.ts';

const STEPS = ['prepare', 'settle', 'show', 'certify', 'release', 'withdraw', 'file', 'reconcile'];

/** `commonweal pay prepare 2025-10`, then `certify --hash <what pay show showed>` by somebody else, then `release`, then `reconcile`; `settle 2026-04` prepares what the year before owes */
export const payVerb: Verb = {
  name: 'pay',
  purpose: 'pay a month: prepare, certify (by somebody else), release to the ledger, reconcile',
  forms: [
    'prepare|settle <month, YYYY-MM> [--interests <codes, or none>] [--comment <words>] [--decision <of the committee>]',
    'show <month>',
    'certify <month> [--hash <of what you looked at>] [--interests <codes, or none>] [--comment <words>] [--decision <of the committee>]',
    'release <month> [--interests <codes, or none>] [--comment <words>] [--decision <of the committee>]',
    'withdraw <month> [--comment <words>]',
    'file <month> [--kind <of file> [--out <file>]]',
    'reconcile <month, or a statement of what was paid>',
  ],
  async run(call) {
    const [step = '', text = ''] = call.line.words;
    const month = monthFromIso(text);
    if (step === 'reconcile' && month === undefined) return reconcileFile(call, text);
    if (month === undefined || !STEPS.includes(step)) {
      return refused({
        code: 'input.invalid',
        message: `${call.line.words.join(' ')} is not a step of paying a month.`,
        remedy: `Steps: ${STEPS.join(', ')}. For example: commonweal pay prepare 2025-10`,
      });
    }
    const seen = hashSeen(call, step);
    if (!seen.ok) return seen;
    if (step === 'prepare' || step === 'settle') {
      const prepare = step === 'prepare' ? prepareRun : prepareSettlement;
      const prepared = await prepare(call.actions, call.actor, { month, ...wordsOf(call) });
      return prepared.ok ? resultOf(call, prepared.value.id) : prepared;
    }
    const run = await runOf(call, month);
    if (!run.ok) return run;
    const { id, stage } = run.value;
    if (step === 'file') return payFile(call, id);
    if (step === 'reconcile' && stage !== 'released') return refused(notReleased(id));
    const done = await takeStep(call, step, { run: id, ...seen.value, ...wordsOf(call) });
    return done.ok ? resultOf(call, id) : done;
  },
};

/** Certifies, releases or withdraws; any other step changes nothing. */
async function takeStep(
  { actions, actor }: VerbCall,
  step: string,
  ask: RunWords & { readonly run: string; readonly contentHash?: string },
): Promise<Outcome<unknown>> {
  if (step === 'certify') return certifyRun(actions, actor, ask);
  if (step === 'release') return releaseRun(actions, actor, ask);
  if (step === 'withdraw') return withdrawRun(actions, actor, { run: ask.run, comment: ask.comment ?? '' });
  return accepted(undefined);
}

/**
 * What the actor says with a step. Whoever gives a command without `--interests` declares that they have none in anybody
 * whom the run pays, and the declaration is printed with the run.
 */
function wordsOf({ line }: VerbCall): RunWords {
  const named = optionOf(line, 'interests') ?? 'none';
  const [comment, decision] = [optionOf(line, 'comment'), optionOf(line, 'decision')];
  return {
    interests: named === 'none' ? [] : named.split(',').map((code) => code.trim().toUpperCase()),
    ...(comment === undefined ? {} : { comment }),
    ...(decision === undefined ? {} : { decision }),
  };
}

/** The hash that `pay show` printed: an approval of anything else is refused. */
function hashSeen({ line }: VerbCall, step: string): Outcome<{ readonly contentHash?: string }> {
  const contentHash = optionOf(line, 'hash');
  if (contentHash === undefined) return accepted({});
  if (/^[0-9a-f]{64}$/.test(contentHash) && step === 'certify') return accepted({ contentHash });
  return refused({
    code: 'input.invalid',
    message: '--hash is the 64 hexadecimal digits that pay show prints, for certify.',
  });
}

function notReleased(id: string): Refusal {
  return {
    code: 'run.wrong-stage',
    message: `Run ${id} is not released: there is nothing in the ledger to reconcile it with.`,
    remedy: 'Have it certified and release it.',
  };
}

async function runOf(call: VerbCall, month: Month): Promise<Outcome<RunRow>> {
  const runs = await runsReport(call.context, call.actor, {});
  if (!runs.ok) return runs;
  const run = runs.value.runs.find((candidate) => candidate.month === month);
  if (run !== undefined) return accepted(run);
  return refused({
    code: 'run.unknown',
    message: `There is no payment run for ${monthText(month)}.`,
    remedy: `Prepare one: commonweal pay prepare ${isoOfMonth(month)}`,
  });
}

/** The run as it stands, and whether what was released is in the ledger to the penny. */
async function resultOf(call: VerbCall, id: string): Promise<Outcome<VerbResult>> {
  const report = await runReport(call.context, call.actor, { run: id });
  if (!report.ok) return report;
  const { run, stages, statements, exceptions, payments, files, next, basis } = report.value;
  const posted = statements.filter((statement) => statement.entry !== null).length;
  const isPosted = posted === statements.filter(({ isWaiting }) => !isWaiting).length;
  const heading = `Payment run ${monthText(run.month)}: ${run.state}, ${statements.length} statements, ${poundsText(run.totalPence)}, ${posted} posted`;
  return accepted({
    json: {
      run: { ...run, month: isoOfMonth(run.month) },
      release: basis.release,
      stages,
      statements,
      exceptions,
      payments: payments.map((payment) => ({ ...payment, payOn: isoOfDay(payment.payOn) })),
      files,
      posted,
      isReconciled: run.stage === 'released' && isPosted,
      isPaid: run.stage === 'released' && payments.every(({ state }) => state === 'paid' || state === 'taken back'),
      next,
    },
    text: [
      heading,
      `Hash of what it pays: ${run.contentHash}`,
      '',
      ...stages.map(stepWords),
      '',
      textTable(
        ['Practice', 'Contract', 'Paid to', 'Total', 'Ledger entry'],
        statements.map((one) => [
          one.practice,
          one.contractType,
          one.payee.id === one.practice ? 'itself' : one.payee.name,
          poundsText(one.duePence),
          entryWords(one),
        ]),
      ),
      ...exceptions.map((exception) => `${exception.practice} waits: ${exception.reason}`),
      '',
      ...(run.stage === 'released' ? [paidWords(payments)] : []),
      next.words,
    ].join('\n'),
  });
}

/** How many of the payments a statement of what was paid has spoken of. */
function paidWords(payments: RunReport['payments']): string {
  const count = (state: string) => payments.filter((payment) => payment.state === state).length;
  return `${payments.length} payments: ${count('paid')} paid, ${count('returned')} returned, ${count('taken back')} taken back, ${count('instructed')} not heard of yet.`;
}

function stepWords({ stage, by, authority, interests, comment }: RunReport['stages'][number]): string {
  const facts = [
    ...(authority === null ? [] : [`by ${authority}`]),
    ...(interests === null ? [] : [`interests declared: ${interests}`]),
    ...(comment === null ? [] : [`“${comment}”`]),
  ];
  return `${stage} by ${by}${facts.length === 0 ? '' : `; ${facts.join('; ')}`}`;
}

function entryWords({ entry, isReversed, isWaiting }: RunReport['statements'][number]): string {
  if (isWaiting) return 'waits';
  return isReversed ? `${entry}, taken back` : (entry ?? 'not posted');
}
