import type { Migration } from '../store/index.ts';
import { brokenGlassMigrations } from './broken-glass.ts';
import { sessionMigrations } from './sign-in/session.ts';

export const accessMigrations: readonly Migration[] = [...brokenGlassMigrations, ...sessionMigrations];
