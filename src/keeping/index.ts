export { type BackupManifest, type CheckedBackup, checkBackup } from './backup-manifest.ts';
export { destroy } from './destroy.ts';
export { type Due, type DueList, dueOn } from './due.ts';
export {
  type Destruction,
  destructions,
  endHold,
  Held,
  keepDestruction,
  keepingMigrations,
  type LegalHold,
  legalHolds,
  placeHold,
} from './legal-hold.ts';
export { type RestoreBackup, restoreBackup } from './restore-backup.ts';
export {
  RETENTION,
  type RetentionRule,
  type RetentionScheduleJson,
  retentionSchedule,
  scheduleOn,
} from './retention-schedule.ts';
export { type TakeBackup, takeBackup } from './take-backup.ts';
