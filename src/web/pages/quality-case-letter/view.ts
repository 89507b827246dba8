import type { QualityCaseLetterReport, ReportBasis } from '../../../reports/index.ts';
import { MONITORING, qualityCaseAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = QualityCaseLetterReport & { readonly basis: ReportBasis };

/** A letter or a form of a case, to print and send or to fill in by hand. */
export function qualityCaseLetterView({
  case: id,
  place,
  title,
  paragraphs,
  writtenUnder,
  basis,
}: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'quality-case-letter',
    heading: title,
    caption: place.name,
    trail: [
      ...TO_HOME,
      { text: 'Quality monitoring', href: MONITORING },
      { text: `Case ${id}`, href: qualityCaseAddress(id) },
    ],
    tables: [],
    content: {
      paragraphs,
      writtenUnder,
      how: 'It is filled in from the case as it stands today; what the case has not come to stands as “not yet”. Print the page to send it.',
      workedOut: basisFacts(basis),
    },
  };
}
