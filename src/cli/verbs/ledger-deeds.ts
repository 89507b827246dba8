import { resolve } from 'node:path';
import {
  agreeToIsfe,
  approveJournal,
  closePeriod,
  expireCommitments,
  importIsfe,
  type JournalAsk,
  type ProposedJournal,
  proposeAchievementAccruals,
  proposeJournal,
  recordForecast,
  recordYearEnd,
  reserveMoney,
  uploadBudget,
  voidCommitment,
} from '../../actions/index.ts';
import {
  accepted,
  financialYearFromText,
  isoOfDay,
  isoOfMonth,
  type Outcome,
  type Pence,
  type Problem,
  pence,
  poundsText,
  refused,
} from '../../base/index.ts';
import { type CommandLine, optionOf } from '../arguments.ts';
import { dayOption, given, monthOption, needed, poundsOption } from '../ask.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** What `commonweal ledger` does: each word with what it changes. */
export const DEEDS: Readonly<Record<string, (call: VerbCall) => Promise<Outcome<VerbResult>>>> = {
  upload,
  isfe,
  agree,
  propose,
  accrue,
  approve,
  close,
  'year-end': yearEnd,
  reserve,
  void: voided,
  expire,
  forecast,
};

function word(line: CommandLine, at: number, what: string): Outcome<string> {
  const found = line.words[at];
  return found === undefined ? refused({ code: 'input.invalid', message: `${what} is needed.` }) : accepted(found);
}

function textOption(line: CommandLine, name: string): Outcome<string> {
  const text = optionOf(line, name)?.trim();
  return needed(name, accepted(text === '' ? undefined : text));
}

function yearOption(line: CommandLine) {
  const text = optionOf(line, 'year') ?? '';
  const year = financialYearFromText(text);
  if (year !== undefined) return accepted(year);
  return refused({ code: 'input.invalid', message: `--year ${text} is not a financial year such as 2025/26.` });
}

/** All of several outcomes, or the first that was refused. */
function all<T extends Readonly<Record<string, Outcome<unknown>>>>(
  outcomes: T,
): Outcome<{ [K in keyof T]: T[K] extends Outcome<infer V> ? V : never }> {
  const values: Record<string, unknown> = {};
  for (const [name, outcome] of Object.entries(outcomes)) {
    if (!outcome.ok) return outcome;
    values[name] = outcome.value;
  }
  return accepted(values as never);
}

function problemsText(problems: readonly Problem[]): string {
  return problems.map(({ row, code, message }) => `row ${row ?? '–'}: ${code}: ${message}`).join('\n');
}

async function upload({ actions, actor, line, cwd }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = all({ file: word(line, 1, 'The budget file'), year: yearOption(line) });
  if (!asked.ok) return asked;
  const done = await uploadBudget(actions, actor, { year: asked.value.year, path: resolve(cwd, asked.value.file) });
  if (!done.ok) return done;
  const { allocation, ...rest } = done.value;
  const waiting =
    allocation === null ? '' : `\nThe allocation ${allocation.journal.reference} waits for somebody else’s approval.`;
  const isDone = rest.version !== null;
  return accepted({
    json: { ...rest, allocation: allocation?.journal.reference ?? null },
    text: isDone
      ? `Version ${rest.version?.version} of ${rest.year}: ${rest.lines} lines.${waiting}`
      : problemsText(rest.problems),
    isDone,
  });
}

async function isfe({ actions, actor, line, cwd }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = all({ file: word(line, 1, 'The balance file'), month: needed('month', monthOption(line)) });
  if (!asked.ok) return asked;
  const done = await importIsfe(actions, actor, { month: asked.value.month, path: resolve(cwd, asked.value.file) });
  if (!done.ok) return done;
  const { problems, rows, standing } = done.value;
  const differences = standing.differences.map((one) => `${one.code} ${one.what}: ${poundsText(one.differencePence)}`);
  return accepted({
    json: { month: isoOfMonth(asked.value.month), problems, rows, differences: standing.differences },
    text:
      problems.length > 0
        ? problemsText(problems)
        : [`${rows} balances, ${differences.length} differences`, ...differences].join('\n'),
    isDone: problems.length === 0,
  });
}

async function agree({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = needed('month', monthOption(line));
  if (!month.ok) return month;
  const done = await agreeToIsfe(actions, actor, { month: month.value, words: optionOf(line, 'reason') ?? '' });
  if (!done.ok) return done;
  const { differences, agreement } = done.value;
  const text = `${isoOfMonth(month.value)} is agreed with ${differences.length} differences.`;
  return accepted({ json: { month: isoOfMonth(month.value), differences, agreedBy: agreement?.agreedBy }, text });
}

async function propose({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = journalAsked(line);
  if (!ask.ok) return ask;
  const done = await proposeJournal(actions, actor, ask.value);
  return done.ok ? accepted(proposedResult(done.value)) : done;
}

function proposedResult({ journal, proposal }: ProposedJournal, more: object = {}): VerbResult {
  const entries = journal.entries.map((entry) => ({ ...entry, date: isoOfDay(entry.date) }));
  return {
    json: { ...journal, entries, proposal, ...more },
    text: `Proposed ${journal.kind} ${journal.reference}. Somebody else approves it: commonweal ledger approve ${journal.reference}`,
  };
}

function journalAsked(line: CommandLine): Outcome<JournalAsk> {
  const common = all({
    reference: word(line, 2, 'A reference'),
    reason: textOption(line, 'reason'),
    amountPence: needed('amount', poundsOption(line, 'amount')),
    date: dayOption(line, 'date'),
  });
  if (!common.ok) return common;
  const { date, ...rest } = common.value;
  const base = { ...rest, ...given({ date }) };
  const options = (...names: readonly string[]) =>
    all(Object.fromEntries(names.map((name) => [name, textOption(line, name)])));
  const kind = line.words[1] ?? '';
  const NEEDS: Readonly<Record<string, readonly string[]>> = {
    journal: ['fund', 'debit', 'credit'],
    transfer: ['from', 'to', 'decision'],
    drawdown: ['surplus-of', 'to', 'decision'],
    recovery: ['fund', 'account', 'subject', 'posting'],
    accrual: ['fund', 'account', 'subject', 'month'],
  };
  const needs = NEEDS[kind];
  if (needs === undefined) {
    return refused({
      code: 'input.invalid',
      message: `${kind || 'Nothing'} is not a journal.`,
      remedy: `Use one of: ${Object.keys(NEEDS).join(', ')}.`,
    });
  }
  const found = options(...needs);
  const month = kind === 'accrual' ? needed('month', monthOption(line)) : accepted(undefined);
  if (!found.ok) return found;
  if (!month.ok) return month;
  const { decision, 'surplus-of': surplusOf, ...texts } = found.value as Record<string, string>;
  const commitment = optionOf(line, 'commitment');
  const more = given({ decisionReference: decision, surplusOf, commitment, month: month.value });
  return accepted({ ...base, kind, ...texts, ...more } as unknown as JournalAsk);
}

async function accrue({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = needed('month', monthOption(line));
  if (!month.ok) return month;
  const done = await proposeAchievementAccruals(actions, actor, { month: month.value });
  return done.ok ? accepted(proposedResult(done.value, { leftOut: done.value.leftOut })) : done;
}

async function approve({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const reference = word(line, 1, 'The journal’s reference');
  if (!reference.ok) return reference;
  const done = await approveJournal(actions, actor, { reference: reference.value });
  if (!done.ok) return done;
  const entries = done.value.map(({ id, reference: of, date, fund, description, hash }) => ({
    ...{ id, reference: of, fund, description, hash },
    date: isoOfDay(date),
  }));
  const text = entries.map(({ id, reference: of, description }) => `Entry ${id}, ${of}: ${description}`).join('\n');
  return accepted({ json: { reference: reference.value, entries }, text });
}

async function close({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const month = needed('month', monthOption(line));
  if (!month.ok) return month;
  const done = await closePeriod(actions, actor, { month: month.value });
  if (!done.ok) return done;
  const closed = { ...done.value, month: isoOfMonth(done.value.month) };
  return accepted({ json: closed, text: `${closed.month} is closed for good. Head of the ledger: ${closed.head}` });
}

async function yearEnd({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const year = yearOption(line);
  if (!year.ok) return year;
  const done = await recordYearEnd(actions, actor, { year: year.value });
  if (!done.ok) return done;
  const text = done.value.map(({ fund, cumulativePence }) => `${fund}: ${poundsText(cumulativePence)}`).join('\n');
  return accepted({ json: { year: year.value.label, funds: done.value }, text });
}

async function reserve({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = all({
    id: word(line, 1, 'A name for the commitment'),
    fund: textOption(line, 'fund'),
    account: textOption(line, 'account'),
    amountPence: needed('amount', poundsOption(line, 'amount')),
    description: textOption(line, 'reason'),
    expiresOn: needed('until', dayOption(line, 'until')),
    on: dayOption(line, 'date'),
  });
  if (!asked.ok) return asked;
  const { on, ...rest } = asked.value;
  const done = await reserveMoney(actions, actor, { ...rest, ...given({ on }) });
  if (!done.ok) return done;
  const { reservedOn, expiresOn, ...kept } = done.value;
  const json = { ...kept, reservedOn: isoOfDay(reservedOn), expiresOn: isoOfDay(expiresOn) };
  return accepted({
    json,
    text: `${poundsText(kept.amountPence)} of ${kept.account} is reserved until ${json.expiresOn}.`,
  });
}

async function voided({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = all({ id: word(line, 1, 'The commitment'), reason: textOption(line, 'reason') });
  if (!asked.ok) return asked;
  const done = await voidCommitment(actions, actor, asked.value);
  return done.ok ? accepted({ json: { id: done.value.id, how: 'voided' }, text: `${done.value.id} is void.` }) : done;
}

async function expire({ actions, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const done = await expireCommitments(actions, actor);
  if (!done.ok) return done;
  const text = done.value.length === 0 ? 'No commitment has expired.' : `Expired: ${done.value.join(', ')}`;
  return accepted({ json: { expired: done.value }, text });
}

async function forecast({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = all({
    line: word(line, 1, 'The budget line'),
    asAt: needed('month', monthOption(line)),
    forecastPence: needed('amount', poundsOption(line, 'amount')),
    riskPence: poundsOption(line, 'risk'),
    mitigationPence: poundsOption(line, 'mitigation'),
  });
  if (!asked.ok) return asked;
  const nothing: Pence = pence(0n);
  const { riskPence = nothing, mitigationPence = nothing, ...rest } = asked.value;
  const words = { risk: optionOf(line, 'risk-words') ?? '', mitigation: optionOf(line, 'mitigation-words') ?? '' };
  const done = await recordForecast(actions, actor, { ...rest, riskPence, mitigationPence, ...words });
  if (!done.ok) return done;
  const json = { ...rest, asAt: isoOfMonth(rest.asAt), riskPence, mitigationPence, ...words };
  return accepted({ json, text: `${rest.line} is expected to come to ${poundsText(rest.forecastPence)}.` });
}
