import { accepted, type Outcome } from '../../../base/index.ts';
import { MAY_ASK, measureProposalReport, proposalReport } from '../../../reports/index.ts';
import type { AnyPage } from '../../layout/page.ts';
import type { Asked, PageRoute } from '../../route.ts';
import { measureProposalView } from './view.ts';

export const measureProposalRoute: PageRoute = {
  path: '/workbench/proposal/:id',
  realm: 'invented',
  readers: 'signed in',
  needs: MAY_ASK,
  load,
};

async function load({ context, actor, param }: Asked): Promise<Outcome<AnyPage>> {
  const found = await measureProposalReport(context, actor, { id: param('id') });
  if (!found.ok) return found;
  const { indicator, change } = found.value.proposal;
  const { frameworkHash: _, measure: _measure, ...rest } = change;
  return accepted(measureProposalView(found.value, await proposalReport(context, actor, { ...rest, indicator })));
}
