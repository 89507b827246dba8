import { type Day, dayText, type Pence, poundsText, sumPence } from '../../base/index.ts';
import type { KeptInstruction } from '../instruction.ts';
import type { Route } from '../payee.ts';
import { type PaidItem, RETURN_FILES, type ReturnFile } from './paid-item.ts';

export const OUTCOMES = ['matched', 'returned', 'missing', 'unexpected'] as const;
export type MatchOutcome = (typeof OUTCOMES)[number];

/** One finding: an item and its payment, an item without one, or a payment of which the file says nothing. */
export type Finding = {
  readonly outcome: MatchOutcome;
  /** The item's ordinal in the file; null of what is missing. */
  readonly row: number | null;
  readonly reference: string;
  readonly amountPence: Pence;
  readonly on: Day;
  /** Why it is as it is, in words. */
  readonly words: string;
};

/** What was found of a payment before, in other files. */
export type Earlier = ReadonlyMap<string, 'matched' | 'returned'>;

/**
 * Compares a file with what was instructed. A payment is matched once, by its reference and to the penny; a second is
 * unexpected. One debit of a Bacs file, under the name of its run, stands for every payment in it. Missing is what the
 * file's routes should have paid by its last day and no file has.
 */
export function match(
  instructions: readonly KeptInstruction[],
  file: ReturnFile,
  earlier: Earlier,
): readonly Finding[] {
  const routes: readonly Route[] = RETURN_FILES[file.kind];
  const ours = new Map(instructions.map((each) => [each.reference, each]));
  const stands = new Map(earlier);
  const findings: Finding[] = [];
  for (const item of file.items) {
    const batch = batchOf(instructions, item);
    const found =
      batch.length > 0
        ? batch.map((each) => one(item, each, routes, stands))
        : [one(item, ours.get(item.reference), routes, stands)];
    for (const { outcome, reference } of found)
      if (outcome === 'matched' || outcome === 'returned') stands.set(reference, outcome);
    findings.push(...found);
  }
  const until = Math.max(0, ...file.items.map(({ on }) => on));
  const missing = instructions.filter(
    ({ payee, payOn, reference }) => routes.includes(payee.route) && payOn <= until && !stands.has(reference),
  );
  return [...findings, ...missing.map(missed)];
}

/** The payments of a Bacs file that one debit of its total stands for. */
function batchOf(
  instructions: readonly KeptInstruction[],
  { reference, kind, amountPence }: PaidItem,
): readonly KeptInstruction[] {
  if (kind !== 'paid' || !reference.startsWith('CW-')) return [];
  const batch = instructions.filter(({ run, payee }) => payee.route === 'bacs-18' && `CW-${run}` === reference);
  return sumPence(batch.map((each) => each.amountPence)) === amountPence ? batch : [];
}

function one(
  { row, reference, kind, amountPence, on, reason }: PaidItem,
  instruction: KeptInstruction | undefined,
  routes: readonly Route[],
  stands: Earlier,
): Finding {
  const said = { row, reference: instruction?.reference ?? reference, amountPence, on };
  const unexpected = (words: string): Finding => ({ ...said, outcome: 'unexpected', words });
  if (instruction === undefined) return unexpected('No payment of ours has this reference.');
  if (!routes.includes(instruction.payee.route)) return unexpected('The payment was instructed by another route.');
  const isBatch = reference !== instruction.reference;
  if (!isBatch && amountPence !== instruction.amountPence)
    return unexpected(`The payment is of ${poundsText(instruction.amountPence)}.`);
  const whole = { ...said, amountPence: instruction.amountPence };
  const before = stands.get(instruction.reference);
  if (kind === 'returned') {
    if (before === 'returned') return unexpected('The payment was returned before.');
    return {
      ...whole,
      outcome: 'returned',
      words: reason === '' ? 'Returned, without a reason.' : `Returned: ${reason}.`,
    };
  }
  if (before !== undefined) return unexpected('The payment was made before: this is a second one.');
  return { ...whole, outcome: 'matched', words: isBatch ? 'Paid, in one debit for the file.' : 'Paid, to the penny.' };
}

function missed({ reference, amountPence, payOn }: KeptInstruction): Finding {
  const words = `It was to be paid on ${dayText(payOn)}, and no file says that it was.`;
  return { outcome: 'missing', row: null, reference, amountPence, on: payOn, words };
}
