import { fundingAddress } from '../../layout/addresses.ts';
import type { Page } from '../../layout/page.ts';

/** What is published here: one page a year of official statistics about real practices. */
export function publishedView(years: readonly string[]): Page<'published'> {
  return {
    realm: 'published',
    template: 'published',
    heading: 'Published information',
    trail: [],
    tables: [],
    content: {
      answer: 'What general practice in England was paid, worked out from official statistics. Anybody may read it.',
      years: years.map((year) => ({ text: `Payments to general practice in ${year}`, href: fundingAddress(year) })),
      whenEmpty:
        'No year has been loaded yet. Whoever runs this service imports NHS Payments to General Practice as published: npm run commonweal -- import gp-payments.',
    },
  };
}
