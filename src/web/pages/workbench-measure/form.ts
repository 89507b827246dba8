import { proposeMeasure } from '../../../actions/index.ts';
import { type Json, type Outcome, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { proposalAddress } from '../../layout/addresses.ts';

/** Saves what the workbench shows as a proposal, with its written case. */
export const proposeMeasureForm: FormRoute = { path: '/workbench/measure/:indicator/propose', act: save };

async function save(posted: Posted): Promise<Outcome<AfterPost>> {
  const change = jsonFrom(posted.field('change'));
  if (change === undefined) return refused({ code: 'input.invalid', message: 'The form held no change.' });
  const saved = await proposeMeasure(posted.actions, posted.actor, { change, case: posted.field('case') });
  return saved.ok ? { ok: true, value: goTo(proposalAddress(saved.value.id)) } : saved;
}

function jsonFrom(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
