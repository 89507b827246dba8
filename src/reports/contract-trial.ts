import { type Actor, accepted, type Json, type Outcome, refused } from '../base/index.ts';
import { type ContractTrial, tryContract } from '../contracts/index.ts';
import { currentDefinition } from '../store/index.ts';
import type { ReportContext } from './context.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';

/** A contract is handed in as JSON, several as a list, or named by its id where it is one of the house's. */
export type ContractTrialAsk = {
  readonly contract: { readonly json: Json } | { readonly id: string };
  /** What is put in: see docs/contract-language.md. */
  readonly inputs: Json;
};

export type ContractTrialReport = {
  /** Whether one contract was asked for, or a list. */
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
    const isList = Array.isArray(found.value);
    const contracts = isList ? (found.value as readonly Json[]) : [found.value];
    return accepted({ isList, trials: contracts.map((one) => tryContract(one, ask.inputs, context.rates)) });
  });
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
