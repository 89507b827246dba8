import { dayText } from '../../../base/index.ts';
import type { IntelligenceReport, ReportBasis } from '../../../reports/index.ts';
import { MONITORING, qualityCaseAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { sentenceCase } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = IntelligenceReport & { readonly basis: ReportBasis };

/** One piece of soft intelligence in full. */
export function intelligenceView({ told, words, seenBy, basis }: Given): Page<'invented'> {
  const { id, name, practice, source, standing, sensitivity, keptUntil, on, qualityCase, corrects, correctedBy } = told;
  return {
    realm: 'invented',
    template: 'intelligence',
    heading: `Soft intelligence ${id}`,
    caption: `${name} (${practice})`,
    trail: [...TO_HOME, { text: 'Quality monitoring', href: MONITORING }],
    tables: [],
    content: {
      answer: words ?? 'Its words were destroyed after its last day.',
      standing:
        standing === 'fact'
          ? 'This is entered as a fact.'
          : 'This is an allegation: somebody says so, and nobody has shown it.',
      facts: [
        { name: 'Source', value: sentenceCase(source) },
        { name: 'Sensitivity', value: sentenceCase(sensitivity) },
        { name: 'Who may see it', value: seenBy.length === 0 ? 'The group and the practice' : seenBy.join(', ') },
        { name: 'Entered', value: dayText(on) },
        {
          name: 'Kept until',
          value: dayText(keptUntil),
          note: 'After that nobody sees it, and its words can be destroyed',
        },
        qualityCase === null
          ? { name: 'Beside a case', value: 'none' }
          : { name: 'Beside a case', value: qualityCase, href: qualityCaseAddress(qualityCase) },
        { name: 'Puts right', value: corrects ?? 'none before it' },
        { name: 'Put right by', value: correctedBy ?? 'none since' },
      ],
      note: told.isSensitive ? 'That you read this is kept in the audit.' : 'The practice sees this too.',
      workedOut: basisFacts(basis),
    },
  };
}
