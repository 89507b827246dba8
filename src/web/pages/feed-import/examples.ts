import { HASH, type PageExample } from '../../examples/example.ts';
import { feedImportView, type ImportedFiles } from './view.ts';

const IMPORTED: ImportedFiles = {
  files: [
    {
      file: 'X00036-events.csv',
      sha256: HASH,
      read: 120,
      accepted: 118,
      rejected: 2,
      alreadyImported: false,
      undone: 0,
      status: 'accepted',
      problems: 2,
    },
  ],
  problems: [
    {
      code: 'BAD_DATE',
      file: 'X00036-events.csv',
      row: 41,
      message: 'The event date is not a date. Write YYYY-MM-DD.',
    },
  ],
};

const UNDONE: ImportedFiles = {
  ...IMPORTED,
  files: IMPORTED.files.map((file) => ({ ...file, alreadyImported: true, undone: 12 })),
};

export const examples: readonly PageExample[] = [
  { name: 'import', page: () => feedImportView(IMPORTED, false) },
  { name: 'import, a trial', page: () => feedImportView({ ...IMPORTED, problems: [] }, true) },
  { name: 'import of a file that was superseded', page: () => feedImportView(UNDONE, false) },
  { name: 'import of nothing', page: () => feedImportView({ files: [], problems: [] }, false) },
];
