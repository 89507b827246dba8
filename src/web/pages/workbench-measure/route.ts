import { accepted, type Outcome } from '../../../base/index.ts';
import { MAY_ASK, measureDesignReport, proposalReport } from '../../../reports/index.ts';
import type { AnyPage } from '../../layout/page.ts';
import { type Asked, frameworkQueried, type PageRoute } from '../../route.ts';
import { askedChange, isChange } from './asked-change.ts';
import { workbenchMeasureView } from './view.ts';

export const workbenchMeasureRoute: PageRoute = {
  path: '/workbench/measure/:indicator',
  realm: 'invented',
  readers: 'signed in',
  limit: 'workbench',
  looksAtFramework: true,
  needs: MAY_ASK,
  load,
};

/** The form, and under it what the change in the address moves. A change that cannot be made is said above the form. */
async function load(asked: Asked): Promise<Outcome<AnyPage>> {
  const { context, actor, param, query } = asked;
  const ask = { indicator: param('indicator'), ...frameworkQueried(asked) };
  const design = await measureDesignReport(context, actor, ask);
  if (!design.ok) return design;
  const change = askedChange(design.value, query);
  const moved = isChange(change) ? await proposalReport(context, actor, change) : undefined;
  return accepted(workbenchMeasureView(design.value, query, moved));
}
