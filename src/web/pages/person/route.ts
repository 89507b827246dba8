import { personReport } from '../../../reports/index.ts';
import { frameworkQueried, noSuchAddress, type PageRoute, pageOf, periodEndAsked, practiceAsked } from '../../route.ts';
import { personView } from './view.ts';

/** A person under one measure. */
export const personRoute: PageRoute = {
  path: '/practice/:practice/measure/:indicator/:periodEnd/person/:person',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: ['see people'],
  load: async (asked) => {
    const [practice, periodEnd] = [practiceAsked(asked), periodEndAsked(asked)];
    if (practice === undefined || periodEnd === undefined) return noSuchAddress();
    const named = { practice, periodEnd, person: asked.param('person'), indicator: asked.param('indicator') };
    const ask = { ...named, ...frameworkQueried(asked) };
    return pageOf(await personReport(asked.context, asked.actor, ask), personView);
  },
};

/** A person under every measure. */
export const wholePersonRoute: PageRoute = {
  path: '/practice/:practice/person/:person',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: ['see people'],
  load: async (asked) => {
    const practice = practiceAsked(asked);
    if (practice === undefined) return noSuchAddress();
    const ask = { practice, person: asked.param('person'), ...frameworkQueried(asked) };
    return pageOf(await personReport(asked.context, asked.actor, ask), personView);
  },
};
