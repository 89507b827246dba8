import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  answerClaimDispute,
  approveClaims,
  checkClaims,
  disputeClaim,
  recordCost,
  sendActivity,
} from '../../actions/index.ts';
import { accepted, type Outcome, poundsText, refused } from '../../base/index.ts';
import {
  claimCaseReport,
  claimPreviewReport,
  claimReport,
  claimsReport,
  replayCaseReport,
} from '../../reports/index.ts';
import { optionOf, stepOf } from '../arguments.ts';
import { monthOption, providerOption } from '../ask.ts';
import { fileJson } from '../file-text.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { caseJson, claimJson, previewJson, previewText, sumText } from './claims-shown.ts';

type Step = (call: VerbCall, named: string) => Promise<Outcome<VerbResult>>;

const STEPS: Readonly<Record<string, Step>> = {
  list,
  check,
  preview,
  show,
  approve,
  dispute,
  answer,
  case: writeCase,
  replay,
  send,
  cost,
};

/** `commonweal claims check --scheme enhanced-services-2025-26 --month 2025-10` */
export const claimsVerb: Verb = {
  name: 'claims',
  purpose: 'from activity to a line: ask and check claims, preview, approve and value them, dispute and answer',
  forms: [
    'list',
    'check --scheme <id> --month <YYYY-MM>',
    'preview --scheme <id> --month <YYYY-MM> [--provider <code>]',
    'approve --scheme <id> --month <YYYY-MM> [--provider <code>]',
    'show <claim>',
    'send <file.csv>',
    'cost --scheme <id> --month <YYYY-MM> --role <id> --cost <pounds> --posts <number> [--provider <code>]',
    'dispute --scheme <id> --month <YYYY-MM> [--provider <code>] --service <id> [--claim <id>] --text <words>',
    'answer <dispute> --outcome "upheld"|"not upheld" --text <words>',
    'case <dispute> --out <file.json>',
    'replay <file.json>',
  ],
  async run(call) {
    const [word = '', named = ''] = call.line.words;
    return stepOf(STEPS, word)(call, named);
  },
};

async function list({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await claimsReport(context, actor);
  if (!report.ok) return report;
  const { months, disputes, basis } = report.value;
  const json = {
    release: basis.release,
    months: months.map(({ provider, scheme, month, waiting, refused: no, approved, paid, valued, on }) => ({
      provider,
      scheme,
      month: isoMonth(month),
      waiting: waiting.value,
      refused: no.value,
      approved: approved.value,
      paid: paid.value,
      valuedPence: valued.value.sumPence,
      on: isoDay(on),
    })),
    disputes: disputes.map(({ id, provider, scheme, service, claim, owner, dueOn, answer }) => ({
      ...{ id, provider, scheme, service, claim, owner },
      dueOn: isoDay(dueOn),
      outcome: answer?.outcome ?? null,
    })),
  };
  const head = ['Provider', 'Scheme', 'Month', 'Passing', 'Refused', 'Approved', 'Paid', 'Valued'];
  const rows = months.map((one) => [
    one.provider,
    one.scheme,
    isoMonth(one.month) ?? '',
    ...[one.waiting, one.refused, one.approved, one.paid].map(({ value }) => String(value)),
    sumText(one.valued.value.sumPence),
  ]);
  const open = disputes.filter((one) => one.answer === null).length;
  const text = rows.length === 0 ? 'No claim was asked yet.' : textTable(head, rows);
  return accepted({ json, text: `${text}\n\n${open} disputes wait for an answer.` });
}

/** The scheme and month that a step needs. */
function asked(call: VerbCall) {
  const scheme = optionOf(call.line, 'scheme');
  const month = monthOption(call.line);
  if (!month.ok) return month;
  const provider = providerOption(call.line);
  if (!provider.ok) return provider;
  if (scheme === undefined || month.value === undefined) {
    const schemes = call.context.claimSchemes.map(({ json }) => json.id).join(', ');
    return refused<never>({
      code: 'input.invalid',
      message: '--scheme and --month are needed.',
      remedy: `Schemes: ${schemes}.`,
    });
  }
  return accepted({ scheme, month: month.value, provider: provider.value ?? call.actor.organisation });
}

async function check(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const done = await checkClaims(call.actions, call.actor, ask.value);
  if (!done.ok) return done;
  const { asked: fresh, checked, refused: no } = done.value;
  return accepted({ json: done.value, text: `${fresh} claims asked. ${checked} pass, ${no} are refused.` });
}

async function preview(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const { provider, scheme, month } = ask.value;
  if (provider === undefined) return refused({ code: 'input.invalid', message: '--provider is needed.' });
  const report = await claimPreviewReport(call.context, call.actor, { provider, scheme, month });
  return report.ok ? accepted({ json: previewJson(report.value), text: previewText(report.value) }) : report;
}

async function show({ context, actor }: VerbCall, id: string): Promise<Outcome<VerbResult>> {
  const report = await claimReport(context, actor, { id });
  if (!report.ok) return report;
  const { claim, stages, line } = report.value;
  const rows = stages.map(({ stage, code, by, on, words }) => [stage, code, by, isoDay(on) ?? '', words]);
  const paid = line === null ? [] : ['', `${line.title}: ${line.formulaWithNumbers} = ${poundsText(line.amountPence)}`];
  const appeal = claim.appeal === null ? [] : ['', `How to appeal: ${claim.appeal}`];
  const table = textTable(['Stage', 'Code', 'By', 'On', 'Why'], rows);
  return accepted({
    json: claimJson(report.value),
    text: [`${claim.title}, ${isoDay(claim.doneOn)}`, '', table, ...paid, ...appeal].join('\n'),
  });
}

async function cost(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const { provider, scheme, month } = ask.value;
  if (provider === undefined) return refused({ code: 'input.invalid', message: '--provider is needed.' });
  const [service = '', pounds = '', posts = ''] = ['role', 'cost', 'posts'].map((name) => optionOf(call.line, name));
  const done = await recordCost(call.actions, call.actor, { provider, scheme, month, service, cost: pounds, posts });
  if (!done.ok) return done;
  const { id, standing } = done.value;
  const { stage, code, words, appeal } = standing;
  return accepted({
    json: { claim: id, provider, scheme, service, month: isoMonth(month), stage, code, words, appeal },
    text: [`Claim ${id}: ${stage}. ${words}`, ...(appeal === null ? [] : [`How to appeal: ${appeal}`])].join('\n'),
  });
}

async function approve(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const provider = optionOf(call.line, 'provider') === undefined ? undefined : ask.value.provider;
  const { scheme, month } = ask.value;
  const done = await approveClaims(call.actions, call.actor, { scheme, month, ...(provider && { provider }) });
  if (!done.ok) return done;
  const { approved, held, lines, waiting } = done.value;
  const waits = waiting.map((one) => `${one.provider} waits: ${one.reason}`);
  const text = `${approved} claims approved, ${held} held by disputes, ${lines.length} lines valued.`;
  return accepted({ json: done.value, text: [text, ...waits].join('\n'), isDone: waiting.length === 0 });
}

async function dispute(call: VerbCall): Promise<Outcome<VerbResult>> {
  const ask = asked(call);
  if (!ask.ok) return ask;
  const { scheme, month, provider } = ask.value;
  const [service, claim] = [optionOf(call.line, 'service'), optionOf(call.line, 'claim')];
  if (provider === undefined || service === undefined) {
    return refused({ code: 'input.invalid', message: '--provider and --service are needed.' });
  }
  const text = optionOf(call.line, 'text') ?? '';
  const about = { scheme, month, provider, service, text, ...(claim && { claim }) };
  const done = await disputeClaim(call.actions, call.actor, about);
  if (!done.ok) return done;
  const { id, owner, dueOn } = done.value;
  return accepted({
    json: { id, owner, dueOn: isoDay(dueOn) },
    text: `Dispute ${id}: ${owner} answers by ${isoDay(dueOn)}.`,
  });
}

async function answer({ actions, actor, line }: VerbCall, id: string): Promise<Outcome<VerbResult>> {
  const [outcome, text] = [optionOf(line, 'outcome') ?? '', optionOf(line, 'text') ?? ''];
  const done = await answerClaimDispute(actions, actor, { id, outcome, text });
  if (!done.ok) return done;
  return accepted({ json: { id, outcome: done.value.answer?.outcome ?? null }, text: `Dispute ${id} is answered.` });
}

async function writeCase({ context, actor, line, cwd }: VerbCall, dispute: string): Promise<Outcome<VerbResult>> {
  const out = optionOf(line, 'out');
  if (out === undefined) return refused({ code: 'input.invalid', message: '--out <file.json> is needed.' });
  const report = await claimCaseReport(context, actor, { dispute });
  if (!report.ok) return report;
  writeFileSync(resolve(cwd, out), `${JSON.stringify(report.value.case, null, 2)}\n`);
  const { title, expected } = report.value.case;
  return accepted({ json: caseJson(report.value.case), text: `${title}: ${expected.lines.length} lines in ${out}.` });
}

async function replay({ context, actor, cwd }: VerbCall, file: string): Promise<Outcome<VerbResult>> {
  const json = fileJson(cwd, file);
  if (!json.ok) return json;
  const report = await replayCaseReport(context, actor, { json: json.value });
  if (!report.ok) return report;
  const { title, differences } = report.value;
  const isDone = differences.length === 0;
  const text = isDone ? `${title}: every line comes out as it must.` : [title, ...differences].join('\n');
  return accepted({ json: { title, holds: isDone, differences }, text, isDone });
}

async function send({ actions, actor, cwd }: VerbCall, file: string): Promise<Outcome<VerbResult>> {
  const provider = actor.organisation;
  if (provider === undefined) return refused({ code: 'input.invalid', message: 'You send activity for nobody.' });
  const done = await sendActivity(actions, actor, { provider, file: resolve(cwd, file) });
  if (!done.ok) return done;
  const { files, problems, usable } = done.value;
  const lines = files.map((one) => `${one.file}: ${one.status}, ${one.accepted} of ${one.read} rows taken.`);
  const why = problems.map(({ row, code, message }) => `  row ${row ?? '–'}: ${code}: ${message}`);
  return accepted({ json: done.value, text: [...lines, ...why].join('\n'), isDone: usable });
}
