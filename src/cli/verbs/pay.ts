import { certifyRun, prepareRun, releaseRun } from '../../actions/index.ts';
import {
  accepted,
  isoOfMonth,
  type Month,
  monthFromIso,
  monthText,
  type Outcome,
  poundsText,
  type Refusal,
  refused,
} from '../../base/index.ts';
import { type RunRow, runReport, runsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

const STEPS = ['prepare', 'show', 'certify', 'release', 'reconcile'];

/** `commonweal pay prepare 2025-10`, then `certify --hash <what pay show showed>` by somebody else, then `release`, then `reconcile` */
export const payVerb: Verb = {
  name: 'pay',
  purpose: 'pay a month: prepare, certify (by somebody else), release to the ledger, reconcile',
  accepts: {
    usage: 'pay prepare|show|certify|release|reconcile <month, YYYY-MM> [--hash <of what you looked at>]',
    words: [2, 2],
    values: ['hash'],
  },
  async run(call) {
    const [step = '', text = ''] = call.line.words;
    const month = monthFromIso(text);
    if (month === undefined || !STEPS.includes(step)) {
      return refused({
        code: 'input.invalid',
        message: `${call.line.words.join(' ')} is not a step of paying a month.`,
        remedy: `Steps: ${STEPS.join(', ')}. For example: commonweal pay prepare 2025-10`,
      });
    }
    const seen = hashSeen(call, step);
    if (!seen.ok) return seen;
    if (step === 'prepare') {
      const prepared = await prepareRun(call.actions, call.actor, { month });
      return prepared.ok ? resultOf(call, prepared.value.id) : prepared;
    }
    const run = await runOf(call, month);
    if (!run.ok) return run;
    if (step === 'reconcile' && run.value.stage !== 'released') return refused(notReleased(run.value.id));
    if (step === 'certify' || step === 'release') {
      const act = step === 'certify' ? certifyRun : releaseRun;
      const done = await act(call.actions, call.actor, { run: run.value.id, ...seen.value });
      if (!done.ok) return done;
    }
    return resultOf(call, run.value.id);
  },
};

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
  const { run, stages, statements, exceptions, next, basis } = report.value;
  const posted = statements.filter((statement) => statement.entry !== null).length;
  const heading = `Payment run ${monthText(run.month)}: ${run.stage}, ${statements.length} statements, ${poundsText(run.totalPence)}, ${posted} posted`;
  return accepted({
    json: {
      run: { ...run, month: isoOfMonth(run.month) },
      release: basis.release,
      stages,
      statements,
      exceptions,
      posted,
      isReconciled: run.stage === 'released' && posted === statements.length,
      next,
    },
    text: [
      heading,
      `Hash of what it pays: ${run.contentHash}`,
      '',
      textTable(
        ['Practice', 'Contract', 'Total', 'Ledger entry'],
        statements.map((one) => [
          one.practice,
          one.contractType,
          poundsText(one.duePence),
          one.isReversed ? `${one.entry}, taken back` : (one.entry ?? 'not posted'),
        ]),
      ),
      ...exceptions.map((exception) => `${exception.practice} waits: ${exception.reason}`),
      '',
      next.words,
    ].join('\n'),
  });
}
