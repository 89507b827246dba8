import { proposeUrgent, proposeVariation, signVariation, takeUrgent } from '../../actions/index.ts';
import {
  accepted,
  type Month,
  monthFromIso,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
} from '../../base/index.ts';
import { FUNCTION_CONTRACTS, isDecisionKind } from '../../reports/index.ts';
import { type CommandLine, optionOf } from '../arguments.ts';
import { poundsOption } from '../ask.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance vary --contract … --practice … --from … --title … --amount … --account …`, or `--sign <subject>` */
export async function varyContract({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const signing = optionOf(line, 'sign');
  if (signing !== undefined) {
    const signed = await signVariation(actions, actor, { subject: signing });
    if (!signed.ok) return signed;
    const { restsOn, contentHash } = signed.value;
    return accepted({ json: { subject: signing, contentHash, restsOn }, text: `${signing} is signed, by ${restsOn}.` });
  }
  const texts = textsOf(line, ['contract', 'practice', 'from', 'title', 'account']);
  const amount = poundsOption(line, 'amount');
  if (!texts.ok) return texts;
  if (!amount.ok) return amount;
  const { contract = '', practice = '', from = '', title = '', account = '' } = texts.value;
  const [code, month] = [odsCodeFromText(practice), monthFromIso(from)];
  if (code === undefined || month === undefined || amount.value === undefined) {
    return refused({
      code: 'input.invalid',
      message: '--practice is a code, --from a month YYYY-MM, --amount pounds.',
    });
  }
  const ask = { contract, practice: code as OdsCode, from: month as Month, title, account, amountPence: amount.value };
  const proposed = await proposeVariation(actions, actor, ask);
  if (!proposed.ok) return proposed;
  const { subject, contentHash } = proposed.value.proposal;
  return accepted({
    json: { ...proposed.value.variation, subject, contentHash },
    text: `${subject} is proposed. Content: ${contentHash}`,
  });
}

/** `commonweal governance urgent --committee … --title … --words … --why … --kind … --subject …`, or `--take <subject>` */
export async function decideUrgently({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const taking = optionOf(line, 'take');
  if (taking !== undefined) {
    const taken = await takeUrgent(actions, actor, { subject: taking });
    if (!taken.ok) return taken;
    const { reference, urgent } = taken.value;
    return accepted({
      json: { reference, ratifyBy: urgent?.ratifyBy ?? null },
      text: `${reference} is taken, to be ratified by ${urgent?.ratifyBy}.`,
    });
  }
  const texts = textsOf(line, ['committee', 'title', 'words', 'why', 'kind', 'subject']);
  const amount = poundsOption(line, 'amount');
  if (!texts.ok) return texts;
  if (!amount.ok) return amount;
  const { committee = '', title = '', words = '', why = '', kind = '', subject = '' } = texts.value;
  const contract = FUNCTION_CONTRACTS.find((each) => each === (optionOf(line, 'contract-type') ?? 'any'));
  if (!isDecisionKind(kind) || contract === undefined) {
    return refused({ code: 'input.invalid', message: `--kind ${kind} is nothing that a committee decides.` });
  }
  const amountPence = amount.value === undefined ? null : Number(amount.value);
  const names = (optionOf(line, 'names') ?? '').split(',').filter((name) => name !== '');
  const matter = { kind, contract, subject, contentHash: optionOf(line, 'content') ?? null, amountPence };
  const proposed = await proposeUrgent(actions, actor, {
    committee,
    title,
    words,
    why,
    matter,
    names,
    expiresOn: null,
  });
  if (!proposed.ok) return proposed;
  const { subject: id, contentHash } = proposed.value;
  return accepted({ json: { subject: id, contentHash }, text: `${id} is proposed; another takes it with --take.` });
}

function textsOf(line: CommandLine, names: readonly string[]): Outcome<Record<string, string>> {
  const missing = names.filter((name) => (optionOf(line, name) ?? '').trim() === '');
  if (missing.length > 0) return refused({ code: 'input.invalid', message: `--${missing.join(', --')} is needed.` });
  return accepted(Object.fromEntries(names.map((name) => [name, optionOf(line, name) ?? ''])));
}
