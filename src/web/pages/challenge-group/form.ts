import { answerChallenges, settleChallenges } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { challengeGroupAddress } from '../../layout/addresses.ts';
import { noSuchAddress } from '../../route.ts';
import { groupAsked } from './route.ts';

/** The hospital’s answer to a rule’s challenges. */
export const answerChallengesForm: FormRoute = {
  path: '/challenges/:provider/:month/:rule/answer',
  act: (posted) =>
    step(posted, (group, outcome, text) =>
      answerChallenges(posted.actions, posted.actor, { ...group, answer: outcome, text }),
    ),
};

/** The commissioner’s settlement of them. */
export const settleChallengesForm: FormRoute = {
  path: '/challenges/:provider/:month/:rule/settle',
  act: (posted) =>
    step(posted, (group, outcome, text) => settleChallenges(posted.actions, posted.actor, { ...group, outcome, text })),
};

type Group = NonNullable<ReturnType<typeof groupAsked>>;

async function step(
  posted: Posted,
  act: (group: Group, outcome: string, text: string) => Promise<Outcome<object>>,
): Promise<Outcome<AfterPost>> {
  const group = groupAsked(posted);
  if (group === undefined) return noSuchAddress();
  const done = await act(group, posted.field('outcome'), posted.field('text'));
  if (!done.ok) return done;
  return { ok: true, value: goTo(challengeGroupAddress(group.provider, group.month, group.rule)) };
}
