import { PROVE_AGAIN } from '../../layout/addresses.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

/** Whom to ask, where they go back to, and for how many minutes their proof then holds. */
export type ProveAgainGiven = {
  readonly name: string;
  readonly next: string;
  readonly minutes: number;
  /** Undefined in the demonstration, where there is nothing to prove. */
  readonly provider: { readonly name: string; readonly start: string } | undefined;
};

/** Asks whoever is signed in to show again that it is them, before a deed that asks for it. */
export function proveAgainView({ name, next, minutes, provider }: ProveAgainGiven): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'prove-again',
    heading: 'Show again that it is you',
    trail: TO_HOME,
    tables: [],
    content: {
      answer: `What you asked for is done only by somebody who has just shown who they are. Nothing was done yet, ${name}.`,
      steps: `You come back to the page where you were. Send its form again there: for ${minutes} minutes you are not asked again.`,
      action: PROVE_AGAIN,
      next,
      provider: provider === undefined ? null : { text: `Show it with ${provider.name}`, start: provider.start },
      words: provider === undefined ? 'In the demonstration there are no passwords: saying so is enough.' : null,
    },
  };
}
