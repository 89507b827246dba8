import { accepted, type Outcome, refused } from '../../../base/index.ts';
import { ASSURANCE_READERS, assuranceGroupReport, type GroupAsked } from '../../../reports/index.ts';
import { dayQueried } from '../../day-queried.ts';
import { ASSURANCE_GROUP } from '../../layout/addresses.ts';
import { type Asked, frameworkQueried, type PageRoute, pageOf } from '../../route.ts';
import { assuranceGroupView } from './view.ts';

/** Practices together: after `?practices=X00010,X00036`, `?locality=west`, `?team=south-1` or `?network=X00N1`; `on` is the day. */
export const assuranceGroupRoute: PageRoute = {
  path: ASSURANCE_GROUP,
  realm: 'invented',
  readers: 'signed in',
  needs: ASSURANCE_READERS,
  looksAtFramework: true,
  load: async (asked) => {
    const group = groupQueried(asked);
    if (!group.ok) return group;
    const day = dayQueried(asked, 'on');
    if (!day.ok) return day;
    const on = day.value === undefined ? {} : { periodEnd: day.value };
    const ask = { group: group.value, ...on, ...frameworkQueried(asked) };
    return pageOf(await assuranceGroupReport(asked.context, asked.actor, ask), assuranceGroupView);
  },
};

function groupQueried(asked: Asked): Outcome<GroupAsked> {
  const places = (['locality', 'team', 'network'] as const).flatMap((kind): GroupAsked[] => {
    const id = asked.query(kind) ?? '';
    return id === '' ? [] : [{ kind, id }];
  });
  const codes = (asked.query('practices') ?? '')
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  const groups = codes.length === 0 && places.length > 0 ? places : [...places, { kind: 'practices' as const, codes }];
  const [one, ...more] = groups;
  if (one !== undefined && more.length === 0) return accepted(one);
  return refused({ code: 'input.invalid', message: 'One group is taken at a time.' });
}
