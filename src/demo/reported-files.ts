import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, csvText, type Day, isoOfDay } from '../base/index.ts';
import { YEAR_ENDS } from './calendar.ts';
import { type Chance, DRAW } from './chance.ts';
import type { ReportedColumn, ReportedFile } from './parameters.ts';
import type { DemoPractice } from './practices.ts';
import type { Quality } from './quality.ts';

/** What the files of others are made from. */
export type ReportedPlan = {
  readonly practices: readonly DemoPractice[];
  readonly quality: Quality;
  readonly chance: Chance;
  readonly files: readonly ReportedFile[];
};

/** Numbers of the habits that these columns follow, after those of surveys; and of their draws. */
const FIRST_HABIT = 800;
const FIRST_DRAW = 5000;

/** Writes what others report of practices, each in its feed's own layout: a folder a feed, a file a year. */
export function writeReportedFiles(folder: string, plan: ReportedPlan): void {
  for (const [nth, file] of plan.files.entries()) {
    mkdirSync(join(folder, file.feed), { recursive: true });
    for (const end of YEAR_ENDS) {
      const name = `${file.feed}-${isoOfDay(end).slice(0, 4)}.csv`;
      writeFileSync(join(folder, file.feed, name), csvText(rowsOf(plan, file, nth, end)));
    }
  }
}

function rowsOf(plan: ReportedPlan, file: ReportedFile, nth: number, end: Day): readonly (readonly string[])[] {
  const header = ['practice', file.day, ...file.columns.map(({ column }) => column), 'note'];
  const rows = plan.practices.map(({ code }, practice) => {
    const cells = new Map<string, string>();
    for (const [at, column] of file.columns.entries()) {
      cells.set(column.column, cellOf(plan, column, cells, { practice, end, key: nth * 100 + at }));
    }
    return [code, isoOfDay(end), ...cells.values(), file.note];
  });
  return [header, ...rows];
}

type Place = { readonly practice: number; readonly end: Day; readonly key: number };

/** Written where nothing was received; what is a part of it is not received either. */
const NOT_RECEIVED = 'NA';

function cellOf(plan: ReportedPlan, column: ReportedColumn, before: ReadonlyMap<string, string>, at: Place): string {
  const { chance, quality, practices } = plan;
  const { practice, end, key } = at;
  const draw = (kind: number): [number, number, number, number] => [
    DRAW.survey,
    practice,
    FIRST_DRAW + key,
    kind * 100_000 + end,
  ];
  const list = practices[practice]?.registered ?? 0;
  switch (column.kind) {
    case 'list':
      return String(list);
    case 'day':
      return isoOfDay(addDays(end, -Math.floor(chance.uniform(...draw(0)) * column.mostDaysBefore)));
    case 'word':
      return wordOf(column.perThousand, chance.uniform(DRAW.survey, practice, FIRST_DRAW + key) * 1000);
    case 'part':
    case 'multiple': {
      const of = column.of === 'list' ? list : Number(before.get(column.of));
      if (Number.isNaN(of) || chance.happens(column.notReceivedPerThousand, ...draw(1))) return NOT_RECEIVED;
      const share = quality.ofHabit(practice, FIRST_HABIT + key, column.percent, column.spread);
      if (column.kind === 'multiple') return String(chance.poisson(of * share * column.times, ...draw(2)));
      const error = Math.sqrt(of * share * (1 - share)) * chance.normal(...draw(2));
      return String(Math.min(of, Math.max(0, Math.round(of * share + error))));
    }
  }
}

function wordOf(perThousand: readonly (readonly [word: string, perThousand: number])[], drawn: number): string {
  let left = drawn;
  for (const [word, share] of perThousand) {
    left -= share;
    if (left < 0) return word;
  }
  return NOT_RECEIVED;
}
