import { checkAnswer, recordAnswer } from '../../../actions/index.ts';
import { accepted, type Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { answerAddress } from '../../layout/addresses.ts';
import { noSuchAddress, periodEndAsked, practiceAsked } from '../../route.ts';

/** The practice's answer, with the paper that shows it. */
export const recordAnswerForm: FormRoute = {
  path: '/answers/:practice/:measure/:periodEnd/record',
  act: (posted) =>
    about(posted, (named) => {
      const [answer, evidence] = [posted.field('answer'), posted.field('evidence')];
      return recordAnswer(posted.actions, posted.actor, { ...named, answer, evidence });
    }),
};

/** The commissioner's decision on an answer. */
export const checkAnswerForm: FormRoute = {
  path: '/answers/:practice/:measure/:periodEnd/check',
  act: (posted) =>
    about(posted, (named) => {
      const [outcome, text] = [posted.field('outcome'), posted.field('text')];
      return checkAnswer(posted.actions, posted.actor, { ...named, outcome, text });
    }),
};

type Named = Parameters<typeof checkAnswer>[2];

async function about(
  posted: Posted,
  act: (named: Pick<Named, 'practice' | 'measure' | 'periodEnd'>) => Promise<Outcome<object>>,
): Promise<Outcome<AfterPost>> {
  const [practice, periodEnd] = [practiceAsked(posted), periodEndAsked(posted)];
  if (practice === undefined || periodEnd === undefined) return noSuchAddress();
  const measure = posted.param('measure');
  const done = await act({ practice, measure, periodEnd });
  return done.ok ? accepted(goTo(answerAddress(practice, measure, periodEnd))) : done;
}
