import {
  fundingAddress,
  PUBLISHED_AMBITIONS,
  PUBLISHED_WORKFORCE,
  publishedValueAddress,
} from '../../layout/addresses.ts';
import type { Page } from '../../layout/page.ts';

/**
 * What is published here: one page a year of official statistics about real practices.
 * @param valued the years of which case-finding can be set beside payment
 */
export function publishedView(years: readonly string[], valued: readonly string[]): Page<'published'> {
  return {
    realm: 'published',
    template: 'published',
    heading: 'Published information',
    trail: [],
    tables: [],
    content: {
      answer:
        'What general practice in England was paid, and how many of the people expected it has found, worked out from official statistics. Anybody may read it.',
      years: [
        ...years.map((year) => ({ text: `Payments to general practice in ${year}`, href: fundingAddress(year) })),
        ...valued.map((year) => ({
          text: `Case-finding and payment per weighted head in ${year}`,
          href: publishedValueAddress(year),
        })),
      ],
      ambitions: { text: 'What a commissioner promised: outcome ambitions', href: PUBLISHED_AMBITIONS },
      workforce: { text: 'General practitioners and who follows them', href: PUBLISHED_WORKFORCE },
      whenEmpty:
        'No year has been loaded yet. Whoever runs this service imports NHS Payments to General Practice as published: npm run commonweal -- import gp-payments.',
    },
  };
}
