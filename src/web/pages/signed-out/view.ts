import { SIGN_OUT_ELSEWHERE } from '../../layout/addresses.ts';
import type { Page } from '../../layout/page.ts';

/** That somebody is signed out here and is on the way to the provider, to be signed out there as well. */
export function signedOutView(provider: string): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'signed-out',
    heading: 'You are signed out',
    trail: [],
    tables: [],
    content: {
      answer: `You are signed out of Commonweal. You are now taken to ${provider}, to sign out there as well.`,
      elsewhere: { text: `Sign out of ${provider}`, href: SIGN_OUT_ELSEWHERE },
    },
  };
}
