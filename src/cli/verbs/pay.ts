import { certifyRun, prepareRun, type RunWords, releaseRun, withdrawRun } from '../../actions/index.ts';
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
import { type RunReport, type RunRow, runReport, runsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

const STEPS = ['prepare', 'show', 'certify', 'release', 'withdraw', 'reconcile'];

/** `commonweal pay prepare 2025-10`, then `certify --hash <what pay show showed>` by somebody else, then `release`, then `reconcile` */
export const payVerb: Verb = {
  name: 'pay',
  purpose: 'pay a month: prepare, certify (by somebody else), release to the ledger, reconcile',
  accepts: {
    usage:
      'pay prepare|show|certify|release|withdraw|reconcile <month, YYYY-MM> [--hash <of what you looked at>] [--interests <payees, or none>] [--comment <words>] [--decision <of the committee>]',
    words: [2, 2],
    values: ['hash', 'interests', 'comment', 'decision'],
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
      const prepared = await prepareRun(call.actions, call.actor, { month, ...wordsOf(call) });
      return prepared.ok ? resultOf(call, prepared.value.id) : prepared;
    }
    const run = await runOf(call, month);
    if (!run.ok) return run;
    if (step === 'reconcile' && run.value.stage !== 'released') return refused(notReleased(run.value.id));
    if (step === 'certify' || step === 'release') {
      const act = step === 'certify' ? certifyRun : releaseRun;
      const done = await act(call.actions, call.actor, { run: run.value.id, ...seen.value, ...wordsOf(call) });
      if (!done.ok) return done;
    }
    if (step === 'withdraw') {
      const comment = optionOf(call.line, 'comment') ?? '';
      const done = await withdrawRun(call.actions, call.actor, { run: run.value.id, comment });
      if (!done.ok) return done;
    }
    return resultOf(call, run.value.id);
  },
};

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
  const { run, stages, statements, exceptions, next, basis } = report.value;
  const posted = statements.filter((statement) => statement.entry !== null).length;
  const isPosted = posted === statements.filter(({ isWaiting }) => !isWaiting).length;
  const heading = `Payment run ${monthText(run.month)}: ${run.stage}, ${statements.length} statements, ${poundsText(run.totalPence)}, ${posted} posted`;
  return accepted({
    json: {
      run: { ...run, month: isoOfMonth(run.month) },
      release: basis.release,
      stages,
      statements,
      exceptions,
      posted,
      isReconciled: run.stage === 'released' && isPosted,
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
      next.words,
    ].join('\n'),
  });
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
