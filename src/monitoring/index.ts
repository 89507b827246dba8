export {
  type CaseEntry,
  type CaseSignal,
  type EntryOf,
  FINDINGS,
  PRIORITIES,
  type Priority,
  type QualityCaseNote,
  type ReviewFinding,
  SUPPORT_KINDS,
  type Support,
  type SupportKind,
} from './case-entry.ts';
export { CASE_STAGES, CASE_TRANSITIONS, type CaseStage } from './case-stage.ts';
export {
  type Intelligence,
  type IntelligenceSensitivity,
  type IntelligenceSource,
  type IntelligenceStanding,
  isSensitive,
  type KeptIntelligence,
  SENSITIVITIES,
  SOURCES,
  STANDINGS,
} from './intelligence.ts';
export { caseNamed, casesKept, type Entering, enterNote, enterStep, openKeptCase } from './kept-cases.ts';
export { destroyExpired, enterKeptIntelligence, intelligenceKept } from './kept-intelligence.ts';
export { filledIn, type LetterField } from './letter.ts';
export {
  type EscalationStage,
  type LetterTemplate,
  loadMonitoringPolicy,
  MONITORING_POLICY,
  type MonitoringPolicy,
  monitoringPolicyKnown,
  type ReportOwed,
} from './monitoring-policy.ts';
export { type AgreedSupport, type CaseStep, type Entered, lateSupport, type QualityCase } from './quality-case.ts';
export { monitoringMigrations } from './schema.ts';
export { type CaseReader, type MonitoringKnown, monitoringKnown, seesCase, seesIntelligence } from './who-sees.ts';
