import { approveBankDetails, approveNomination, nominatePayee, proposeBankDetails } from '../../actions/index.ts';
import { accepted, isoOfDay, type OdsCode, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { type PayeeRow, payeeReport, payeesReport, type ShownDetails } from '../../reports/index.ts';
import { calledOtherwise, optionOf } from '../arguments.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/**
 * `commonweal payee list`; `payee propose X00P01 …` and, by somebody else, `payee approve X00P01`; `payee nominate X00N5 X00036` and,
 * by somebody else, `payee confirm X00N5 X00036`
 */
export const payeeVerb: Verb = {
  name: 'payee',
  purpose:
    'who is paid and how; a change of bank details: propose, approve (by somebody else), then a pause; of a network’s payee: nominate, confirm',
  forms: [
    'list',
    'show <payee>',
    'propose <payee> --sort-code <six digits> --account <eight digits> --name <of the account>',
    'approve <payee>',
    'nominate <network> <payee>',
    'confirm <network> <payee>',
  ],
  run(call) {
    const [step = '', payee = '', nominated = ''] = call.line.words;
    if (step === 'list') return list(call);
    if (step === 'show') return show(call, payee);
    if (step === 'propose') return propose(call, payee);
    if (step === 'approve') return approve(call, payee);
    const network = odsCodeFromText(payee);
    if (network === undefined) return Promise.resolve(refused(calledOtherwise(payeeVerb)));
    return step === 'nominate' ? nominate(call, network, nominated) : confirm(call, network, nominated);
  },
};

async function list(call: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await payeesReport(call.context, call.actor, {});
  if (!report.ok) return report;
  const { payees, others, basis } = report.value;
  const rows = payees.map((row) => [
    ...[row.payee.id, row.payee.name, row.payee.route, row.earners.map(({ practice }) => practice).join(' ')],
    ...[row.bank === null ? 'none needed' : row.bank.standing, waitsOf(row).join(' ') || 'nothing'],
  ]);
  return accepted({
    json: { release: basis.release, payees: payees.map(rowJson), others },
    text: `${textTable(['Payee', 'Name', 'Route', 'Paid for', 'Bank details', 'Waits'], rows)}\n\n${others} practices are paid themselves, through PCSE.`,
  });
}

async function show(call: VerbCall, payee: string): Promise<Outcome<VerbResult>> {
  const report = await payeeReport(call.context, call.actor, { payee });
  if (!report.ok) return report;
  const { basis, payments, pauseDays, mayPropose, mayApprove, ...row } = report.value;
  const account = row.bank?.current;
  const words = [
    `${row.payee.name} (${row.payee.id}), ${row.payee.route}, for ${row.earners.map(({ name }) => name).join(', ')}`,
    account == null
      ? 'No account.'
      : `Account ${account.accountNumber} of ${account.accountName}: ${row.bank?.standing}.`,
    ...waitsOf(row),
    `Payments: ${payments.length}.`,
  ];
  return accepted({
    json: {
      ...{ release: basis.release, ...rowJson(row), pauseDays, mayPropose, mayApprove },
      payments: payments.map((payment) => ({ ...payment, payOn: isoOfDay(payment.payOn) })),
    },
    text: words.join('\n'),
  });
}

/** What keeps it from being paid, and what waits for a second person. */
function waitsOf({ earners, bank }: PayeeRow): readonly string[] {
  const usableFrom = bank?.standing === 'paused' ? bank.current?.approved?.usableFrom : undefined;
  return [
    ...(usableFrom === undefined ? [] : [`Nothing is paid to it before ${isoOfDay(usableFrom)}.`]),
    ...(bank?.waiting == null ? [] : [`A change to ${bank.waiting.accountNumber} waits for a second person.`]),
    ...earners.flatMap(({ practice, pausedUntil }) =>
      pausedUntil === null ? [] : [`Nothing is paid for ${practice} before ${isoOfDay(pausedUntil)}.`],
    ),
    ...earners.flatMap(({ practice, waiting }) =>
      waiting === null
        ? []
        : [`${waiting.by} proposed ${waiting.payee.id} for ${practice}: it waits for a second person.`],
    ),
  ];
}

function rowJson({ payee, earners: named, bank }: PayeeRow): object {
  const earners = named.map((one) => ({ ...one, pausedUntil: isoDay(one.pausedUntil) }));
  if (bank === null) return { payee, earners, bank };
  const { standing, current, waiting, history } = bank;
  const orNull = (details: ShownDetails | null) => (details === null ? null : detailsJson(details));
  const shown = { standing, current: orNull(current), waiting: orNull(waiting), history: history.map(detailsJson) };
  return { payee, earners, bank: shown };
}

function detailsJson({ proposedOn, approved, ...details }: ShownDetails): object {
  return {
    ...details,
    proposedOn: isoOfDay(proposedOn),
    approved: approved && { by: approved.by, on: isoOfDay(approved.on), usableFrom: isoOfDay(approved.usableFrom) },
  };
}

async function propose(call: VerbCall, payee: string): Promise<Outcome<VerbResult>> {
  const [sortCode = '', accountNumber = '', accountName = ''] = ['sort-code', 'account', 'name'].map((name) =>
    optionOf(call.line, name),
  );
  const done = await proposeBankDetails(call.actions, call.actor, { payee, sortCode, accountNumber, accountName });
  if (!done.ok) return done;
  const { modulus } = done.value;
  const checked = modulus === 'passes' ? 'The modulus check passes.' : `Modulus check: ${modulus}; presumed valid.`;
  const text = `Proposed. ${checked} Somebody else approves it: commonweal payee approve ${payee}`;
  return accepted({ json: { payee, details: done.value.id, modulus }, text });
}

async function approve(call: VerbCall, payee: string): Promise<Outcome<VerbResult>> {
  const report = await payeeReport(call.context, call.actor, { payee });
  if (!report.ok) return report;
  const waiting = report.value.bank?.waiting;
  if (waiting == null) {
    return refused({ code: 'not-found', message: `No change of bank details of ${payee} waits for a second person.` });
  }
  const done = await approveBankDetails(call.actions, call.actor, { payee, details: waiting.id });
  if (!done.ok) return done;
  const { pauseDays } = report.value;
  const text = `Approved: ${waiting.accountNumber} of ${waiting.accountName}. Nothing is paid to ${payee} for ${pauseDays} days.`;
  return accepted({ json: { payee, details: done.value.id, pauseDays }, text });
}

async function nominate(call: VerbCall, network: OdsCode, payee: string): Promise<Outcome<VerbResult>> {
  const done = await nominatePayee(call.actions, call.actor, { network, payee });
  if (!done.ok) return done;
  const { name } = done.value.payee;
  const text = `Proposed that ${name} be paid for ${network}. Somebody else confirms it: commonweal payee confirm ${network} ${payee}`;
  return accepted({ json: { network, payee, proposal: done.value.proposal }, text });
}

async function confirm(call: VerbCall, network: OdsCode, payee: string): Promise<Outcome<VerbResult>> {
  const done = await approveNomination(call.actions, call.actor, { network, payee });
  if (!done.ok) return done;
  const { validFrom, pausedUntil } = done.value;
  const text = `Approved: ${payee} is paid for ${network}. Nothing is paid for it before ${pausedUntil}.`;
  return accepted({ json: { network, payee, validFrom, pausedUntil }, text });
}
