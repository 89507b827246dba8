import { recordReturn, sendActivity } from '../../../actions/index.ts';
import { type OdsCode, type Outcome, refused } from '../../../base/index.ts';
import { fieldOf } from '../../../reports/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { ACTIVITY, claimAddress } from '../../layout/addresses.ts';
import { monthAsked, noSuchAddress } from '../../route.ts';
import { feedImportView } from '../feed-import/view.ts';

/** A quarter’s return. */
export const recordReturnForm: FormRoute = { path: `${ACTIVITY}/:month`, act: record };

async function record(posted: Posted): Promise<Outcome<AfterPost>> {
  const quarter = monthAsked(posted);
  const provider = posted.actor.organisation;
  const scheme = provider === undefined ? undefined : schemeOf(posted, provider);
  if (quarter === undefined || provider === undefined || scheme === undefined) return noSuchAddress();
  const done = await recordReturn(posted.actions, posted.actor, {
    provider,
    scheme,
    quarter,
    answer: (month, question) => posted.field(fieldOf(month, question)),
    notes: posted.field('notes'),
  });
  return done.ok ? { ok: true, value: goTo(claimAddress(done.value.id)) } : done;
}

/** The scheme under which the provider sends returns. */
function schemeOf({ actions }: Posted, provider: OdsCode): string | undefined {
  const schemes = actions.claimSchemes.map(({ json }) => json);
  return schemes.find((one) => one.kind === 'returns' && one.providers.some(({ code }) => code === provider))?.id;
}

/** A provider’s own file of activity. */
export const sendActivityForm: FormRoute = { path: `${ACTIVITY}/file`, takesFile: true, act: send };

async function send(posted: Posted): Promise<Outcome<AfterPost>> {
  const provider = posted.actor.organisation;
  if (posted.file === undefined || provider === undefined) {
    return refused({
      code: 'input.invalid',
      message: 'No file was chosen.',
      remedy: 'Go back, choose a file, and send the form again.',
    });
  }
  const done = await sendActivity(posted.actions, posted.actor, { provider, file: posted.file });
  return done.ok ? { ok: true, value: { kind: 'show', page: feedImportView(done.value, false) } } : done;
}
