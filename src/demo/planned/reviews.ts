import { NEVER, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { ConditionName } from '../conditions.ts';
import { type Domain, GENERAL, OUTCOME } from '../outcomes/plan.ts';
import type { CodelistName } from './codelists.ts';
import { type EventLog, notBefore, type Span } from './event-log.ts';

/** A register whose care can be unsuitable, declined or invited to. */
type Register = {
  readonly condition: ConditionName;
  readonly domains: readonly Domain[];
  readonly unsuitable: CodelistName;
  readonly declined: CodelistName;
  readonly invitation: CodelistName;
};

const REGISTERS: readonly Register[] = [
  register('hypertension', ['bloodPressure'], 'HYPPCAPU_COD', 'HYPPCADEC_COD', 'HYPINVITE_COD'),
  register('diabetes', ['bloodPressure', 'hba1c'], 'DMPCAPU_COD', 'DMPCADEC_COD', 'DMINVITE_COD'),
  register('chd', ['chd'], 'CHDPCAPU_COD', 'CHDPCADEC_COD', 'CHDINVITE_COD'),
  register('copd', ['copd'], 'COPDPCAPU_COD', 'COPDPCADEC_COD', 'COPDINVITE_COD'),
  register('asthma', ['asthma'], 'ASTPCAPU_COD', 'ASTPCADEC_COD', 'ASTINVITE_COD'),
  register('dementia', ['dementia'], 'DEMPCAPU_COD', 'DEMPCADEC_COD', 'DEMINVITE_COD'),
];

const INVITED_ONCE_PER_THOUSAND = 550;
const INVITED_AGAIN_PER_THOUSAND = 150;
const SHORTEST_WAIT = 7;

function register(
  condition: ConditionName,
  domains: readonly Domain[],
  unsuitable: CodelistName,
  declined: CodelistName,
  invitation: CodelistName,
): Register {
  return { condition, domains, unsuitable, declined, invitation };
}

/** Reviews, care plans, invitations and general adjustments of the registers. */
export function writeReviews(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    for (const [n, each] of REGISTERS.entries()) {
      if (plan.has(person, each.condition, y)) writeInvitations(log, person, y, n, each, span);
    }
    writeCopdReview(log, person, y, span);
    writeAsthmaReview(log, person, y, span);
    writeDementiaPlan(log, person, y, span);
    writeHealthCheck(log, person, y, span);
  }
}

/**
 * Who did not meet a numerator and is not adjusted for it has had one invitation at most: two would adjust. Two are
 * sent in the last two thirds of the year, after any reading.
 */
function writeInvitations(log: EventLog, person: number, y: number, n: number, each: Register, span: Span): void {
  const { plan } = log.outcomes;
  const outcomes = each.domains.map((domain) => plan.outcome[domain][y]![person]!);
  const general = plan.general[y]![person];
  if (outcomes.includes(OUTCOME.general) && general !== GENERAL.invitedTwice) {
    const codelist = general === GENERAL.unsuitable ? each.unsuitable : each.declined;
    log.event(person, log.dayIn(span, person, y, 20 + n), codelist);
    return;
  }
  const isTwice = outcomes.includes(OUTCOME.general);
  if (!isTwice && !log.chance.happens(INVITED_ONCE_PER_THOUSAND, DRAW.invitation, person, y, 50 + n)) return;
  const third = span.from + Math.ceil((span.to - span.from) / 3);
  const late = { from: third as Span['from'], to: Math.max(third + 1, span.to - 45) as Span['to'] };
  const first = log.dayIn(late, person, y, 30 + n);
  log.event(person, first, each.invitation);
  const isMet = outcomes.every((outcome) => outcome === OUTCOME.met);
  const isAgain = isMet && log.chance.happens(INVITED_AGAIN_PER_THOUSAND, DRAW.invitation, person, y, 60 + n);
  if (!isTwice && !isAgain) return;
  const second = first + SHORTEST_WAIT + log.chance.below(30, DRAW.invitation, person, y, n);
  log.event(person, second, each.invitation);
}

/** The days of a year from the diagnosis on. */
function sinceDiagnosis(log: EventLog, person: number, condition: ConditionName, span: Span): Span {
  const onset = log.outcomes.plan.onset(person, condition);
  return onset === NEVER ? span : notBefore(span, onset);
}

function writeCopdReview(log: EventLog, person: number, y: number, span: Span): void {
  const outcome = log.outcomes.plan.outcome.copd[y]![person]!;
  if (outcome === OUTCOME.free) return;
  const isPartial = outcome === OUTCOME.missed && log.chance.happens(450, DRAW.reason, person, 11, y);
  if (outcome !== OUTCOME.met && !isPartial) return;
  const day = log.dayIn(sinceDiagnosis(log, person, 'copd', span), person, y, 40);
  log.event(person, day, 'COPDRVW_COD');
  log.event(person, day, 'COPDEXACB_COD', log.chance.poisson(0.8, DRAW.values, person, 20, y));
  if (!isPartial) log.event(person, day, 'MRC_COD');
}

/** A review counts with control and exacerbations in the month before it and a written plan of the same day. */
function writeAsthmaReview(log: EventLog, person: number, y: number, span: Span): void {
  const outcome = log.outcomes.plan.outcome.asthma[y]![person]!;
  if (outcome === OUTCOME.free) return;
  const days = sinceDiagnosis(log, person, 'asthma', span);
  if (outcome === OUTCOME.specific) log.event(person, log.dayIn(days, person, y, 41), 'ASTMONDEC_COD');
  const isPartial = outcome === OUTCOME.missed && log.chance.happens(500, DRAW.reason, person, 12, y);
  if (outcome !== OUTCOME.met && !isPartial) return;
  const day = log.dayIn(days, person, y, 42);
  const before = log.chance.happens(250, DRAW.dates, person, y, 43)
    ? log.chance.below(20, DRAW.dates, person, y, 44)
    : 0;
  const asked = Math.max(day - before, span.from);
  log.event(person, day, 'REV_COD');
  log.event(person, asked, 'ASTCONTASS_COD', 5 + log.chance.below(21, DRAW.values, person, 21, y));
  log.event(person, asked, 'ASTEXACB_COD', log.chance.poisson(0.5, DRAW.values, person, 22, y));
  if (!isPartial) log.event(person, day, 'WRITPASTP_COD');
}

function writeDementiaPlan(log: EventLog, person: number, y: number, span: Span): void {
  const outcome = log.outcomes.plan.outcome.dementia[y]![person]!;
  if (outcome === OUTCOME.free) return;
  const day = log.dayIn(sinceDiagnosis(log, person, 'dementia', span), person, y, 45);
  const isFirst = log.chance.happens(500, DRAW.reason, person, 13, y);
  if (outcome === OUTCOME.met) log.event(person, day, isFirst ? 'DEMCP_COD' : 'DEMCPRVW_COD');
  if (outcome === OUTCOME.specific) log.event(person, day, isFirst ? 'DEMCPDEC_COD' : 'DEMCPRVWDEC_COD');
}

/** The action plan follows the health check within a fortnight, in the same year. */
function writeHealthCheck(log: EventLog, person: number, y: number, span: Span): void {
  const outcome = log.outcomes.plan.outcome.learningDisability[y]![person]!;
  if (outcome === OUTCOME.free || span.to - span.from < 20) return;
  const day = log.dayIn({ from: span.from, to: (span.to - 15) as Span['to'] }, person, y, 46);
  const isMet = outcome === OUTCOME.met;
  if (isMet || log.chance.happens(350, DRAW.reason, person, 14, y)) log.event(person, day, 'HLTHCHK_COD');
  if (isMet) log.event(person, day + 1 + log.chance.below(14, DRAW.dates, person, y, 47), 'HLTHAP_COD');
}
