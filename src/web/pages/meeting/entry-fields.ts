import type { MeetingEntry } from '../../../actions/index.ts';
import type { Refusal } from '../../../base/index.ts';
import { isDecisionKind } from '../../../reports/index.ts';
import type { Posted } from '../../form-route.ts';
import { penceFromText } from '../../layout/read-fields.ts';

type Of<K extends MeetingEntry['kind']> = Extract<MeetingEntry, { readonly kind: K }>;
type Agenda = Of<'item'>['agenda'];

/** An agenda item as its form gives it. */
export function agendaFrom(posted: Posted): Agenda {
  const { field } = posted;
  const ground = field('privateGround').trim();
  const [meeting, item] = [field('referredMeeting').trim(), Number(field('referredItem'))];
  return {
    title: field('title').trim(),
    purpose: field('purpose') as Agenda['purpose'],
    matter: matterFrom(posted),
    names: codesIn(field('names')),
    privateGround: ground === '' ? null : ground,
    referredFrom: meeting === '' ? null : { meeting, item },
  };
}

/** What is wrong with what would be decided; undefined when it can be read. */
export function matterFault({ field }: Posted): Refusal | undefined {
  const invalid = (message: string): Refusal => ({ code: 'input.invalid', message });
  if (field('title').trim() === '') return invalid('Give the item a title.');
  const kind = field('matter');
  if (kind === '') return undefined;
  if (!isDecisionKind(kind)) return invalid(`${kind} is nothing that a committee decides.`);
  if (field('subject').trim() === '') return invalid('Say what it is decided about.');
  const amount = field('amount').trim();
  return amount === '' || penceFromText(amount) !== undefined
    ? undefined
    : invalid(`${amount} is no amount in pounds.`);
}

function matterFrom({ field }: Posted): Agenda['matter'] {
  const kind = field('matter');
  if (!isDecisionKind(kind)) return null;
  const hash = field('contentHash').trim();
  return {
    kind,
    contract: field('contract') as NonNullable<Agenda['matter']>['contract'],
    subject: field('subject').trim(),
    contentHash: hash === '' ? null : hash,
    amountPence: penceFromText(field('amount')) ?? null,
  };
}

function codesIn(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A motion with its conditions, one a line; `first:` before one says that it comes before the decision holds. */
export function motionFrom({ field }: Posted): Of<'moved'>['motion'] {
  const expires = field('expiresOn').trim();
  const lines = field('conditions')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const conditions = lines.map((line) => {
    const isBefore = /^first:/i.test(line);
    return { words: isBefore ? line.slice('first:'.length).trim() : line, isBefore };
  });
  return { words: field('motion').trim(), conditions, expiresOn: expires === '' ? null : expires };
}

/** People from outside, one a line: name, role, from where. */
export function guestsFrom({ field }: Posted): Of<'panel'>['members'] {
  const lines = field('guests')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [name = '', role = '', from = ''] = line.split(',').map((part) => part.trim());
    return { name, role: role as Of<'panel'>['members'][number]['role'], from };
  });
}
