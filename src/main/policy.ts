import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeAmbitions } from '../../definitions/assurance/ambitions.ts';
import { assurance } from '../../definitions/assurance/assurance.ts';
import { caseFinding } from '../../definitions/assurance/case-finding.ts';
import { valuePolicy } from '../../definitions/assurance/value.ts';
import { dudleyWorkforce } from '../../definitions/assurance/workforce.ts';
import { bankHolidays } from '../../definitions/calendar/bank-holidays.ts';
import { additionalRoleClaims } from '../../definitions/claims/additional-roles.ts';
import { enhancedServices } from '../../definitions/claims/enhanced-services.ts';
import { jointInjections } from '../../definitions/claims/joint-injections.ts';
import { voluntarySectorClaims } from '../../definitions/claims/voluntary-sector.ts';
import { committees } from '../../definitions/committees/demonstration.ts';
import { memberships } from '../../definitions/committees/members.ts';
import { quorumModels } from '../../definitions/committees/quorum-models.ts';
import { contractLibrary, contracts } from '../../definitions/contracts/index.ts';
import { acceptances } from '../../definitions/demo/acceptances.ts';
import { demoCommissioner, otherOrganisations } from '../../definitions/demo/commissioner.ts';
import { demonstrationHoldings } from '../../definitions/demo/holdings.ts';
import { networkHoldings } from '../../definitions/demo/networks.ts';
import { demoParameters } from '../../definitions/demo/parameters.ts';
import { participation } from '../../definitions/demo/participation.ts';
import { demonstrationPayees } from '../../definitions/demo/payees.ts';
import { practiceLinks } from '../../definitions/demo/practice-links.ts';
import { premiumServices } from '../../definitions/demo/premium-services.ts';
import { misprintedFramework } from '../../definitions/demo/receipts.ts';
import { demonstrationUsers } from '../../definitions/demo/users.ts';
import { feedCalendar } from '../../definitions/feeds/calendar.ts';
import { framework as earlierQof } from '../../definitions/frameworks/qof/2023-24/framework.ts';
import { framework as qof } from '../../definitions/frameworks/qof/2025-26/framework.ts';
import { framework as outcomes } from '../../definitions/frameworks/quality-outcomes-for-health/2025-26/framework.ts';
import { framework as reportedByOthers } from '../../definitions/frameworks/reported-by-others/2025-26/framework.ts';
import { framework as spine } from '../../definitions/frameworks/spine/2025-26/framework.ts';
import { caseKinds } from '../../definitions/governance/cases.ts';
import { functionMatrix } from '../../definitions/governance/functions.ts';
import { monitoringPolicy } from '../../definitions/governance/monitoring.ts';
import { plans } from '../../definitions/governance/plans.ts';
import { governancePolicy } from '../../definitions/governance/policy.ts';
import { procurementPolicy } from '../../definitions/governance/procurement.ts';
import { nationalOptOut } from '../../definitions/identity/national-opt-out.ts';
import { retentionSchedule } from '../../definitions/keeping/retention.ts';
import { chartOfAccounts } from '../../definitions/ledger/chart.ts';
import { demonstrationPayer } from '../../definitions/payments/payer.ts';
import { schemeOfDelegation } from '../../definitions/payments/scheme-of-delegation.ts';
import { plausibilityBounds } from '../../definitions/plausibility/bounds.ts';
import { rates } from '../../definitions/rates/index.ts';
import { sharingRules } from '../../definitions/sharing/rules.ts';
import { signInPolicy } from '../../definitions/sign-in/policy.ts';
import { day, type Json, sha256 } from '../base/index.ts';
import { AMBITIONS, WORKFORCE } from '../benchmarking/index.ts';
import { practicesFromCsv } from '../demo/index.ts';
import {
  type CodelistFile,
  type CodelistVersion,
  type Framework,
  type PeopleOfRules,
  parseCodelist,
  readPeople,
  versionOfFile,
} from '../indicators/index.ts';
import { MONITORING_POLICY } from '../monitoring/index.ts';
import type { DefinitionDraft } from '../store/index.ts';

/** The repository's policy, as it is kept in the store. */
export type Policy = {
  readonly definitions: readonly DefinitionDraft[];
  readonly codelists: ReadonlyMap<string, CodelistFile>;
  /** Text of definitions/demo/practices.csv. */
  readonly practicesCsv: string;
};

/** From when the repository's definitions are known: the demonstration's calendar begins here. */
const KNOWN_FROM = day('2023-04-01');

/** The framework that the demonstration's practices are paid by; others are kept beside it. */
export const FRAMEWORK_IN_FORCE = 'spine/2025-26';

/** Reads definitions/ below the project's folder. @throws Bug when a definition does not have the form of its kind */
export function readPolicy(root: string): Policy {
  const folder = join(root, 'definitions');
  const versions = readCodelists(join(folder, 'codelists'));
  const codelists = new Map([...versions].map(([name, { list }]) => [name, list]));
  const people = readTestPeople(join(folder, 'rules', '2025-26', 'people'));
  const practicesCsv = readFileSync(join(folder, 'demo', 'practices.csv'), 'utf8');
  const practices = practicesFromCsv(practicesCsv);
  const holdings = [...demonstrationHoldings, ...networkHoldings(practices)];
  const drafts: [kind: string, id: string, json: unknown][] = [
    ['commissioner', 'X00', demoCommissioner(practices)],
    ['users', 'demonstration', demonstrationUsers],
    ['sharing', 'rules', sharingRules],
    ['sign-in policy', signInPolicy.id, signInPolicy],
    ['framework', FRAMEWORK_IN_FORCE, spine(codelists, people)],
    ['framework', 'qof/2025-26', qof(codelists, people)],
    ['framework', 'quality-outcomes-for-health/2025-26', outcomes(codelists, people)],
    ['framework', 'reported-by-others/2025-26', reportedByOthers()],
    ['library framework', 'qof/2023-24', earlierQof(codelists, people)],
    ...[...versions].map(([name, { version }]): [string, string, unknown] => ['codelist', name, version]),
    ['claim scheme', 'enhanced-services-2025-26', enhancedServices((name) => codelists.get(name)?.codes ?? [])],
    ...each('claim scheme', voluntarySectorClaims, additionalRoleClaims),
    ['clinical policy', jointInjections.id, jointInjections],
    ['participation', participation.id, participation],
    ['premium services', premiumServices.id, premiumServices],
    ...each('holding', ...holdings),
    ['rates', rates.id, rates],
    ['scheme of delegation', schemeOfDelegation.id, schemeOfDelegation],
    ['payees', demonstrationPayees.id, demonstrationPayees],
    ['paying body', demonstrationPayer.id, demonstrationPayer],
    ['chart of accounts', chartOfAccounts.id, chartOfAccounts],
    ['feeds', feedCalendar.id, feedCalendar],
    ['plausibility', plausibilityBounds.id, plausibilityBounds],
    ['case finding', caseFinding.id, caseFinding],
    ['assurance', assurance.id, assurance],
    ['value', valuePolicy.id, valuePolicy],
    ['national opt-out', nationalOptOut.id, nationalOptOut],
    ['retention', retentionSchedule.id, retentionSchedule],
    [AMBITIONS, outcomeAmbitions.id, outcomeAmbitions],
    [WORKFORCE, dudleyWorkforce.id, dudleyWorkforce],
    ['bank holidays', bankHolidays.id, bankHolidays],
    ['functions', functionMatrix.id, functionMatrix],
    ['committee members', memberships.id, memberships],
    ['governance policy', governancePolicy.id, governancePolicy],
    ['case kinds', caseKinds.id, caseKinds],
    ['procurement policy', procurementPolicy.id, procurementPolicy],
    ...plans.map((plan): [string, string, unknown] => ['plan', plan.id, plan]),
    [MONITORING_POLICY, monitoringPolicy.id, monitoringPolicy],
    ['practice links', 'demonstration', practiceLinks(practices)],
    ...[...committees, ...quorumModels].map((terms): [string, string, unknown] => ['committee', terms.id, terms]),
    ...acceptances.map((acceptance): [string, string, unknown] => [
      'acceptance',
      `${acceptance.rule}/${acceptance.hash.slice(0, 12)}`,
      acceptance,
    ]),
    ...contracts.map((contract): [string, string, unknown] => ['contract', contract.id, contract]),
    ...contractLibrary.map((contract): [string, string, unknown] => ['library contract', contract.id, contract]),
  ];
  const definitions = drafts.flatMap(([kind, id, json]): DefinitionDraft[] => {
    const draft = { kind, id, json: json as Json, knownFrom: KNOWN_FROM };
    return id === FRAMEWORK_IN_FORCE ? versionsOf(draft) : [draft];
  });
  return { definitions, codelists, practicesCsv };
}

/** Definitions of a kind that have their own ids. */
function each(kind: string, ...all: readonly { readonly id: string }[]): readonly [string, string, unknown][] {
  return all.map((one) => [kind, one.id, one]);
}

/** The framework, as it was misprinted for a day of the demonstration, and as it was put right. */
function versionsOf(draft: DefinitionDraft): DefinitionDraft[] {
  const { measure, upperPercent, from, correctedFrom } = misprintedFramework;
  const framework = draft.json as unknown as Framework;
  const measures = framework.measures.map((one) => (one.id === measure ? { ...one, upperPercent } : one));
  const misprinted = { ...framework, measures } as unknown as Json;
  return [draft, { ...draft, json: misprinted, knownFrom: day(from) }, { ...draft, knownFrom: day(correctedFrom) }];
}

type ReadCodelist = { readonly list: CodelistFile; readonly version: CodelistVersion };

function readCodelists(folder: string): ReadonlyMap<string, ReadCodelist> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const read = files.sort().map((name): ReadCodelist => {
    const content = readFileSync(join(folder, name), 'utf8');
    const list = parseCodelist(content, name);
    return { list, version: versionOfFile(list, sha256(content)) };
  });
  return new Map(read.map((each) => [each.list.name, each]));
}

/** The test people of every rule, by its id. */
function readTestPeople(folder: string): PeopleOfRules {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const read = files.map((name) => readPeople(readFileSync(join(folder, name), 'utf8')));
  return new Map(read.map(({ indicator, people }) => [indicator, people]));
}

/** What the demonstration's records are made from. */
export function demonstrationPlan(policy: Policy) {
  const practices = practicesFromCsv(policy.practicesCsv);
  const { code, name, localities } = demoCommissioner(practices);
  return {
    practices,
    codelists: Object.fromEntries([...policy.codelists].map(([list, { codes }]) => [list, codes])),
    parameters: demoParameters,
    commissioner: { code, name },
    localities,
    organisations: otherOrganisations,
  };
}
