import {
  accepted,
  type Day,
  dayFromIso,
  exact,
  hashOf,
  type Json,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
  shape,
} from '../base/index.ts';
import { type LoadedContract, type LoadedRates, loadContract } from '../contracts/index.ts';
import { CHECK_CODES, type CheckCode } from './check-code.ts';

const { list, named, one, optional, pattern, record, text, variants, whole } = shape;
const id = pattern(/^[a-z0-9][a-z0-9/-]*$/, 'an id of small letters, digits, - and /');
const code = pattern(/^[A-Z0-9]{3,10}$/, 'an organisation code');

/** Who may claim for a service: every practice of the commissioner, or those who signed, each from a day. */
export type Contracted = { readonly everyPractice: true } | { readonly signed: readonly Signed[] };
export type Signed = { readonly code: string; readonly name: string; readonly from: string };

/** Where claims for a service come from: codes in practices' records, or what providers send. */
export type Found =
  | { readonly kind: 'recorded'; readonly codelists: readonly string[]; readonly codes: readonly string[] }
  | { readonly kind: 'sent' };

/** People who could have had the service and for whom nobody claims: by age on the last day, and by a register. */
export type Eligible = {
  readonly words: string;
  readonly fromAge: number;
  readonly toAge?: number;
  /** Codes of which a person has one; absent: everybody of the age. */
  readonly codes?: readonly string[];
};

export type ClaimService = {
  readonly id: string;
  readonly title: string;
  /** Input of the contract that takes the number of approved claims, and the term that pays them. */
  readonly input: string;
  readonly term: string;
  readonly found: Found;
  readonly contracted: Contracted;
  readonly places?: readonly string[];
  readonly clinicians?: readonly string[];
  readonly needsApproval?: true;
  /** Term of the contract that says how many are paid in the contract year. */
  readonly cap?: string;
  readonly eligible?: Eligible;
};

/** A check, with what a provider is told when it fails and how to appeal. */
export type SchemeCheck = { readonly code: CheckCode; readonly words: string; readonly appeal: string };

type Common = {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Id of the contract that values the claims. */
  readonly contract: string;
  /** In the order in which they decide. */
  readonly checks: readonly SchemeCheck[];
  /** Working days from the preview to payment, and from a dispute to its answer. */
  readonly previewDays: number;
  readonly answerDays: number;
};

/** Items of service: a claim for each thing done. */
export type ItemSchemeJson = Common & {
  readonly kind: 'items';
  /** A constant of the contract, in days; and the inputs that take the longest wait and the registered list. */
  readonly window: string;
  readonly longestWait: string;
  readonly list: string;
  readonly services: readonly ClaimService[];
};

/** A block in advance and a quarterly return: two claims a quarter, of which the return's rests on completeness alone. */
export type ReturnSchemeJson = Common & {
  readonly kind: 'returns';
  /** Days after the quarter within which the return comes. */
  readonly windowDays: number;
  readonly providers: readonly (Signed & { readonly values: Readonly<Record<string, string>> })[];
  /** What is asked for each month. */
  readonly asks: readonly { readonly id: string; readonly title: string; readonly hint: string }[];
  readonly dueInput: string;
  readonly completeInput: string;
  readonly advanceTerm: string;
  readonly reportingTerm: string;
};

/** What somebody employs and is paid back, up to the most for each kind and for all of them: a claim for each kind and month. */
export type CostSchemeJson = Common & {
  readonly kind: 'costs';
  /** Days after the month within which the claim comes. */
  readonly windowDays: number;
  readonly providers: readonly Signed[];
  /** What is employed, and the most that is paid back for a whole post of it in a year, in pounds. */
  readonly services: readonly { readonly id: string; readonly title: string; readonly most: string }[];
  /** Inputs of the contract: the cost of the month, the posts, the most for one, and the list by which all is limited. */
  readonly costInput: string;
  readonly postsInput: string;
  readonly mostInput: string;
  readonly listInput: string;
  /** Terms: what a claim is paid, and the most for a year. */
  readonly term: string;
  readonly ceilingTerm: string;
};

export type ClaimSchemeJson = ItemSchemeJson | ReturnSchemeJson | CostSchemeJson;

const signed = record({ code, name: text, from: shape.isoDate });
const checks = list(record({ code: one(...CHECK_CODES), words: text, appeal: text }), 1);
const common = {
  id,
  title: text,
  source: text,
  contract: id,
  checks,
  previewDays: whole(10, 60),
  answerDays: whole(1, 60),
};
const service = record({
  id,
  title: text,
  input: id,
  term: id,
  found: variants('kind', {
    recorded: record({
      kind: one('recorded'),
      codelists: list(text, 1),
      codes: list(pattern(/^\d{6,18}$/, 'a concept'), 1),
    }),
    sent: record({ kind: one('sent') }),
  }),
  contracted: record({ everyPractice: optional(shape.yesOrNo), signed: optional(list(signed)) }),
  places: optional(list(text, 1)),
  clinicians: optional(list(text, 1)),
  needsApproval: optional(shape.yesOrNo),
  cap: optional(id),
  eligible: optional(
    record({
      words: text,
      fromAge: whole(0, 120),
      toAge: optional(whole(0, 120)),
      codes: optional(list(pattern(/^\d{6,18}$/, 'a concept'), 1)),
    }),
  ),
});
const schemeShape = variants('kind', {
  items: record({
    ...common,
    kind: one('items'),
    window: id,
    longestWait: id,
    list: id,
    services: list(service, 1),
  }),
  returns: record({
    ...common,
    kind: one('returns'),
    windowDays: whole(1, 366),
    providers: list(record({ code, name: text, from: shape.isoDate, values: named(text) }), 1),
    asks: list(record({ id, title: text, hint: text }), 1),
    dueInput: id,
    completeInput: id,
    advanceTerm: id,
    reportingTerm: id,
  }),
  costs: record({
    ...common,
    kind: one('costs'),
    windowDays: whole(1, 366),
    providers: list(signed, 1),
    services: list(record({ id, title: text, most: pattern(/^\d{1,7}(\.\d{1,2})?$/, 'pounds') }), 1),
    ...{ costInput: id, postsInput: id, mostInput: id, listInput: id, term: id, ceilingTerm: id },
  }),
});

/** The JSON Schema of a claim scheme. */
export function claimSchemeSchema(): Json {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Claim scheme', ...schemeShape.schema };
}

/** A scheme that was checked, with the contract that values its claims. Made by `loadScheme` alone. */
export type LoadedScheme = ItemScheme | ReturnScheme | CostScheme;
export type ItemScheme = Loaded<ItemSchemeJson>;
export type ReturnScheme = Loaded<ReturnSchemeJson>;
export type CostScheme = Loaded<CostSchemeJson>;
type Loaded<S> = {
  readonly hash: string;
  readonly json: S;
  readonly contract: LoadedContract;
  readonly rates: LoadedRates;
};

export function isItemScheme(scheme: LoadedScheme): scheme is ItemScheme {
  return scheme.json.kind === 'items';
}

export function isReturnScheme(scheme: LoadedScheme): scheme is ReturnScheme {
  return scheme.json.kind === 'returns';
}

export function isCostScheme(scheme: LoadedScheme): scheme is CostScheme {
  return scheme.json.kind === 'costs';
}

/**
 * Checks a scheme against its contract: that every input and term that it names is there.
 * @param contractNamed the contract's JSON by its id
 * @returns refusal `definition.invalid` in words
 */
export function loadScheme(
  json: Json,
  contractNamed: (id: string) => Json | undefined,
  rates: LoadedRates,
): Outcome<LoadedScheme> {
  const [wrong] = schemeShape.wrong(json, 'the claim scheme');
  if (wrong !== undefined) return invalid(`${wrong}.`);
  const scheme = json as unknown as ClaimSchemeJson;
  const named = contractNamed(scheme.contract);
  if (named === undefined) return invalid(`${scheme.id} names the contract ${scheme.contract}, which is not kept.`);
  const contract = loadContract(named, rates);
  if (!contract.ok) return contract;
  const missing = namesOf(scheme).find(([kind, name]) => !has(contract.value, kind, name));
  if (missing !== undefined) {
    return invalid(`${scheme.id} names the ${missing[0]} ${missing[1]}, which ${scheme.contract} has not.`);
  }
  return accepted({ hash: hashOf(json), json: scheme, contract: contract.value, rates } as LoadedScheme);
}

type Named = readonly [kind: 'input' | 'term', name: string];

function namesOfCosts(scheme: CostSchemeJson): readonly Named[] {
  const { costInput, postsInput, mostInput, listInput, term, ceilingTerm } = scheme;
  const inputs = [costInput, postsInput, mostInput, listInput].map((name): Named => ['input', name]);
  return [...inputs, ['term', term], ['term', ceilingTerm]];
}

function namesOf(scheme: ClaimSchemeJson): readonly Named[] {
  if (scheme.kind === 'costs') return namesOfCosts(scheme);
  if (scheme.kind === 'returns') {
    return [
      ['input', scheme.dueInput],
      ['input', scheme.completeInput],
      ['term', scheme.advanceTerm],
      ['term', scheme.reportingTerm],
      ...scheme.providers.flatMap(({ values }) => Object.keys(values).map((name): Named => ['input', name])),
    ];
  }
  return [
    ['input', scheme.window],
    ['input', scheme.longestWait],
    ['input', scheme.list],
    ...scheme.services.flatMap(({ input, term, cap }): Named[] => [
      ['input', input],
      ['term', term],
      ...(cap === undefined ? [] : [['term', cap] as const]),
    ]),
  ];
}

function has({ json, terms }: LoadedContract, kind: Named[0], name: string): boolean {
  return kind === 'input' ? json.inputs[name] !== undefined : terms.terms.has(name);
}

/** Days from doing to claiming within which a claim is paid: a constant of the contract, or of the returns. */
export function windowDays({ json, contract }: LoadedScheme): number {
  if (json.kind !== 'items') return json.windowDays;
  const from = contract.json.inputs[json.window]?.from;
  return from?.kind === 'constant' ? Number(exact(from.value).n) : 0;
}

/** Whether a provider may claim for a service on a day. */
export function isContracted(
  contracted: Contracted,
  o: { readonly provider: OdsCode; readonly isPractice: boolean; readonly on: Day },
): boolean {
  if ('everyPractice' in contracted) return o.isPractice;
  const found = contracted.signed.find((each) => each.code === o.provider);
  return found !== undefined && (dayFromIso(found.from) ?? Number.POSITIVE_INFINITY) <= o.on;
}

/** Everybody outside the practices who signed a scheme, with their names. */
export function otherProviders({ json }: LoadedScheme): readonly { readonly code: OdsCode; readonly name: string }[] {
  const signed =
    json.kind !== 'items'
      ? json.providers
      : json.services.flatMap(({ contracted }) => ('signed' in contracted ? contracted.signed : []));
  const named = signed.flatMap((each) => {
    const found = odsCodeFromText(each.code);
    return found === undefined ? [] : [[found, { code: found, name: each.name }] as const];
  });
  return [...new Map(named).values()];
}

function invalid(message: string): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message,
    remedy: 'Correct the scheme’s definition in definitions/claims.',
  });
}
