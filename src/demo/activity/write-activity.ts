import type { EventLog } from '../planned/event-log.ts';
import { writeAtDiagnosis } from './at-diagnosis.ts';
import { writeBirthsAndChildren } from './births-and-children.ts';
import { writeCommunity } from './community.ts';
import { writeFurtherConditions } from './further-conditions.ts';
import { writeMedicineHabits } from './medicine-habits.ts';
import { writeMonitoring } from './monitoring.ts';
import { writePeopleReports } from './people-report.ts';
import { writePrevention } from './prevention.ts';
import { writeYearlyCare } from './yearly-care.ts';

/**
 * What the outcome measures ask for beside the twelve indicators of the truth. Every draw has a purpose of its own, and
 * it is written after all else, so that nothing of the rest changes with it.
 */
export function writeActivity(log: EventLog, person: number): void {
  writeFurtherConditions(log, person);
  writeYearlyCare(log, person);
  writeAtDiagnosis(log, person);
  writeMedicineHabits(log, person);
  writeBirthsAndChildren(log, person);
  writePrevention(log, person);
  writePeopleReports(log, person);
  writeMonitoring(log, person);
  writeCommunity(log, person);
}
