import type { PoundsOfPersonReport, ReportBasis } from '../../../reports/index.ts';
import { wholePersonAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Page } from '../../layout/page.ts';
import { poundsTable } from '../../layout/pounds-table.ts';
import { toPractice } from '../../layout/trail.ts';

type Given = PoundsOfPersonReport & { readonly basis: ReportBasis };

/** From a person back to every pound that they touch. */
export function poundsOfPersonView(report: Given): Page<'invented'> {
  const { place, person, pounds, words } = report;
  return {
    realm: 'invented',
    template: 'pounds-of-person',
    heading: `Every pound that person ${person} touches`,
    caption: place.name,
    trail: [...toPractice(place), { text: `Person ${person}`, href: wholePersonAddress(place.practice, person) }],
    tables: [poundsTable('pounds', 'Statement lines that rest on this person', [{ place, pounds }])],
    content: {
      answer: `${counted(pounds.length, 'statement line rests', 'statement lines rest')} on this person.`,
      words,
      workedOut: basisFacts(report.basis),
    },
  };
}
