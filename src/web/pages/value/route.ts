import { dayFromIso } from '../../../base/index.ts';
import { ASSURANCE_READERS, type ValueAsk, valueReport } from '../../../reports/index.ts';
import { VALUE } from '../../layout/addresses.ts';
import { choiceAsked, choiceQuery, PRACTICE_FIELDS } from '../../layout/value-choice.ts';
import { type Asked, monthQueried, type PageRoute, pageOf } from '../../route.ts';
import { valueView } from './view.ts';

/** Quality beside contract value for a head, of every practice. */
export const valueRoute: PageRoute = {
  path: VALUE,
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  load: async (asked) => {
    const marked = asked.query('practice') ?? '';
    const looked = { query: valueQuery(asked), marked: marked === '' ? (asked.actor.organisation ?? '') : marked };
    return pageOf(await valueReport(asked.context, asked.actor, valueAsked(asked)), (report) =>
      valueView(report, looked),
    );
  },
};

/** The choice, month and period end after the question mark; a day that is none is as if it were not there. */
export function valueAsked(asked: Asked): ValueAsk {
  const [month, periodEnd] = [monthQueried(asked), dayFromIso(asked.query('on') ?? '')];
  return {
    ...choiceAsked(PRACTICE_FIELDS, asked, weighable(asked)),
    ...(month === undefined ? {} : { month }),
    ...(periodEnd === undefined ? {} : { periodEnd }),
  };
}

/** The same as it stands after a question mark. */
export function valueQuery(asked: Asked): string {
  return choiceQuery(PRACTICE_FIELDS, asked, weighable(asked));
}

/** Every measure that any version of the policy names. */
function weighable({ context }: Asked): readonly { readonly id: string }[] {
  const rules = context.valuePolicy.versions.flatMap(({ measures }) => measures.map(({ rule }) => rule));
  return [...new Set(rules)].map((id) => ({ id }));
}
