import { callCommittee } from '../../../actions/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { MEETINGS, meetingAddress } from '../../layout/addresses.ts';

/** Calls a meeting. */
export const callMeetingForm: FormRoute = {
  path: `${MEETINGS}/call`,
  act: async ({ actions, actor, field }) => {
    const [committee, on, startsAt, endsAt, place] = ['committee', 'on', 'startsAt', 'endsAt', 'place'].map(field) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const common = field('inCommonWith').trim();
    const inCommonWith = common === '' ? null : common;
    const done = await callCommittee(actions, actor, { committee, on, startsAt, endsAt, place, inCommonWith });
    return done.ok ? { ok: true, value: goTo(meetingAddress(done.value.id)) } : done;
  },
};
