import { personReport } from '../../../reports/index.ts';
import { frameworkQueried, measureAsked, noSuchAddress, type PageRoute, pageOf, practiceAsked } from '../../route.ts';
import { personView } from './view.ts';

/** A person under one measure. */
export const personRoute: PageRoute = {
  path: '/practice/:practice/measure/:indicator/:periodEnd/person/:person',
  realm: 'invented',
  readers: 'signed in',
  looksAtFramework: true,
  needs: ['see people'],
  load: async (asked) => {
    const [practice, measure] = [practiceAsked(asked), measureAsked(asked)];
    if (practice === undefined || measure === undefined) return noSuchAddress();
    const ask = { practice, ...measure, person: asked.param('person') };
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
