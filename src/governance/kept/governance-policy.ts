import { accepted, type Day, dayText, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import { definitionVersions, listDefinitions, type ReadDb } from '../../store/index.ts';
import { loadMemberships, type Membership } from '../committees/membership.ts';
import { loadTerms, type TermsOfReference } from '../committees/terms-of-reference.ts';
import { FunctionMatrix } from '../committees/who-decides.ts';

const { list, one, pattern, record, text, whole } = shape;

/** A period or amount that governance goes by, and who says so. */
export type GovernanceRule = {
  readonly value: number;
  readonly source: string;
  readonly status: 'found' | 'unverified' | 'invented';
};

const GOVERNANCE_RULES = [
  'declareWithinDays',
  'confirmEveryMonths',
  'remindDaysBefore',
  'publicMonthsAfterEnd',
  'keptYears',
  'giftSmallPence',
  'giftDeclarePence',
  'hospitalityDeclarePence',
  'hospitalityRefusePence',
  'papersWorkingDaysBefore',
  'panelMembers',
] as const;
export type GovernanceRules = Readonly<Record<(typeof GOVERNANCE_RULES)[number], GovernanceRule>>;

/** The frozen form of the periods and amounts. */
export type GovernancePolicyJson = { readonly id: string; readonly rules: GovernanceRules };

/** An organisation that a practice's partners share in. */
export type PracticeLink = {
  readonly practice: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'network' | 'property company';
};

/** The frozen form of what is known of practices' networks and premises. */
export type PracticeLinksJson = {
  readonly id: string;
  readonly status: 'found' | 'unverified' | 'invented';
  readonly source: string;
  readonly links: readonly PracticeLink[];
};

const status = one('found', 'unverified', 'invented');
const rule = record({ value: whole(0, 1_000_000_00), source: text, status });
const governancePolicyShape: shape.Shape = record({
  id: text,
  rules: record(Object.fromEntries(GOVERNANCE_RULES.map((name) => [name, rule]))),
});
const code = pattern(/^[A-Z0-9]{3,8}$/, 'an organisation code');
const practiceLinksShape: shape.Shape = record({
  id: text,
  status,
  source: text,
  links: list(record({ practice: code, code, name: text, kind: one('network', 'property company') })),
});

/** The kinds under which governance's own definitions are kept. */
export const GOVERNANCE_KINDS = {
  committee: 'committee',
  functions: 'functions',
  members: 'committee members',
  policy: 'governance policy',
  links: 'practice links',
  cases: 'case kinds',
  procurement: 'procurement policy',
  plan: 'plan',
} as const;

/** Everything by which committees decide, as known on a day. */
export type Governance = {
  readonly committees: readonly TermsOfReference[];
  readonly members: readonly Membership[];
  readonly matrix: FunctionMatrix;
  readonly rules: GovernanceRules;
  readonly links: readonly PracticeLink[];
};

/** Reads them from the store. Refuses as each is refused when it is loaded, and `not-found` where one is missing. */
export async function governanceKnown(db: ReadDb, on: Day): Promise<Outcome<Governance>> {
  const committees = await committeesKnown(db, on);
  if (!committees.ok) return committees;
  const matrix = await matrixKept(db);
  if (!matrix.ok) return matrix;
  const membersJson = await single(db, GOVERNANCE_KINDS.members, on);
  if (!membersJson.ok) return membersJson;
  const members = loadMemberships(membersJson.value);
  if (!members.ok) return members;
  const policy = await single(db, GOVERNANCE_KINDS.policy, on, governancePolicyShape);
  if (!policy.ok) return policy;
  const links = await single(db, GOVERNANCE_KINDS.links, on, practiceLinksShape);
  if (!links.ok) return links;
  return accepted({
    committees: committees.value,
    matrix: matrix.value,
    members: members.value,
    rules: (policy.value as unknown as GovernancePolicyJson).rules,
    links: (links.value as unknown as PracticeLinksJson).links,
  });
}

/** The newest matrix: its phases carry their own dates, from before anything was kept here. Refuses `not-found`. */
export async function matrixKept(db: ReadDb): Promise<Outcome<FunctionMatrix>> {
  const kept = (await definitionVersions(db, GOVERNANCE_KINDS.functions, 'who-decides')).at(-1);
  if (kept === undefined) return refused({ code: 'not-found', message: 'Nothing says who decides what.' });
  return FunctionMatrix.fromJson(kept.json);
}

/** Every committee as known on a day. */
export async function committeesKnown(db: ReadDb, on: Day): Promise<Outcome<readonly TermsOfReference[]>> {
  const loaded: TermsOfReference[] = [];
  for (const { json } of await listDefinitions(db, GOVERNANCE_KINDS.committee, on)) {
    const terms = loadTerms(json);
    if (!terms.ok) return terms;
    loaded.push(terms.value);
  }
  return accepted(loaded);
}

async function single(db: ReadDb, kind: string, on: Day, form?: shape.Shape): Promise<Outcome<Json>> {
  const [kept] = await listDefinitions(db, kind, on);
  if (kept === undefined) return refused({ code: 'not-found', message: `No ${kind} was known on ${dayText(on)}.` });
  const wrong = form?.wrong(kept.json, kind) ?? [];
  if (wrong.length === 0) return accepted(kept.json);
  return refused({ code: 'definition.invalid', message: `The ${kind} cannot be used: ${wrong.join('; ')}.` });
}
