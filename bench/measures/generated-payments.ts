import { contracts as contractDefinitions } from '../../definitions/contracts/index.ts';
import { measures } from '../../definitions/frameworks/spine/2025-26/measures.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { accepted, day, type Json, type Month, month, odsCode } from '../../src/base/index.ts';
import {
  loadContracts,
  loadRates,
  prepareStatement,
  type QualityInput,
  type Statement,
} from '../../src/contracts/index.ts';
import type { VerifiedResult } from '../../src/indicators/index.ts';
import type { Practice } from '../../src/practices/index.ts';
import { taken } from '../workspace.ts';

export const MONTHS: readonly Month[] = Array.from({ length: 12 }, (_, index) => (month('2025-04') + index) as Month);
export const MEASURES = measures;

export type Counts = { readonly register: number; readonly denominator: number; readonly numerator: number };

/** A practice whose every number follows from its ordinal. */
export type GeneratedPractice = {
  readonly practice: Practice;
  /** The registered list of each quarter from January 2025. */
  readonly lists: readonly number[];
  readonly counts: readonly Counts[];
  readonly borough: { readonly list: number; readonly registers: readonly number[] };
  readonly quality: QualityInput;
};

const PERIOD_END = day('2025-03-31');
const RATES = taken(loadRates(rateDefinitions as unknown as Json));
const CONTRACTS = taken(loadContracts(contractDefinitions as unknown as Json, RATES));
const FILE = 'a'.repeat(64);

/** Seven tenths GMS, a quarter PMS, the rest APMS; lists from 2,000 to 20,000. */
export function generatedCommissioner(size: number): readonly GeneratedPractice[] {
  const numbers = Array.from({ length: size }, (_, ordinal) => numbersOf(ordinal));
  const registers = MEASURES.map((_, at) => numbers.reduce((sum, { counts }) => sum + (counts[at]?.register ?? 0), 0));
  const list = numbers.reduce((sum, { lists }) => sum + (lists[0] ?? 0), 0);
  return numbers.map((own) => {
    const borough = { list, registers };
    return { ...own, borough, quality: qualityOf(own, borough) };
  });
}

type Numbers = Pick<GeneratedPractice, 'practice' | 'lists' | 'counts'>;

function numbersOf(ordinal: number): Numbers {
  const share = (ordinal * 37) % 100;
  const list = 2000 + ((ordinal * 7919) % 18_000);
  const lists = Array.from({ length: 6 }, (_, quarter) => list + quarter * ((ordinal % 41) - 20));
  const counts = MEASURES.map((_, at) => {
    const register = 50 + ((ordinal * 31 + at * 97) % Math.floor(list / 5));
    const denominator = register - Math.floor(register / 12);
    return { register, denominator, numerator: Math.floor((denominator * (40 + ((ordinal + at * 13) % 55))) / 100) };
  });
  const practice: Practice = {
    code: odsCode(`G${String(ordinal).padStart(5, '0')}`),
    name: `Practice ${ordinal}`,
    locality: 'everywhere',
    team: 'everywhere',
    contractType: share < 70 ? 'GMS' : share < 95 ? 'PMS' : 'APMS',
    weightedToRegistered: `${ordinal % 2}.${String((ordinal * 17) % 1000).padStart(3, '0')}`,
    deprivationScore: '20',
  };
  return { practice, lists, counts };
}

function qualityOf({ practice, counts }: Numbers, borough: GeneratedPractice['borough']): QualityInput {
  const results = counts.map((own, at) => resultOf(practice, MEASURES[at]?.rule ?? '', own));
  const registers = new Map(MEASURES.map(({ rule }, at) => [rule, borough.registers[at] ?? 0]));
  return {
    periodEnd: PERIOD_END,
    measures: MEASURES,
    frameworkHash: 'f'.repeat(64),
    frameworkYear: '2025/26',
    results: accepted(results),
    ruleOfRegister: () => MEASURES[0]?.rule,
    boroughRegister: (rule) => registers.get(rule) ?? 0,
    boroughList: borough.list,
  };
}

/** As `verifiedResults` would give it: only that room makes one in earnest. */
function resultOf(practice: Practice, indicator: string, counts: Counts): VerifiedResult {
  const component = (count: number, row: number) => ({ count, recomputed: count, optedOut: 0, row });
  return {
    practice: practice.code,
    indicator,
    periodEnd: PERIOD_END,
    ...counts,
    adjustments: [],
    exclusions: [],
    components: {
      register: component(counts.register, 2),
      denominator: component(counts.denominator, 3),
      numerator: component(counts.numerator, 4),
    },
    optedOut: {},
    definitionHash: indicator,
    verification: 'published order',
    evidenceSha256: 'e'.repeat(64),
    snapshot: 'b'.repeat(64),
    countsFile: { sha256: 'c'.repeat(64), row: 4 },
  } as unknown as VerifiedResult;
}

/** The list of a quarter; the first in `lists` is that of January 2025. */
export function listOf({ lists }: Pick<GeneratedPractice, 'lists'>, quarter: Month): number {
  return lists[(quarter - month('2025-01')) / 3] ?? 0;
}

/** The statement of a month, all terms. */
export function statementOf(of: GeneratedPractice, when: Month): Statement {
  const { practice, quality } = of;
  const listSizes = (quarter: Month) => ({ registered: listOf(of, quarter), file: FILE, row: 2, quarter });
  return taken(prepareStatement({ practice, month: when, contracts: CONTRACTS, rates: RATES, listSizes, quality }));
}
