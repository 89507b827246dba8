import { accepted, type Day, dayFromIso, dayText, hashOf, type Json, type Outcome, refused } from '../base/index.ts';
import { type CONTRACT_KINDS, contractShape, type PAYS } from './contract-shape.ts';
import { type CheckedTerms, checkTerms } from './language/check.ts';
import { plainTerms, type WrittenTerm } from './language/expand.ts';
import { INDICATORS, type InputDeclaration, type SetDeclaration, setOf } from './language/terms.ts';
import { sameUnit, unitFromText } from './language/unit.ts';
import { firstDayWithoutRate, type LoadedRates, loadRates, type RateJson } from './rate.ts';
import type { OddPennyRule, Rounding } from './rounding.ts';

/** The contracts that a practice holds, which are paid by its monthly statement. */
export type ContractType = 'GMS' | 'PMS' | 'APMS';

/** What a contract is of. */
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/**
 * Where an input of a contract comes from. Lists are those of the first day of a quarter. The achievement year is
 * the one whose counts are put in: last year for aspiration, this year for a forecast.
 */
export type Binding =
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'rate'; readonly rate: string; readonly on: 'the month' | 'the achievement year' }
  | {
      readonly kind: 'list';
      readonly quarter: 'of the month' | 'first of the contract year' | 'last of the achievement year';
    }
  /** As it holds on the first day of the quarter: of the month's where that is not said. */
  | {
      readonly kind: 'practice';
      readonly field: 'weightedToRegistered';
      readonly quarter?: 'of the month' | 'first of the contract year';
    }
  | { readonly kind: 'measure'; readonly field: MeasureField }
  | { readonly kind: 'result'; readonly field: 'register' | 'denominator' | 'numerator' }
  /** Frozen: as it stood on the 31 March before the achievement year. */
  | { readonly kind: 'borough'; readonly field: 'register' | 'list' | 'frozenRegister' | 'frozenList' }
  /** The rate `national-prevalence-<register>` of the measure's register, in the achievement year. */
  | { readonly kind: 'nation'; readonly field: 'prevalence' }
  /** The agreement by which the practice takes part in another scheme than QOF. */
  | { readonly kind: 'participation'; readonly field: 'pot' | 'points' };

/** `comparedNationally`: whether its prevalence is compared with the nation's, and not with the borough's. */
type MeasureField = 'points' | 'lowerPercent' | 'upperPercent' | 'prevalenceAdjusted' | 'comparedNationally';

/** An input of which nothing says where it comes from is put in by whoever works the contract out. */
export type ContractInput = {
  readonly label: string;
  readonly unit: string;
  /** The set of which each member has its own. */
  readonly each?: string;
  /** What a choice can be. */
  readonly choices?: readonly string[];
  readonly from?: Binding;
};

/** An amount that is shared out among the members of a set: parties, or the months of a year. */
export type LineShare = {
  readonly among: string;
  /** An input or term of each member; equal shares without it. */
  readonly by?: string;
  readonly oddPennies: OddPennyRule;
};

/**
 * A line of the statement: a term in pounds, and the expenditure account that it is charged to. A term that each
 * member of a set has is a line for each.
 */
export type ContractLine = {
  readonly term: string;
  readonly account: string;
  /** The scheme that it pays, where a practice is in one scheme or in another. */
  readonly scheme?: string;
  /** Where true, a line that cannot be worked out is held with its reason and the rest is paid. */
  readonly holdWhenRefused?: boolean;
  /** Who is paid, where that is not who earned it: a network's nominated payee. */
  readonly payee?: string;
  readonly earner?: string;
  readonly share?: LineShare;
  /** The practices to which it is due, by code; absent: all that hold the contract. */
  readonly practices?: readonly string[];
  /** The first month for which it is due, YYYY-MM; absent: every month of the contract. */
  readonly fromMonth?: string;
  /** The decision of the register by which the contract was varied to pay it. It is paid while that is in force. */
  readonly decision?: string;
};

/** The terms that a forecast of achievement works out: pounds per year, and points. */
export type AchievementTerms = { readonly pounds: string; readonly points: string; readonly pointsOfOne: string };

/** A contract's terms for a year, as `definitions/contracts` builds it: its one frozen form. Dates are ISO, both inside. */
export type ContractJson = {
  readonly id: string;
  readonly title: string;
  readonly contractType?: ContractKind;
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: string;
  /** What every line is an amount for; a month without it. `once`: pounds, for no time in particular. */
  readonly pays?: (typeof PAYS)[number];
  /** Units beside the usual ones: one of it, and several. */
  readonly units?: Readonly<Record<string, string>>;
  readonly sets?: Readonly<Record<string, SetDeclaration>>;
  /** Rates that this contract alone uses. */
  readonly rates?: readonly RateJson[];
  readonly inputs: Readonly<Record<string, ContractInput>>;
  readonly terms: readonly WrittenTerm[];
  readonly lines: readonly ContractLine[];
  /** Half away from zero to the penny without it. */
  readonly rounding?: Rounding;
  /** Null when the contract pays no achievement. */
  readonly achievement?: AchievementTerms | null;
  /** The same in other schemes than QOF, by the scheme's name. */
  readonly schemes?: Readonly<Record<string, AchievementTerms>>;
};

/** A contract whose meaning was checked. Made by `loadContract` alone. */
export type LoadedContract = {
  readonly hash: string;
  readonly json: ContractJson;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly terms: CheckedTerms;
  /** The rate table that it was checked against, its own rates among them. */
  readonly rates: LoadedRates;
};

/** The units that an input from outside a rate table must have, by kind and field. */
const UNITS: Readonly<Record<string, string>> = {
  'list quarter': 'registered patients',
  'practice weightedToRegistered': 'weighted patients per registered patient',
  'measure points': 'points',
  'measure lowerPercent': 'percent',
  'measure upperPercent': 'percent',
  'measure prevalenceAdjusted': 'yes or no',
  'measure comparedNationally': 'yes or no',
  'result register': 'people',
  'result denominator': 'people',
  'result numerator': 'people',
  'borough register': 'people',
  'borough list': 'registered patients',
  'borough frozenRegister': 'people',
  'borough frozenList': 'registered patients',
  'nation prevalence': 'people per registered patient',
  'participation pot': 'pounds per year',
  'participation points': 'points',
};

/** Loads each contract of a list, against one rate table. The first refusal stands for all. */
export function loadContracts(json: Json, rates: LoadedRates): Outcome<LoadedContract[]> {
  if (!Array.isArray(json)) return invalid('The contracts are not a list.');
  const contracts: LoadedContract[] = [];
  for (const one of json as readonly Json[]) {
    const contract = loadContract(one, rates);
    if (!contract.ok) return contract;
    contracts.push(contract.value);
  }
  return accepted(contracts);
}

/**
 * Checks a contract: shape, names, cycles, units, that every rate it names is in the table with the same unit, and
 * that none is missing on a day of the contract. Refuses `definition.invalid`, in words.
 */
export function loadContract(json: Json, table: LoadedRates): Outcome<LoadedContract> {
  const wrongShape = contractShape.wrong(json, 'the contract');
  if (wrongShape.length > 0) return invalid(sentence(wrongShape));
  const contract = json as unknown as ContractJson;
  const [validFrom, validTo] = [dayFromIso(contract.validFrom), dayFromIso(contract.validTo)];
  if (validFrom === undefined || validTo === undefined || validTo < validFrom) {
    return invalid(`${contract.id} does not say from when to when it holds.`);
  }
  const wrongFrom = wrongInput(contract);
  if (wrongFrom !== undefined) return invalid(`${contract.id}: ${wrongFrom}`);
  const rates = withOwnRates(contract, table);
  if (!rates.ok) return rates;
  const terms = termsOf(contract);
  if (!terms.ok) return invalid(`${contract.id}: ${terms.refusal.message}`);
  const loaded = { hash: hashOf(json), json: contract, validFrom, validTo, terms: terms.value, rates: rates.value };
  const wrong = wrongLine(loaded) ?? wrongAchievement(loaded) ?? wrongPrevalence(contract) ?? wrongRate(loaded);
  return wrong === undefined ? accepted(loaded) : invalid(`${contract.id}: ${wrong}`);
}

/** At most this many faults of shape are said at once. */
const MOST_FAULTS = 5;

function sentence(faults: readonly string[]): string {
  const rest = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : '';
  const text = `${faults.slice(0, MOST_FAULTS).join('; ')}${rest}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A contract by the rates of another table; those that it brings itself stay. */
export function byRates(contract: LoadedContract, table: LoadedRates): LoadedContract {
  const own = (contract.json.rates ?? []).flatMap(({ id }) => {
    const rate = contract.rates.rates.get(id);
    return rate === undefined ? [] : [[id, rate] as const];
  });
  const rates = own.length === 0 ? table : { hash: table.hash, rates: new Map([...table.rates, ...own]) };
  return { ...contract, rates };
}

function withOwnRates({ id, title, rates: own }: ContractJson, table: LoadedRates): Outcome<LoadedRates> {
  if (own === undefined) return accepted(table);
  const loaded = loadRates({ id, title, rates: own as unknown as Json });
  if (!loaded.ok) return loaded;
  const twice = [...loaded.value.rates.keys()].find((name) => table.rates.has(name));
  if (twice !== undefined) return invalid(`${id}: the rate ${twice} is in the rate table; give it another name.`);
  return accepted({ hash: table.hash, rates: new Map([...table.rates, ...loaded.value.rates]) });
}

function termsOf({ inputs, terms, units, sets, lines }: ContractJson): Outcome<CheckedTerms> {
  const declared = Object.entries(inputs).map(([name, input]) => [name, declarationOf(input)] as const);
  const plain = plainTerms(terms);
  const twice = Object.keys(plain.inputs).find((name) => inputs[name] !== undefined);
  if (twice !== undefined) return invalid(`The name ${twice} is defined twice.`);
  return checkTerms({
    ...(units === undefined ? {} : { units }),
    ...(sets === undefined ? {} : { sets }),
    inputs: { ...Object.fromEntries(declared), ...plain.inputs },
    terms: plain.terms,
    usedElsewhere: lines.flatMap((line) => line.share?.by ?? []),
  });
}

function declarationOf({ from, ...declared }: ContractInput): InputDeclaration {
  if (from?.kind === 'constant') return { ...declared, constant: from.value };
  return isOfMeasure(from) ? { ...declared, each: true } : declared;
}

/** Whether each measure has its own. */
function isOfMeasure(from: Binding | undefined): boolean {
  if (from?.kind === 'borough') return from.field === 'register' || from.field === 'frozenRegister';
  return from?.kind === 'measure' || from?.kind === 'result' || from?.kind === 'nation';
}

/** An input of a known source has that source's unit. */
function wrongInput({ inputs }: ContractJson): string | undefined {
  for (const [name, { from, unit }] of Object.entries(inputs)) {
    if (from === undefined) continue;
    const field = 'field' in from ? from.field : 'quarter' in from ? 'quarter' : '';
    const expected = UNITS[`${from.kind} ${field}`];
    if (expected !== undefined && expected !== unit) return `the input ${name} is in ${expected}.`;
  }
  return undefined;
}

const PAID_UNIT = { month: 'pounds per month', quarter: 'pounds per quarter', year: 'pounds per year', once: 'pounds' };

/** Whether a contract is one that a practice's monthly statement pays. */
function isOfStatement({ contractType }: ContractJson): boolean {
  return contractType === 'GMS' || contractType === 'PMS' || contractType === 'APMS';
}

function wrongLine({ json, terms }: LoadedContract): string | undefined {
  if (json.lines.length === 0) return 'there is no line to pay.';
  const pays = json.pays ?? 'month';
  if (isOfStatement(json) && pays !== 'month') return `a ${json.contractType} contract pays each month.`;
  if (isOfStatement(json) && json.rates !== undefined) return 'its rates are those of the rate table, not its own.';
  const seen = new Set<string>();
  for (const line of json.lines) {
    const wrong = wrongTerm(terms, line.term, PAID_UNIT[pays], !isOfStatement(json)) ?? wrongShare(terms, line);
    if (wrong !== undefined) return wrong;
    if (isOfStatement(json) && line.share !== undefined) return `a ${json.contractType} line is not shared out.`;
    if (seen.has(line.term)) return `the term ${line.term} stands in two lines.`;
    seen.add(line.term);
  }
  return undefined;
}

function wrongShare({ inputs, terms, sets }: CheckedTerms, { term, share }: ContractLine): string | undefined {
  if (share === undefined) return undefined;
  if (terms.get(term)?.each !== undefined) return `${term} is an amount for each of several, and is not shared out.`;
  if (!sets.has(share.among)) return `${term} is shared among ${share.among}, which is no set of this contract.`;
  if (share.by === undefined) return undefined;
  const by = inputs.get(share.by) ?? terms.get(share.by);
  if (by === undefined) return `${term} is shared by ${share.by}, which is not defined.`;
  return setOf(by) === share.among ? undefined : `${term} is shared by ${share.by}, which each ${share.among} has not.`;
}

function wrongAchievement({ json, terms }: LoadedContract): string | undefined {
  const all = [...(json.achievement == null ? [] : [json.achievement]), ...Object.values(json.schemes ?? {})];
  return all.map((each) => wrongTerms(terms, each)).find((wrong) => wrong !== undefined);
}

function wrongTerms(terms: CheckedTerms, { pounds, points, pointsOfOne }: AchievementTerms): string | undefined {
  const one = terms.terms.get(pointsOfOne);
  if (one === undefined || setOf(one) !== INDICATORS || one.unit !== 'points') {
    return `${pointsOfOne} does not give the points of one indicator.`;
  }
  return wrongTerm(terms, pounds, 'pounds per year', false) ?? wrongTerm(terms, points, 'points', false);
}

/** A factor is of something: what adjusts by prevalence names what it compares with. */
function wrongPrevalence({ inputs }: ContractJson): string | undefined {
  const bindings = Object.values(inputs).flatMap(({ from }) => from ?? []);
  const adjusts = bindings.some((from) => from.kind === 'measure' && from.field === 'prevalenceAdjusted');
  if (!adjusts) return undefined;
  const named = (field: string) => bindings.some((from) => from.kind === 'borough' && from.field === field);
  return named('register') && named('list')
    ? undefined
    : 'it adjusts by prevalence and does not name the register and the list that prevalence is compared with.';
}

function wrongTerm(terms: CheckedTerms, id: string, unit: string, mayBeEach: boolean): string | undefined {
  const term = terms.terms.get(id);
  const wanted = unitFromText(unit);
  if (term === undefined) return `there is no term called ${id}.`;
  if (term.each !== undefined && !mayBeEach)
    return `${id} is worked out for each ${setOf(term)} and is not one amount.`;
  return wanted.ok && sameUnit(wanted.value, term.powers) ? undefined : `${id} is ${term.unit}, not ${unit}.`;
}

function wrongRate({ json, validFrom, validTo, rates }: LoadedContract): string | undefined {
  for (const [name, { from, unit }] of Object.entries(json.inputs)) {
    if (from?.kind !== 'rate') continue;
    const rate = rates.rates.get(from.rate);
    if (rate === undefined) return `${name} uses the rate ${from.rate}, which is not in the rate table.`;
    if (rate.unit !== unit) return `${name} is ${unit}, but the rate ${from.rate} is ${rate.unit}.`;
    if (from.on === 'the achievement year') continue;
    const missing = firstDayWithoutRate(rate, validFrom, validTo);
    if (missing !== undefined) return `${rate.title} has no value on ${dayText(missing)}.`;
  }
  return undefined;
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}
