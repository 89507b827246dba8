import { assert, type MachineryPass, type OdsCode, type SnomedCode } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import type { Selection, Test } from './model/expression.ts';
import type { LoadedFramework, Register, Rule } from './model/framework.ts';
import type { Rate } from './model/rate.ts';
import { encounterKindsOf, selectionsOfRate } from './model/rate-walk.ts';
import { childrenOf, isLeaf, ownSelections } from './model/walk.ts';

/** What sorts of record a warehouse holds at all: the codes of events and the kinds of encounter. */
export type Received = { readonly codes: ReadonlySet<string>; readonly kinds: ReadonlySet<string> };

export type ReceivedAsk = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly practices: readonly OdsCode[];
};

/** The sorts of record that any of the practices sent. */
export async function receivedRecords({ snapshot, pass, practices }: ReceivedAsk): Promise<Received> {
  const opened = await snapshot.people(pass, practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  try {
    const codes = await opened.value.rows<{ code: string }>(
      'SELECT code::VARCHAR AS code FROM (SELECT DISTINCT code FROM events)',
    );
    const kinds = await opened.value.rows<{ kind: string }>('SELECT DISTINCT kind FROM encounters');
    return { codes: new Set(codes.map(({ code }) => code)), kinds: new Set(kinds.map(({ kind }) => kind)) };
  } finally {
    opened.value.close();
  }
}

/**
 * Whether a rule or rate rests on records of which nobody sent a single one, so that counting gives noughts that mean
 * nothing: nobody can come on its register, or nobody can meet it.
 */
export function isNotReceived(framework: LoadedFramework, id: string, received: Received): boolean {
  const rate = framework.rates?.find((each) => each.id === id);
  if (rate !== undefined) return isRateNotReceived(framework, rate, received);
  const rule = framework.rule(id);
  const lacks = (owner: Register | Rule, kind: 'select' | 'success'): boolean =>
    [...owner.steps].filter((step) => step.kind === kind).every(({ when }) => cannotHold(framework, when, received));
  return lacks(framework.register(rule.register), 'select') || lacks(rule, 'success');
}

function isRateNotReceived(framework: LoadedFramework, rate: Rate, received: Received): boolean {
  const kinds = encounterKindsOf(rate);
  if (kinds.length > 0 && !kinds.some((kind) => received.kinds.has(kind))) return true;
  return selectionsOfRate(rate).some((selection) => !isRecorded(framework, selection, received));
}

/** Whether a test is false of everybody because the records that it asks for are not there. */
function cannotHold(framework: LoadedFramework, test: Test, received: Received): boolean {
  if (isLeaf(test)) return ownSelections(test).some((selection) => !isRecorded(framework, selection, received));
  if (test.test === 'not') return false;
  const parts = childrenOf(test).map((child) => cannotHold(framework, child, received));
  return test.test === 'and' ? parts.includes(true) : !parts.includes(false);
}

function isRecorded(framework: LoadedFramework, { codelists }: Selection, { codes }: Received): boolean {
  const of = (name: string): readonly SnomedCode[] => framework.codelists[name]?.codes ?? [];
  return codelists.some((name) => of(name).some((code) => codes.has(code)));
}
