import { addDays, type Day, day } from '../../base/index.ts';
import { NEVER, PERIOD_START, startOfMonth, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { CONDITION, CONDITIONS, type ConditionName } from '../conditions.ts';
import { strokeRiskScore } from '../outcomes/registers.ts';
import type { CodelistName } from './codelists.ts';
import { type EventLog, notBefore } from './event-log.ts';

type Coded = { readonly diagnosis: CodelistName; readonly resolution?: CodelistName };

const CODED: Readonly<Record<ConditionName, Coded>> = {
  hypertension: { diagnosis: 'HYP_COD', resolution: 'HYPRES_COD' },
  diabetes: { diagnosis: 'DM_COD', resolution: 'DMRES_COD' },
  chd: { diagnosis: 'CHD_COD' },
  stroke: { diagnosis: 'STRK_COD' },
  pad: { diagnosis: 'PAD_COD' },
  copd: { diagnosis: 'COPD_COD', resolution: 'COPDRES_COD' },
  af: { diagnosis: 'AFIB_COD', resolution: 'AFIBRES_COD' },
  asthma: { diagnosis: 'AST_COD', resolution: 'ASTRES_COD' },
  depression: { diagnosis: 'DEPR_COD', resolution: 'DEPRES_COD' },
  dementia: { diagnosis: 'DEM_COD' },
  learningDisability: { diagnosis: 'LD_COD' },
};

/** The register of COPD asks for spirometry from this day on. */
const SPIROMETRY_ASKED_FROM = day('2023-04-01');
const TRANSIENT_PER_THOUSAND = 300;
const OLD_SPIROMETRY_PER_THOUSAND = 650;
const CHILDHOOD_ASTHMA_PER_THOUSAND = 40;
const FRAILTY_CODES: readonly CodelistName[] = ['MILDFRAIL_COD', 'MODFRAIL_COD', 'SEVFRAIL_COD'];

/** Diagnoses and resolutions of a lifetime, spirometry, frailty, and the type 1 opt-out. */
export function writeDiagnoses(log: EventLog, person: number): void {
  const { people, population } = log.outcomes.plan;
  for (const [c, name] of CONDITIONS.entries()) {
    const onset = people.onset[c]![person]!;
    if (onset === NEVER) writeOnceResolved(log, person, name);
    else {
      log.event(person, onset, diagnosisOf(log, person, name));
      const { resolution } = CODED[name];
      if (resolution !== undefined && people.resolved[c]![person] !== NEVER) {
        log.event(person, people.resolved[c]![person]!, resolution);
      }
    }
  }
  writeSpirometry(log, person);
  writeFrailty(log, person);
  writeStrokeRisk(log, person);
  if (population.optedOut[person] !== NEVER) log.event(person, population.optedOut[person]!, 'TYPE1_COD');
}

function diagnosisOf(log: EventLog, person: number, name: ConditionName): CodelistName {
  const isTransient = name === 'stroke' && log.chance.happens(TRANSIENT_PER_THOUSAND, DRAW.history, person, 1);
  return isTransient ? 'TIA_COD' : CODED[name].diagnosis;
}

/** A condition that somebody had once and that was resolved before the period; or asthma of childhood, never resolved. */
function writeOnceResolved(log: EventLog, person: number, name: ConditionName): void {
  const { parameters, people } = log.outcomes.plan;
  const { onceResolved, minimumAge } = parameters.conditions[name];
  const birth = people.birth[person]!;
  const first = startOfMonth(birth + 12 * Math.max(minimumAge, 6));
  const last = addDays(PERIOD_START, -700);
  if (first >= last || onceResolved === 0) return;
  const stream = 20 + CONDITION[name];
  const onset = addDays(first, log.chance.below(last - first, DRAW.history, person, stream, 1));
  const { diagnosis, resolution } = CODED[name];
  if (resolution !== undefined && log.chance.happens(onceResolved, DRAW.history, person, stream)) {
    log.event(person, onset, diagnosis);
    log.event(person, onset + 120 + log.chance.below(500, DRAW.history, person, stream, 2), resolution);
  } else if (name === 'asthma' && log.chance.happens(CHILDHOOD_ASTHMA_PER_THOUSAND, DRAW.history, person, 2)) {
    log.event(person, Math.min(onset, startOfMonth(birth + 180)), diagnosis);
  }
}

function writeSpirometry(log: EventLog, person: number): void {
  const { people, parameters } = log.outcomes.plan;
  const onset = people.onset[CONDITION.copd]![person]!;
  const unconfirmed = people.unconfirmedCopd[person]!;
  const share = log.chance.uniform(DRAW.values, person, 40);
  if (unconfirmed !== NEVER) {
    log.event(person, unconfirmed, 'COPD_COD');
    log.event(person, unconfirmed - 10, 'FEV1FVC_COD', 0.71 + Math.floor(share * 10) / 100);
  }
  if (onset === NEVER) return;
  const isAsked = onset >= SPIROMETRY_ASKED_FROM;
  if (isAsked && log.chance.happens(parameters.copd.unableToDoSpirometryPerThousand, DRAW.history, person, 3)) {
    log.event(person, onset, 'SPIRPU_COD');
  } else if (isAsked || log.chance.happens(OLD_SPIROMETRY_PER_THOUSAND, DRAW.history, person, 4)) {
    const before = log.chance.below(45, DRAW.history, person, 5);
    log.event(person, onset - before, 'FEV1FVC_COD', 0.42 + Math.floor(share * 28) / 100);
  }
}

function writeFrailty(log: EventLog, person: number): void {
  const { frailty } = log.outcomes.plan;
  const before = frailty[0]![person]!;
  if (before > 0) {
    const known = 30 + log.chance.below(900, DRAW.history, person, 6);
    log.event(person, PERIOD_START - known, FRAILTY_CODES[before - 1]!);
  }
  for (const y of YEARS) {
    const level = frailty[y + 1]![person]!;
    const span = log.year(person, y);
    if (span === undefined || level <= frailty[y]![person]!) continue;
    log.event(person, log.dayIn(span, person, y, 1), FRAILTY_CODES[level - 1]!);
  }
}

/** CHA2DS2-VASc once a year while atrial fibrillation is unresolved. */
function writeStrokeRisk(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  const onset = plan.onset(person, 'af');
  if (onset === NEVER) return;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined || !plan.has(person, 'af', y)) continue;
    const score = strokeRiskScore(plan, person, y);
    if (score > 0) log.event(person, dayFrom(log, person, y, onset), 'CHADVASC_VAL', score);
  }
}

function dayFrom(log: EventLog, person: number, y: number, onset: Day): Day {
  return log.dayIn(notBefore(log.year(person, y)!, onset), person, y, 2);
}
