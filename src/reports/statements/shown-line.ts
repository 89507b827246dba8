import {
  dayFromIso,
  dayText,
  decimalText,
  exact,
  monthFromIso,
  monthText,
  type Pence,
  pence,
  poundsFromPence,
  poundsText,
  type ReleaseLevel,
} from '../../base/index.ts';
import type { RestsOn, ShownNumber, StatementLine, Working } from '../../contracts/index.ts';
import type { ImportRecord } from '../../warehouse/index.ts';
import type { ShownBasis, ShownInput } from '../report.ts';

/** A step of a line's calculation, as deep as it goes. A step about a measure names it. */
export type ShownWorking = {
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: readonly ShownInput[];
  readonly result: string;
  readonly unit: string;
  /** Why the result is what it is where no formula was worked out; null otherwise. */
  readonly because: string | null;
  readonly indicator: string | null;
  readonly workings: readonly ShownWorking[];
};

/** Whether the line's amount was worked out from counts of people. */
export function restsOnCounts(line: Pick<StatementLine, 'restsOn'>): boolean {
  return line.restsOn.some((rest) => rest.kind === 'counts');
}

/**
 * The numbers put into a line. Below the exact level a figure worked out from counts is given to the penny, because
 * the exact ratio has the counts in it.
 */
export function shownInputs(line: StatementLine, level: ReleaseLevel): readonly ShownInput[] {
  const inputs = inputsOf(line.inputs);
  if (level === 'exact' || !restsOnCounts(line)) return inputs;
  return inputs.map((input) => ({ ...input, value: toTheHundredth(input.value) }));
}

/** Pounds before rounding, exact at the exact level and to the penny below it where counts are in it. */
export function shownExactPounds(line: StatementLine, level: ReleaseLevel): string {
  if (level === 'exact' || !restsOnCounts(line)) return line.exactPounds;
  return penceAsPounds(line.amountPence);
}

/** The formula with its numbers; below the exact level no more than pence of what was worked out from counts. */
export function shownFormula(line: StatementLine, level: ReleaseLevel): string {
  if (level === 'exact' || !restsOnCounts(line)) return line.formulaWithNumbers;
  return line.formulaWithNumbers.replace(/(\.\d\d)\d+(?=…)/g, '$1');
}

function penceAsPounds(amount: Pence): string {
  return decimalText(poundsFromPence(amount), 2);
}

function toTheHundredth(value: string): string {
  return value.includes('/') || /\.\d{5,}/.test(value) ? decimalText(exact(value), 2) : value;
}

export function inputsOf(inputs: Readonly<Record<string, ShownNumber>>): readonly ShownInput[] {
  return Object.entries(inputs).map(([key, { label, value, unit, source, known }]) => ({
    key,
    label,
    value,
    unit,
    source,
    knownFrom: known ?? null,
  }));
}

export function shownWorking(working: Working): ShownWorking {
  const { id, title, formula, formulaWithNumbers, result, unit } = working;
  return {
    id,
    title,
    formula,
    formulaWithNumbers,
    inputs: inputsOf(working.inputs),
    result,
    unit,
    because: working.because ?? null,
    indicator: working.indicator ?? null,
    workings: (working.workings ?? []).map(shownWorking),
  };
}

/** What a line rests on, each thing once, in words. A file that was received links to its receipt. */
export function shownBasis(
  rests: readonly RestsOn[],
  received: ReadonlyMap<string, ImportRecord>,
): readonly ShownBasis[] {
  const shown = rests.map((rest) => basisOf(rest, received));
  return [...new Map(shown.map((basis) => [`${basis.what} ${basis.version}`, basis])).values()];
}

function basisOf(rest: RestsOn, received: ReadonlyMap<string, ImportRecord>): ShownBasis {
  switch (rest.kind) {
    case 'contract':
      return held(`Contract ${rest.id}`, rest.hash, 'Definitions of contracts');
    case 'decision':
      return {
        ...held(`Decision ${rest.reference}`, 'in force', 'Register of decisions'),
        to: { page: 'decision', decision: rest.reference },
      };
    case 'rate':
      return held(
        `${rest.id} ${rest.value}`,
        `valid from ${isoText(rest.validFrom)}, known from ${isoText(rest.knownFrom)}`,
        `${rest.source} (${rest.status})`,
      );
    case 'practice register':
      return held(`Practice register, ${rest.practice}`, 'as defined', 'Definitions of the commissioner');
    case 'measure':
      return held(`Measures of the framework`, rest.frameworkHash, 'Definitions of the framework');
    case 'answer':
      return held(
        `Answer for ${rest.indicator}: ${rest.evidence}`,
        `recorded on ${isoText(rest.recordedOn)}`,
        rest.recordedBy,
      );
    case 'query':
      return held(
        `Query about ${rest.indicator} at ${isoText(rest.periodEnd)}: paid meanwhile on the last accepted value, at ${isoText(rest.acceptedAt)}`,
        `raised on ${isoText(rest.raisedOn)}, to be settled by ${isoText(rest.dueOn)}`,
        'Queries about results',
      );
    case 'borough counts':
      return held(
        `Counts of every practice of the borough at ${isoText(rest.periodEnd)}`,
        'verified counts',
        'Practice counts feed',
      );
    case 'claims':
      return claimsBasis(rest);
    case 'settlement':
      return held(`Settlement of ${rest.scheme}, ${rest.year}`, 'paid by 30 June', 'Contract library');
    case 'payment':
      return paymentBasis(rest);
    case 'list size':
      return fileBasis(`List at ${quarterText(rest.quarter)}, row ${rest.row}`, rest.file, 'List size feed', received);
    case 'counts':
      return fileBasis(`Counts at ${isoText(rest.periodEnd)}`, rest.file, 'Practice counts feed', received);
  }
}

function claimsBasis({
  provider,
  scheme,
  schemeHash,
  month: iso,
  count,
}: Extract<RestsOn, { kind: 'claims' }>): ShownBasis {
  const month = monthFromIso(iso);
  const basis = held(`Approved claims: ${count}`, schemeHash, `Claim scheme ${scheme}`);
  return month === undefined ? basis : { ...basis, to: { page: 'claims of month', provider, scheme, month } };
}

function paymentBasis({ as, line, entry, amountPence }: Extract<RestsOn, { kind: 'payment' }>): ShownBasis {
  const what = `${as === 'on account' ? 'Paid on account' : 'Settled before'}: ${poundsText(pence(BigInt(amountPence)))}`;
  return { ...held(what, line, `Ledger entry ${entry}`), to: { page: 'ledger entry', entry } };
}

function held(what: string, version: string, source: string): ShownBasis {
  return { what, version, source, receivedOn: null, to: null };
}

function fileBasis(
  what: string,
  sha256: string,
  source: string,
  received: ReadonlyMap<string, ImportRecord>,
): ShownBasis {
  const record = received.get(sha256);
  const from = record === undefined ? source : `${source}: ${record.file}`;
  return {
    what,
    version: sha256,
    source: from,
    receivedOn: record?.receivedOn ?? null,
    to: { page: 'feed file', sha256 },
  };
}

function isoText(iso: string): string {
  const day = dayFromIso(iso);
  return day === undefined ? iso : dayText(day);
}

function quarterText(iso: string): string {
  const quarter = monthFromIso(iso);
  return quarter === undefined ? iso : `1 ${monthText(quarter)}`;
}
