import { type Actor, accepted, type Day, type Pence, pence } from '../base/index.ts';
import { procurementsKept } from '../governance/index.ts';
import type { ReportContext } from './context.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';

/** One contract that the commissioner holds with somebody. */
export type RegisteredContract = {
  readonly holder: string;
  readonly holderName: string;
  /** Whether the holder is a practice of the register, which has a page. */
  readonly isPractice: boolean;
  readonly contract: string;
  readonly title: string;
  readonly type: string;
  readonly from: Day;
  /** The last day; null: not given. */
  readonly to: Day | null;
  /** Of an award its value; of what is worked out month by month null. */
  readonly valuePence: Pence | null;
  /** Decisions by which it was varied, granted or awarded. */
  readonly decisions: readonly string[];
  /** Where it ended before its time, why. */
  readonly ended: string | null;
};

export type ContractsReport = { readonly contracts: readonly RegisteredContract[] };

/** The register of contracts: each practice's main contract, what it holds beside it, and what was awarded. Anybody may read it. */
export function contractsReport(context: ReportContext, reader: Actor): Report<ContractsReport> {
  const what = { actions: ['see published'] as const, verb: 'read contracts', subject: 'contracts register' };
  return reading(context, reader, what, async () => {
    const procurements = await context.store.read(procurementsKept);
    const awarded = procurements.flatMap(({ id, opened, award }): RegisteredContract[] => {
      if (award === null) return [];
      const { supplier, registered, valuePence, decision, on } = award;
      return [
        {
          ...{ holder: registered, holderName: supplier, isPractice: false, contract: id, title: opened.title },
          ...{
            type: opened.contract,
            from: on,
            to: null,
            valuePence: pence(BigInt(valuePence)),
            decisions: [decision],
            ended: null,
          },
        },
      ];
    });
    return accepted({ contracts: [...mainContracts(context), ...heldBeside(context), ...awarded] });
  });
}

function mainContracts({ register, contracts }: ReportContext): RegisteredContract[] {
  return register.practices().flatMap(({ code, name, contractType, mergedInto }) =>
    contracts
      .filter(({ json }) => json.contractType === contractType)
      .map(({ json, validFrom, validTo }) => {
        const own = json.lines.filter(({ practices }) => practices?.includes(code) === true);
        const isOver = mergedInto !== undefined && mergedInto.from <= validTo;
        return {
          ...{
            holder: code,
            holderName: name,
            isPractice: true,
            contract: json.id,
            title: json.title,
            type: contractType,
          },
          ...{ from: validFrom, to: validTo, valuePence: null },
          decisions: [...own.flatMap(({ decision }) => decision ?? []), ...(isOver ? [mergedInto.decision] : [])],
          ended: isOver ? `went into ${mergedInto.successor}` : null,
        };
      }),
  );
}

function heldBeside({ holdings = [], register }: ReportContext): RegisteredContract[] {
  return holdings.map(({ holder, json, contract, validFrom, validTo }) => ({
    ...{ holder, isPractice: register.has(holder), contract: json.id, title: contract.json.title },
    holderName: register.practices().find(({ code }) => code === holder)?.name ?? holder,
    type: contract.json.contractType ?? 'beside the main contract',
    ...{ from: validFrom, to: validTo, valuePence: null, ended: null },
    decisions: json.decided === undefined ? [] : [json.decided.decision],
  }));
}
