export { type BackupManifest, type CheckedBackup, checkBackup } from './backup-manifest.ts';
export { type RestoreBackup, restoreBackup } from './restore-backup.ts';
export { type TakeBackup, takeBackup } from './take-backup.ts';
