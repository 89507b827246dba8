import { isoOfMonth, keepLatest, type Outcome } from '../base/index.ts';
import type { Binding, ContractJson } from './contract.ts';
import { type CheckedTerms, inputsOf } from './language/check.ts';
import type { Trace } from './language/trace.ts';
import { quarterMeant, rateOn, weightingOn } from './put-in.ts';
import type { RestsOn } from './rests-on.ts';
import type { Occasion } from './statement-input.ts';

/** A term worked out, and what it rests on. */
export type Worked = { readonly outcome: Outcome<Trace>; readonly rests: readonly RestsOn[] };

/** Practices whose work is kept at once: a borough's, so that its months may be paid one after another. */
const MOST_KEPT = 64;

/** By a practice's counts, or by the practice where there are none; the latest last. */
const kept = new Map<object, Map<string, Worked>>();

/**
 * What a term comes to and rests on: where the very same numbers were put in before, in another month or as known on
 * another day, it comes to the same and is not worked out again.
 */
export function workedBefore(occasion: Occasion, term: string, workOut: () => Worked): Worked {
  const owner = occasion.quality ?? occasion.practice;
  const work = kept.get(owner) ?? new Map<string, Worked>();
  const key = numbersOn(occasion, term);
  const worked = work.get(key) ?? workOut();
  work.set(key, worked);
  keepLatest(kept, owner, work, MOST_KEPT);
  return worked;
}

/** Names every number that a term is worked out from, but for the counts, which are the owner's. */
function numbersOn(occasion: Occasion, term: string): string {
  const { contract, practice, rates } = occasion;
  const names = bindingsOf(contract.terms, contract.json, term).map((from) => numberOn(occasion, from));
  return [contract.hash, rates.hash, practice.code, practice.name, term, ...names].join(' ');
}

function numberOn(occasion: Occasion, from: Binding): string {
  switch (from.kind) {
    case 'rate': {
      const rate = rateOn(occasion, from);
      return rate.ok ? `${from.rate} ${rate.value.validFrom} ${rate.value.knownFrom}` : rate.refusal.message;
    }
    case 'list': {
      const quarter = quarterMeant(occasion, from.quarter);
      if (!quarter.ok) return quarter.refusal.message;
      const list = occasion.listSizes(quarter.value);
      const words =
        list === 'not received' ? list : `${list.registered} ${list.file} ${list.row} ${list.quarter ?? ''}`;
      return `${isoOfMonth(quarter.value)} ${words}`;
    }
    case 'practice': {
      const { on, found } = weightingOn(occasion, from.quarter);
      return `${occasion.practice.weightedToRegistered} ${found?.value} ${found?.validFrom} ${found?.knownFrom ?? on}`;
    }
    case 'participation':
      return occasion.participation?.hash ?? 'none';
    default:
      return '';
  }
}

const bindings = new WeakMap<CheckedTerms, Map<string, readonly Binding[]>>();

/** Where the inputs of a term come from that may be another number in another month. Found once a contract. */
function bindingsOf(terms: CheckedTerms, { inputs }: ContractJson, term: string): readonly Binding[] {
  const ofTerms = bindings.get(terms) ?? new Map<string, readonly Binding[]>();
  bindings.set(terms, ofTerms);
  const known = ofTerms.get(term);
  if (known !== undefined) return known;
  const found = [...inputsOf(terms, term)]
    .flatMap((name) => inputs[name]?.from ?? [])
    .filter(({ kind }) => DATED.has(kind));
  ofTerms.set(term, found);
  return found;
}

const DATED: ReadonlySet<Binding['kind']> = new Set(['rate', 'list', 'practice', 'participation']);
