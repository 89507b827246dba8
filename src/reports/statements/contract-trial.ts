import { type Actor, accepted, type Json, type Outcome, refused } from '../../base/index.ts';
import { type ContractTrial, tryContract } from '../../contracts/index.ts';
import { currentDefinition } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** A contract is handed in as JSON, several as a list, or named by its id where it is one of the house's. */
export type ContractTrialAsk = {
  readonly contract: { readonly json: Json } | { readonly id: string };
  /** What is put in: see docs/contract-language.md. A list goes in step with a list of contracts. */
  readonly inputs: Json;
};

export type ContractTrialReport = {
  /** Whether one thing was asked for, or a list. */
  readonly isList: boolean;
  readonly trials: readonly ContractTrial[];
};

/** What contracts pay for the numbers put in. Nothing about a practice or a person is read, and nothing is kept. */
export function contractTrialReport(
  context: ReportContext,
  reader: Actor,
  ask: ContractTrialAsk,
): Report<ContractTrialReport> {
  const subject = 'id' in ask.contract ? `contract ${ask.contract.id}` : 'a contract handed in';
  const what = { actions: ['see published'] as const, verb: 'try contract', subject };
  return reading(context, reader, what, async () => {
    const found = 'id' in ask.contract ? await kept(context, ask.contract.id) : accepted(ask.contract.json);
    if (!found.ok) return found;
    const pairs = pairsOf(found.value, ask.inputs);
    if (!pairs.ok) return pairs;
    const isList = Array.isArray(found.value) || Array.isArray(ask.inputs);
    const trials = pairs.value.map(([contract, inputs]) => tryContract(contract, inputs, context.rates));
    return accepted({ isList, trials });
  });
}

/** Each contract with what is put into it: one of either goes with each of the other, and lists go in step. */
function pairsOf(contracts: Json, inputs: Json): Outcome<readonly (readonly [Json, Json])[]> {
  if (!isList(contracts)) return accepted((isList(inputs) ? inputs : [inputs]).map((one) => [contracts, one] as const));
  if (!isList(inputs)) return accepted(contracts.map((one) => [one, inputs] as const));
  if (contracts.length === inputs.length) return accepted(contracts.map((one, at) => [one, inputs[at] ?? {}] as const));
  return refused({
    code: 'input.invalid',
    message: `There are ${contracts.length} contracts and ${inputs.length} sets of inputs.`,
    remedy: 'Give one set of inputs for all, or one for each contract in the same order.',
  });
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** Kinds under which the store keeps contracts: those that pay practices, and those of the library. */
const KINDS = ['contract', 'library contract'];

async function kept(context: ReportContext, id: string): Promise<Outcome<Json>> {
  return context.store.read(async (db) => {
    for (const kind of KINDS) {
      const found = await currentDefinition(db, kind, id, context.businessDate);
      if (found !== undefined) return accepted(found.json);
    }
    return refused({
      code: 'not-found',
      message: `There is no file and no contract called ${id}.`,
      remedy: 'Give the path of a JSON file, or the id of a contract such as gms-global-sum/2025-26.',
    });
  });
}
