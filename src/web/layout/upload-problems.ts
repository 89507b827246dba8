import type { Problem, Refusal } from '../../base/index.ts';

const MOST_NAMED = 20;

/** What is wrong with an uploaded file of which nothing was kept, row by row. */
export function uploadProblems(problems: readonly Problem[]): Refusal {
  const named = problems
    .slice(0, MOST_NAMED)
    .map(({ row, message }) => `${row === null ? '' : `Row ${row}: `}${message}`);
  const more = problems.length > MOST_NAMED ? [`And ${problems.length - MOST_NAMED} more.`] : [];
  const message = problems.length === 0 ? 'The file has no rows.' : [...named, ...more].join(' ');
  return { code: 'input.invalid', message, remedy: 'Nothing of the file was kept. Correct it and send it again.' };
}
