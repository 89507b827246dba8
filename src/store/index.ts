export type { ColumnType, Generated, RawBuilder, Selectable } from 'kysely';
export { sql } from 'kysely';
export { chainHash, FIRST_LINK, instantText } from './chain.ts';
export { type CopiedTable, copyIn, copyOut, type RanMigration, ranMigrations, tableWithRows } from './copy-tables.ts';
export type { DateColumn, IdentityColumn, InstantColumn, ReadDb, WriteDb } from './database.ts';
export {
  currentDefinition,
  currentHashes,
  type DefinitionDraft,
  definitionByHash,
  definitionsOf,
  definitionVersions,
  lastKept,
  listDefinitions,
  type StoredDefinition,
  saveDefinition,
  saveDefinitions,
} from './definition.ts';
export { openEmbedded } from './embedded.ts';
export { insertOnly } from './insert-only.ts';
export type { Migration } from './migrate.ts';
export { grantsSql } from './roles.ts';
export { openServer } from './server.ts';
export { DatabaseFault, type Engine } from './session.ts';
export { mayFollow, stagesFollowSql, stateDiagram, type Transition } from './stages.ts';
export { type OpeningStore, Store, type StoreOptions, type StorePlace } from './store.ts';
