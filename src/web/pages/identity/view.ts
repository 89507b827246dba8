import type { IdentityReport, ReportBasis } from '../../../reports/index.ts';
import { wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { isoDateText } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { toPractice } from '../../layout/trail.ts';

type Given = IdentityReport & { readonly basis: ReportBasis };

/** Who a pseudonym is, for those who care for the person. */
export function identityView(report: Given): Page<'invented'> {
  const { place, person, identity } = report;
  return {
    realm: 'invented',
    template: 'identity',
    heading: 'Who this person is',
    caption: `Person ${person}, ${place.name}`,
    trail: [...toPractice(place), { text: `Person ${person}`, href: wholePersonAddress(place.practice, person) }],
    tables: [],
    content: {
      answer: 'It is written down that you looked, and the person can see it.',
      about: [
        { name: 'Name', value: identity.name },
        { name: 'NHS number', value: identity.nhsNumber.replace(/^(.{3})(.{3})/, '$1 $2 ') },
        { name: 'Born', value: identity.bornOn === null ? 'not known' : isoDateText(identity.bornOn) },
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}
