import { accepted, type Outcome, refused } from '../base/index.ts';
import type { LoadedFramework } from './model/framework.ts';

/** The one of some frameworks with this id. Refuses `not-found`, naming those there are. */
export function frameworkNamed(frameworks: readonly LoadedFramework[], id: string): Outcome<LoadedFramework> {
  const found = frameworks.find((framework) => framework.id === id);
  if (found !== undefined) return accepted(found);
  return refused({
    code: 'not-found',
    message: `There is no framework called ${id}.`,
    remedy: `Use one of: ${frameworks.map((framework) => framework.id).join(', ')}.`,
  });
}
