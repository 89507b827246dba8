import { accepted, type Day, dayFromIso, dayText, type Json, type Outcome, refused, shape } from '../../base/index.ts';

const { list, one, optional, record, text } = shape;

/** How far the commissioner has taken over the commissioning of primary care. */
const PHASES = ['before delegation', 'joint', 'delegated', 'integrated board'] as const;
export type Phase = (typeof PHASES)[number];

/** The body whose committees these are, as the matrix of functions names it. */
export const COMMISSIONER = 'the commissioner';

/** The contracts that a function is about; `any` where it makes no difference. */
export const FUNCTION_CONTRACTS = ['any', 'GMS', 'PMS', 'APMS', 'network', 'acute', 'community', 'voluntary'] as const;
export type FunctionContract = (typeof FUNCTION_CONTRACTS)[number];

/** Who holds a function in some phases, and who says so. */
export type Holder = {
  readonly phases: readonly Phase[];
  readonly contracts: readonly FunctionContract[];
  readonly body: string;
  /** The committee or officer that acts for the body; absent where the body's own rules say. */
  readonly through?: string;
  readonly source: string;
  readonly status: 'found' | 'unverified' | 'invented';
};

export type CommissioningFunction = {
  readonly id: string;
  readonly name: string;
  readonly holders: readonly Holder[];
};

/** When a phase began; it lasts until the next. */
export type PhaseStart = { readonly phase: Phase; readonly from: string };

/** The frozen form of who decides what. */
export type FunctionMatrixJson = {
  readonly id: string;
  readonly phases: readonly PhaseStart[];
  readonly functions: readonly CommissioningFunction[];
};

const holder = record({
  phases: list(one(...PHASES), 1),
  contracts: list(one(...FUNCTION_CONTRACTS), 1),
  body: text,
  through: optional(text),
  source: text,
  status: one('found', 'unverified', 'invented'),
});
const matrixShape: shape.Shape = record({
  id: text,
  phases: list(record({ phase: one(...PHASES), from: shape.isoDate }), 1),
  functions: list(record({ id: text, name: text, holders: list(holder, 1) }), 1),
});

/** What somebody asks: who decides on this, for this contract, on this day? */
export type WhoDecidesAsk = {
  readonly function: string;
  readonly contract: FunctionContract;
  readonly on: Day;
};

export type Decider = WhoDecidesAsk &
  Omit<Holder, 'phases' | 'contracts'> & { readonly name: string; readonly phase: Phase };

/** Who holds each function of commissioning, by contract, phase and date. */
export class FunctionMatrix {
  readonly phases: readonly PhaseStart[];
  readonly functions: readonly CommissioningFunction[];

  private constructor(json: FunctionMatrixJson) {
    this.phases = json.phases;
    this.functions = json.functions;
  }

  /** @returns refusal `definition.invalid` with everything that is wrong: the form, and every gap or double in it */
  static fromJson(json: Json): Outcome<FunctionMatrix> {
    const wrong = matrixShape.wrong(json, 'matrix');
    const matrix = json as unknown as FunctionMatrixJson;
    const faults = wrong.length > 0 ? wrong : [...orderFaults(matrix), ...holderFaults(matrix)];
    if (faults.length === 0) return accepted(new FunctionMatrix(matrix));
    return refused({
      code: 'definition.invalid',
      message: `This does not say who decides what: ${faults.join('; ')}.`,
    });
  }

  /** The phase that a day lies in; undefined before the first. */
  phaseOn(day: Day): Phase | undefined {
    return this.phases.findLast(({ from }) => (dayFromIso(from) as Day) <= day)?.phase;
  }

  /** Refuses with `function.unknown`, and with `function.not-held` where nobody in the matrix holds it then. */
  whoDecides(ask: WhoDecidesAsk): Outcome<Decider> {
    const found = this.functions.find(({ id }) => id === ask.function);
    if (found === undefined) {
      const known = this.functions.map(({ id }) => id).join(', ');
      return refused({
        code: 'function.unknown',
        message: `There is no function ${ask.function}.`,
        remedy: `One of: ${known}.`,
      });
    }
    const phase = this.phaseOn(ask.on);
    const held = phase && found.holders.find((each) => holds(each, phase, ask.contract));
    if (!phase || !held) return refused(heldByNobody(found, ask));
    const { phases: _, contracts: __, ...of } = held;
    return accepted({ ...ask, name: found.name, phase, ...of });
  }

  /** That a body acts on what it holds: refuses with `function.not-held`, naming who does, when it is another. */
  mayAct(body: string, ask: WhoDecidesAsk): Outcome<Decider> {
    const decider = this.whoDecides(ask);
    if (!decider.ok || decider.value.body === body || decider.value.through === body) return decider;
    const { name, phase, body: holder, through } = decider.value;
    return refused({
      code: 'function.not-held',
      message: `${body} does not decide on ${name} (${ask.contract}) on ${dayText(ask.on)}: in the ${phase} phase that is ${holder}’s.`,
      remedy: `Have it decided by ${through ?? holder}.`,
    });
  }
}

function holds(each: Holder, phase: Phase, contract: FunctionContract): boolean {
  return each.phases.includes(phase) && (each.contracts.includes('any') || each.contracts.includes(contract));
}

function heldByNobody({ name }: CommissioningFunction, { contract, on }: WhoDecidesAsk) {
  return {
    code: 'function.not-held',
    message: `Nobody is recorded as deciding on ${name} (${contract}) on ${dayText(on)}.`,
    remedy: 'Have the holder written into the matrix before anybody acts.',
  } as const;
}

function orderFaults({ phases }: FunctionMatrixJson): string[] {
  return phases.flatMap(({ phase, from }, index) => {
    if (dayFromIso(from) === undefined) return [`${phase} begins on ${from}, which is no date`];
    const before = phases[index - 1];
    return before !== undefined && before.from >= from ? [`${phase} does not begin after ${before.phase}`] : [];
  });
}

/** Two holders of one function, phase and contract would let two bodies decide the same. */
function holderFaults({ functions }: FunctionMatrixJson): string[] {
  return functions.flatMap(({ id, holders }, index) => {
    const isTwice = functions.findIndex((each) => each.id === id) < index;
    const doubles = PHASES.flatMap((phase) =>
      FUNCTION_CONTRACTS.filter((contract) => holders.filter((each) => holds(each, phase, contract)).length > 1).map(
        (contract) => `${id} is held twice in the ${phase} phase (${contract})`,
      ),
    );
    return [...(isTwice ? [`${id} is named twice`] : []), ...doubles];
  });
}
