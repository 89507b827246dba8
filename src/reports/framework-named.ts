import { accepted, type Outcome, refused } from '../base/index.ts';
import type { LoadedFramework } from '../indicators/index.ts';
import type { ReportContext } from './context.ts';

/** The framework with this id, or the one in service when none is named. Refuses `not-found`, naming those there are. */
export function frameworkNamed(context: ReportContext, id: string | undefined): Outcome<LoadedFramework> {
  const { framework } = context;
  if (id === undefined || id === framework.id) return accepted(framework);
  return refused({
    code: 'not-found',
    message: `There is no framework called ${id}.`,
    remedy: `Use: ${framework.id}.`,
  });
}
