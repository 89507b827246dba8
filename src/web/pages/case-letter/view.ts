import { CASES, caseAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import type { GivenCase } from '../case/view.ts';

type Given = { readonly report: GivenCase; readonly letter: GivenCase['letters'][number] };

/** A letter of a case, as it went out, to print. */
export function caseLetterView({ report, letter }: Given): Page<'invented'> {
  const { summary, basis } = report;
  return {
    realm: 'invented',
    template: 'case-letter',
    heading: letter.title,
    caption: summary.id,
    trail: [...TO_HOME, { text: 'Cases', href: CASES }, { text: summary.id, href: caseAddress(summary.id) }],
    tables: [],
    content: {
      facts: [
        { name: 'From', value: `${letter.by}, for ${report.commissioner}` },
        { name: 'To', value: letter.to },
        { name: 'Date', value: letter.on },
        { name: 'Case', value: summary.id, href: caseAddress(summary.id) },
      ],
      paragraphs: letter.paragraphs,
      printWords: 'Print this page: the letter alone is printed.',
      workedOut: basisFacts(basis),
    },
  };
}
