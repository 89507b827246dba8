import { type Day, isoOfDay, isoOfMonth, type Month, type Realm } from '../../base/index.ts';
import type { Destination } from '../../reports/index.ts';

declare const realmOfAddress: unique symbol;
/**
 * The address of a page of one realm, or of neither (`either`: sign in, the status page). A page may link only within
 * its own realm, which the compiler holds: invented and published figures never meet, not even by a link in a table.
 */
export type Address<R extends Realm | 'either'> = string & { readonly [realmOfAddress]: R };
/** What a page of realm R may link to. */
export type AddressFor<R extends Realm> = Address<R> | Address<'either'>;

function path<R extends Realm | 'either'>(...parts: readonly string[]): Address<R> {
  return `/${parts.map(encodeURIComponent).join('/')}` as Address<R>;
}

/** The front door of the demonstration: the one address of it to which a published page may link. */
export const HOME = path<'either'>('');
export const SIGN_IN = path<'either'>('sign-in');
export const SIGN_OUT = path<'either'>('sign-out');
/** Where the way to the identity provider begins. */
export const SIGN_IN_START = path<'either'>('sign-in', 'start');
/** From where somebody who has signed out here is sent to sign out of the provider too. */
export const SIGN_OUT_ELSEWHERE = path<'either'>('sign-in', 'leave');
/** Where somebody shows again who they are before a deed that asks for it. */
export const PROVE_AGAIN = path<'invented'>('sign-in', 'again');
/** Where somebody is signed in, and signs out of it. */
export const OWN_SESSIONS = path<'invented'>('your-sessions');
export const STATUS = path<'invented'>('status');
export const BOROUGH = path<'invented'>('borough');
export const FEEDS = path<'invented'>('feeds');
export const LEDGER = path<'invented'>('ledger');
export const BUDGET = path<'invented'>('ledger', 'budget');
export const FUNDS = path<'invented'>('ledger', 'funds');
export const MONTH_END = path<'invented'>('ledger', 'month-end');
export const SPENDING = path<'invented'>('ledger', 'spending');
export const VERIFICATION = path<'invented'>('ledger', 'verification');
export const RUNS = path<'invented'>('runs');
export const PAYEES = path<'invented'>('payees');
export const RECONCILIATIONS = path<'invented'>('reconciliations');
export const WORKBENCH = path<'invented'>('workbench');
export const CATALOGUE = path<'invented'>('catalogue');
export const CODELISTS = path<'invented'>('codelists');
export const QUERIES = path<'invented'>('queries');
export const ANSWERS = path<'invented'>('answers');
export const CLAIMS = path<'invented'>('claims');
/** Where a provider records a quarter or sends a file. */
export const ACTIVITY = path<'invented'>('claims', 'activity');
export const CHALLENGES = path<'invented'>('challenges');
export const ASSURANCE = path<'invented'>('assurance');
/** Quality beside contract value of the demonstration’s practices. */
export const VALUE = path<'invented'>('value');
export const ASSURANCE_COMPARE = path<'invented'>('assurance', 'compare');
/** Any practices together, as they stood on a day. */
export const ASSURANCE_GROUP = path<'invented'>('assurance', 'group');
export const assuranceGroupAddress = (kind: 'locality' | 'team' | 'network', id: string) =>
  withQuery(ASSURANCE_GROUP, `${kind}=${encodeURIComponent(id)}`);
/** Consultations against the number to be expected. */
export const NEIGHBOURHOODS = path<'invented'>('assurance', 'neighbourhoods');
export const WORKLOAD = path<'invented'>('assurance', 'workload');
/** Quality and the core of contracts, year beside year. */
export const VALUE_YEARS = path<'invented'>('value', 'years');
/** Consultations month by month: of everybody, of a locality, of a practice. */
export const CONSULTATIONS = path<'invented'>('assurance', 'consultations');
/** What the monitoring group has before it. */
export const MONITORING = path<'invented'>('monitoring');
export const CALENDAR = path<'invented'>('calendar');
export const MEETINGS = path<'invented'>('meetings');
export const DECISIONS = path<'invented'>('decisions');
export const VARIATIONS = path<'invented'>('variations');
export const CASES = path<'invented'>('cases');
export const CONTRACTS = path<'invented'>('contracts');
export const PROCUREMENTS = path<'invented'>('procurements');
export const URGENT = path<'invented'>('urgent');
export const PLANS = path<'invented'>('plans');
export const ANNUAL_REVIEW = path<'invented'>('annual-review');
export const INTERESTS = path<'invented'>('interests');
export const WHO_DECIDES = path<'invented'>('who-decides');
export const WHO_MAY_SEE = path<'invented'>('who-may-see');
export const AUDIT = path<'invented'>('audit');
/** Where a clinician opens a record in an emergency, and where that is reviewed. */
export const GUARDIAN = path<'invented'>('audit', 'guardian');
export const OPT_OUTS = path<'invented'>('opt-outs');
export const BREAK_GLASS = path<'invented'>('break-glass');
export const RETENTION = path<'invented'>('retention');
/** The front door of published information: the one address of it to which a page of the demonstration may link. */
export const PUBLISHED = path<'either'>('published');

export const localityAddress = (locality: string) => path<'invented'>('locality', locality);
export const networkAddress = (network: string) => path<'invented'>('network', network);
export const practiceAddress = (practice: string) => path<'invented'>('practice', practice);
/** Of whoever is paid: a network has a page of its own. */
export const earnerAddress = (code: string, contractType: string) =>
  contractType === 'network' ? networkAddress(code) : practiceAddress(code);
export const statementAddress = (practice: string, month: Month) =>
  path<'invented'>('practice', practice, 'statement', isoOfMonth(month));
/** Between two days; without them, as first paid and as known now. */
export function restatementAddress(
  practice: string,
  month: Month,
  days?: { readonly from: Day; readonly to: Day },
): Address<'invented'> {
  const address = path<'invented'>('practice', practice, 'restatement', isoOfMonth(month));
  const asked = days === undefined ? '' : `?from=${isoOfDay(days.from)}&to=${isoOfDay(days.to)}`;
  return `${address}${asked}` as Address<'invented'>;
}
export const lineAddress = (practice: string, month: Month, term: string) =>
  path<'invented'>('practice', practice, 'statement', isoOfMonth(month), 'line', term);
export const measureAddress = (practice: string, indicator: string, periodEnd: Day) =>
  path<'invented'>('practice', practice, 'measure', indicator, isoOfDay(periodEnd));
export const peopleAddress = (practice: string, indicator: string, periodEnd: Day, outcome: string) =>
  path<'invented'>('practice', practice, 'measure', indicator, isoOfDay(periodEnd), 'people', outcome);
export const personAddress = (practice: string, indicator: string, periodEnd: Day, person: string) =>
  path<'invented'>('practice', practice, 'measure', indicator, isoOfDay(periodEnd), 'person', person);
/** A person under every measure. */
export const wholePersonAddress = (practice: string, person: string) =>
  path<'invented'>('practice', practice, 'person', person);
/** Who looked at a person. */
export const accessReportAddress = (practice: string, person: string) =>
  path<'invented'>('practice', practice, 'person', person, 'who-looked');
/** Who a pseudonym is. */
export const identityAddress = (practice: string, person: string) =>
  path<'invented'>('practice', practice, 'person', person, 'identity');
/** Everything that is held about a person, to give to them. */
export const personRecordAddress = (practice: string, person: string) =>
  path<'invented'>('practice', practice, 'person', person, 'record');
/** A search of the audit; `on` (ISO) is one day, from its beginning to its end. */
export function auditAddress(ask: {
  readonly user?: string;
  readonly person?: string;
  readonly words?: string;
  readonly on?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly before?: number;
  readonly refusedOnly?: boolean;
}): Address<'invented'> {
  const { on, from, to, before, refusedOnly, ...words } = ask;
  const days = {
    from: on ?? (from === undefined ? undefined : isoOfDay(from)),
    to: on ?? (to === undefined ? undefined : isoOfDay(to)),
  };
  const asked = { ...words, ...days, before: before?.toString(), refused: refusedOnly === true ? 'yes' : undefined };
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${AUDIT}?${new URLSearchParams(given)}` as Address<'invented'>;
}
/** @param file the SHA-256 of the file as sent */
export const rowAddress = (practice: string, file: string, table: string, row: number) =>
  path<'invented'>('practice', practice, 'file', file, table, 'row', String(row));
export const poundsOfPersonAddress = (practice: string, person: string) =>
  path<'invented'>('practice', practice, 'person', person, 'pounds');
export const poundsOfFileAddress = (sha256: string) => path<'invented'>('feeds', sha256, 'pounds');
export const measureByPracticeAddress = (indicator: string, periodEnd: Day) =>
  path<'invented'>('measure', indicator, isoOfDay(periodEnd));
/** A measure by deprivation, age, sex and ethnicity. */
/** A measure over the years, by place. */
export const measureYearsAddress = (indicator: string, periodEnd: Day) =>
  path<'invented'>('measure', indicator, isoOfDay(periodEnd), 'years');
export const measureGroupsAddress = (indicator: string, periodEnd: Day) =>
  path<'invented'>('measure', indicator, isoOfDay(periodEnd), 'groups');
/** Who stands apart in a locality, and one practice on every measure. */
export const assuranceLocalityAddress = (locality: string) => path<'invented'>('assurance', 'locality', locality);
export const consultationsAddress = (level: 'practice' | 'locality', area: string) =>
  path<'invented'>('assurance', 'consultations', level, area);
export const assurancePracticeAddress = (practice: string) => path<'invented'>('assurance', 'practice', practice);
export const qualityCaseAddress = (id: string) => path<'invented'>('monitoring', 'case', id);
export const caseHelpedAddress = (id: string) => path<'invented'>('monitoring', 'case', id, 'helped');
export const qualityCaseLetterAddress = (id: string, letter: string) =>
  path<'invented'>('monitoring', 'case', id, 'letter', letter);
export const intelligenceAddress = (id: string) => path<'invented'>('monitoring', 'intelligence', id);
export const monitoringReportAddress = (committee: string) => path<'invented'>('monitoring', 'report', committee);
/** A rate, survey or other measure that no rule about people decides: in every place, and at one practice. */
export const rateAddress = (indicator: string, periodEnd: Day) =>
  path<'invented'>('rate', indicator, isoOfDay(periodEnd));
export const practiceRateAddress = (practice: string, indicator: string, periodEnd: Day) =>
  path<'invented'>('practice', practice, 'rate', indicator, isoOfDay(periodEnd));
/** What makes up both axes of a practice on the map of quality and contract value. */
export const valuePracticeAddress = (practice: string) => path<'invented'>('value', 'practice', practice);
/** @param of `numerator`: who adds something to what is counted; `denominator`: everybody it is counted against */
export const ratePeopleAddress = (practice: string, indicator: string, periodEnd: Day, of: string) =>
  path<'invented'>('practice', practice, 'rate', indicator, isoOfDay(periodEnd), 'people', of);
export const ratePersonAddress = (practice: string, indicator: string, periodEnd: Day, person: string) =>
  path<'invented'>('practice', practice, 'rate', indicator, isoOfDay(periodEnd), 'person', person);
export const queryAddress = (practice: string, indicator: string, periodEnd: Day) =>
  path<'invented'>('queries', practice, indicator, isoOfDay(periodEnd));
export const answerAddress = (practice: string, measure: string, periodEnd: Day) =>
  path<'invented'>('answers', practice, measure, isoOfDay(periodEnd));
/** The preview of a provider’s claims of a month. */
export const claimPreviewAddress = (provider: string, scheme: string, month: Month) =>
  path<'invented'>('claims', 'of', provider, scheme, isoOfMonth(month));
export const ownInterestsAddress = (user: string) => path<'invented'>('interests', user);
export const meetingAddress = (meeting: string) => path<'invented'>('meetings', meeting);
/** @param sha256 the hash of the paper's bytes */
export const meetingPaperAddress = (meeting: string, sha256: string) =>
  path<'invented'>('meetings', meeting, 'paper', sha256);
export const decisionAddress = (reference: string) => path<'invented'>('decisions', reference);
export const caseAddress = (id: string) => path<'invented'>('cases', id);
/** A file that is evidence of a case. */
export const caseEvidenceAddress = (id: string, sha256: string) =>
  path<'invented'>('cases', id, 'evidence', sha256, 'file.pdf');
/** A letter of a case, to print. */
export const caseLetterAddress = (id: string, letter: string) => path<'invented'>('cases', id, 'letter', letter);
/** The form of a kind of case. */
export const openCaseAddress = (kind: string) => withQuery(CASES, `kind=${encodeURIComponent(kind)}`);
export const procurementAddress = (id: string) => path<'invented'>('procurements', id);
export const planAddress = (id: string) => path<'invented'>('plans', id);
export const claimAddress = (claim: string) => path<'invented'>('claims', 'claim', claim);
export const disputeAddress = (dispute: string) => path<'invented'>('claims', 'dispute', dispute);
export const challengeGroupAddress = (provider: string, month: Month, rule: string) =>
  path<'invented'>('challenges', provider, isoOfMonth(month), rule);
export const cliniciansAddress = (practice: string, indicator: string) =>
  path<'invented'>('practice', practice, 'clinicians', indicator);
/** Who is on a practice's list, by age and sex. */
export const practiceListAddress = (practice: string) => path<'invented'>('practice', practice, 'list');
/** Every measure by clinician. */
export const everyClinicianAddress = (practice: string) => path<'invented'>('practice', practice, 'clinicians');
/** People whom a practice could still help before the year ends. */
export const callListAddress = (practice: string) => path<'invented'>('practice', practice, 'call-list');
export const monthsAddress = (practice: string, indicator: string) =>
  path<'invented'>('practice', practice, 'months', indicator);
export const catalogueEntryAddress = (indicator: string) => path<'invented'>('catalogue', indicator);
export const codelistAddress = (name: string) => path<'invented'>('codelists', name);
export const designAddress = (indicator: string) => path<'invented'>('workbench', 'measure', indicator);
export const proposalAddress = (id: string) => path<'invented'>('workbench', 'proposal', id);
export const feedFileAddress = (sha256: string) => path<'invented'>('feeds', sha256);
export const payeeAddress = (payee: string) => path<'invented'>('payees', payee);
export const reconciliationAddress = (sha256: string) => path<'invented'>('reconciliations', sha256);
export const remittanceAddress = (practice: string, run: string) =>
  path<'invented'>('practice', practice, 'remittance', run);
/** What a practice was paid in a month and in its year so far. */
export const paidYearAddress = (practice: string, month: Month) =>
  path<'invented'>('practice', practice, 'paid', isoOfMonth(month));
export const runAddress = (run: string) => path<'invented'>('runs', run);
export const fundAddress = (fund: string) => path<'invented'>('ledger', 'fund', fund);
export const accountAddress = (fund: string, account: string) =>
  path<'invented'>('ledger', 'fund', fund, 'account', account);
export const entryAddress = (entry: string) => path<'invented'>('ledger', 'entry', entry);
/** @param year a financial year, 2014/15; written 2014-15 in the address */
export const fundingAreaAddress = (year: string, area: string) =>
  path<'published'>('published', 'funding', year.replace('/', '-'), area);
export const fundingAddress = (year: string) => path<'published'>('published', 'funding', year.replace('/', '-'));

export const PMS_REVIEW = path<'invented'>('review', 'pms');
export const pmsPremiumAddress = (practice: string) => path<'invented'>('review', 'pms', practice);
export const publishedReviewAddress = (year: string) =>
  path<'published'>('published', 'review', year.replace('/', '-'));
export const backTestAddress = (year: string) => path<'published'>('published', 'back-test', year.replace('/', '-'));
export const publishedReviewAreaAddress = (year: string, area: string) =>
  path<'published'>('published', 'review', year.replace('/', '-'), area);

export const PUBLISHED_WORKFORCE = path<'published'>('published', 'workforce');
export const PUBLISHED_AMBITIONS = path<'published'>('published', 'ambitions');

/** Case-finding and payment of a published year: of England, of one commissioner, of one practice. */
export const publishedValueAddress = (year: string, area?: string) =>
  path<'published'>('published', 'value', year.replace('/', '-'), ...(area === undefined ? [] : [area]));
export const publishedValuePracticeAddress = (year: string, practice: string) =>
  path<'published'>('published', 'value', year.replace('/', '-'), 'practice', practice);

/** The same page with what a reader chose after its question mark. */
export function withQuery<R extends Realm>(address: Address<R>, query: string): Address<R> {
  return (query === '' ? address : `${address}?${query}`) as Address<R>;
}

/** The same page about another month. */
export function inMonth(address: Address<'invented'>, month: Month): Address<'invented'> {
  return `${address}?month=${isoOfMonth(month)}` as Address<'invented'>;
}

/** The same page, of one holder's lines. */
export function ofHolder(address: Address<'invented'>, holder: string): Address<'invented'> {
  return `${address}${address.includes('?') ? '&' : '?'}holder=${encodeURIComponent(holder)}` as Address<'invented'>;
}

/** The same form, of another quarter. */
export function inQuarter(address: Address<'invented'>, quarter: Month): Address<'invented'> {
  return `${address}?quarter=${isoOfMonth(quarter)}` as Address<'invented'>;
}

/** The same page, looking at a framework. */
export function underFramework(address: Address<'invented'>, framework: string): Address<'invented'> {
  return `${address}?framework=${encodeURIComponent(framework)}` as Address<'invented'>;
}

/** The same list, of one measure. */
export function ofMeasure(address: Address<'invented'>, indicator: string): Address<'invented'> {
  return `${address}?measure=${encodeURIComponent(indicator)}` as Address<'invented'>;
}

/** The same page from the nth row on (0 first), with the rest of its query kept. */
export function fromRow<R extends Realm>(address: Address<R>, from: number): Address<R> {
  return (from === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}from=${from}`) as Address<R>;
}

/** The same list, from what comes before something in it. */
export function before(address: Address<'invented'>, what: string): Address<'invented'> {
  return `${address}?before=${encodeURIComponent(what)}` as Address<'invented'>;
}

/** Where a report says that a reader can go. */
export function addressOf(to: Destination): Address<'invented'> {
  switch (to.page) {
    case 'borough':
      return BOROUGH;
    case 'locality':
      return localityAddress(to.locality);
    case 'practice':
      return practiceAddress(to.practice);
    case 'statement':
      return statementAddress(to.practice, to.month);
    case 'line':
      return lineAddress(to.practice, to.month, to.term);
    case 'measure':
      return measureAddress(to.practice, to.indicator, to.periodEnd);
    case 'measure by practice':
      return measureByPracticeAddress(to.indicator, to.periodEnd);
    case 'answer':
      return answerAddress(to.practice, to.measure, to.periodEnd);
    case 'query':
      return queryAddress(to.practice, to.indicator, to.periodEnd);
    case 'feeds':
      return FEEDS;
    case 'feed file':
      return feedFileAddress(to.sha256);
    case 'run':
      return runAddress(to.run);
    case 'runs':
      return RUNS;
    case 'payee':
      return payeeAddress(to.payee);
    case 'network':
      return networkAddress(to.network);
    case 'reconciliations':
      return RECONCILIATIONS;
    case 'ledger':
      return LEDGER;
    case 'ledger entry':
      return entryAddress(to.entry);
    case 'claims':
      return CLAIMS;
    case 'claims of month':
      return claimPreviewAddress(to.provider, to.scheme, to.month);
    case 'dispute':
      return disputeAddress(to.dispute);
    case 'activity':
      return ACTIVITY;
    case 'challenges':
      return CHALLENGES;
    case 'quality case':
      return qualityCaseAddress(to.case);
    case 'monitoring':
      return MONITORING;
    case 'meeting':
    case 'decision':
    case 'case':
      return decidedAt(to);
    case 'interests':
      return ownInterestsAddress(to.user);
    case 'broken glass':
      return BREAK_GLASS;
  }
}

/** Where a committee's matters are: a meeting, a decision, or the case that it was of. */
function decidedAt(to: Extract<Destination, { page: 'meeting' | 'decision' | 'case' }>): Address<'invented'> {
  if (to.page === 'meeting') return meetingAddress(to.meeting);
  return to.page === 'decision' ? decisionAddress(to.decision) : caseAddress(to.case);
}
