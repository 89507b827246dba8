import type { Migration } from '../store/index.ts';
import { brokenGlassMigrations } from './broken-glass.ts';
import { feedKeyMigrations } from './sign-in/feed-key.ts';
import { sessionCheckMigrations, sessionClinicianMigrations, sessionMigrations } from './sign-in/session.ts';

export const accessMigrations: readonly Migration[] = [
  ...brokenGlassMigrations,
  ...sessionMigrations,
  ...feedKeyMigrations,
  ...sessionCheckMigrations,
  ...sessionClinicianMigrations,
];
