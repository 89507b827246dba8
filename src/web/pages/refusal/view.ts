import type { Realm, Refusal } from '../../../base/index.ts';
import { HOME, PUBLISHED } from '../../layout/addresses.ts';
import type { AnyPage, Page } from '../../layout/page.ts';
import { REFUSAL_WORDS } from './words.ts';

/** A refusal as a page: what was refused and why, and what the reader can do next. */
export function refusalView(refusal: Refusal, realm: Realm): AnyPage {
  const words = REFUSAL_WORDS[refusal.code];
  return plainPage(realm, words.heading, [refusal.message, refusal.remedy ?? words.remedy], refusal.code);
}

/** A fault as a page. What happened is in the log under the reference; the page says nothing of it. */
export function faultView(reference: string, realm: Realm): AnyPage {
  const sentences = [
    'Something went wrong in Commonweal, not in what you did. Nothing was changed.',
    'Try again in a minute. If it happens again, tell whoever runs this service and give them the reference.',
  ];
  return plainPage(realm, 'Sorry, there is a problem', sentences, reference);
}

function plainPage(realm: Realm, heading: string, sentences: readonly string[], reference: string): AnyPage {
  const content = { sentences, reference };
  if (realm === 'published') {
    const trail = [{ text: 'Published information', href: PUBLISHED }];
    return { realm, template: 'refusal', heading, trail, tables: [], content } satisfies Page<'published'>;
  }
  const trail = [{ text: 'Home', href: HOME }];
  return { realm, template: 'refusal', heading, trail, tables: [], content } satisfies Page<'invented'>;
}
