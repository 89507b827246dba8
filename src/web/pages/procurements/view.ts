import { dayText } from '../../../base/index.ts';
import type { ProcurementsReport, ReportBasis, ShownProcurement } from '../../../reports/index.ts';
import { DECISIONS, decisionAddress, PROCUREMENTS, procurementAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, moneyCell } from '../../layout/figures.ts';
import { choice, line, type ShownForm, shownForm, words } from '../../layout/form.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { conflictWords } from '../decisions/view.ts';
import { penceOf } from '../interests/pence-of.ts';

type Given = ProcurementsReport & { readonly basis: ReportBasis };

/** The register of procurements: each with its route, notices, standstill, decision and conflicts. */
export function procurementsView(report: Given): Page<'invented'> {
  const { procurements } = report;
  const open = procurements.filter(({ stage }) => stage === 'planned' || stage === 'intended').length;
  return {
    realm: 'invented',
    template: 'procurements',
    heading: 'Register of procurements',
    trail: [...TO_HOME, { text: 'Register of decisions', href: DECISIONS }],
    tables: [procurementsTable(report)],
    content: {
      answer: `${counted(procurements.length, 'procurement is', 'procurements are')} in the register; ${counted(open, 'is', 'are')} not yet awarded.`,
      opening: openingForm(report),
      workedOut: basisFacts(report.basis),
    },
  };
}

export const STAGE_TAGS = {
  planned: 'grey',
  intended: 'yellow',
  awarded: 'blue',
  complete: 'green',
  abandoned: 'red',
} as const;

function procurementsTable({ procurements }: Given): Table<'invented'> {
  return {
    id: 'procurements',
    caption: 'Procurements',
    columns: [
      { heading: 'Procurement', kind: 'text' },
      { heading: 'Route', kind: 'text' },
      { heading: 'Supplier', kind: 'text' },
      { heading: 'Value', kind: 'number' },
      { heading: 'Decided by', kind: 'text' },
      { heading: 'Conflicts, and how they were handled', kind: 'text' },
      { heading: 'Stage', kind: 'text' },
    ],
    rows: procurements.map((shown) => {
      const { id, opened, award } = shown.procurement;
      return [
        {
          text: opened.title,
          href: procurementAddress(id),
          note: `${id}, ${opened.isNew ? 'new' : 'existing'} service`,
        },
        { text: opened.route.name, note: opened.reason },
        award === null ? { text: 'nobody yet' } : { text: award.supplier, note: award.registered },
        moneyCell(penceOf(award?.valuePence ?? opened.valuePence)),
        decidedCell(shown),
        { text: shown.decision === null ? 'not decided' : conflictWords(shown.decision.conflicts) },
        stageCell(shown),
      ];
    }),
    whenEmpty: 'Nothing is procured. Procurements appear when who manages the contracts opens one.',
  };
}

function decidedCell({ decision }: ShownProcurement): Cell<'invented'> {
  if (decision === null) return { text: 'nobody yet' };
  return { text: decision.committeeName, href: decisionAddress(decision.reference), note: decision.reference };
}

function stageCell({ stage, standsStillUntil }: ShownProcurement): Cell<'invented'> {
  const note = standsStillUntil === null ? {} : { note: `standstill to ${dayText(standsStillUntil)}` };
  return { text: stage, tag: STAGE_TAGS[stage], ...note };
}

function openingForm({ mayOpen, contracts }: Given): ShownForm | null {
  if (mayOpen.length === 0) return null;
  const routes = mayOpen.map(({ id, name, when }) => ({ value: id, text: `${name}: ${when}` }));
  const form = {
    id: 'open-procurement',
    heading: 'Open a procurement',
    action: `${PROCUREMENTS}/open`,
    button: 'Open the procurement',
  };
  return shownForm(form, [
    line('title', 'What is procured'),
    words('description', 'What the service does'),
    choice('contract', 'Kind of contract', contracts),
    choice('isNew', 'Is it a new service', ['no', 'yes']),
    choice('route', 'By which route', routes),
    words('reason', 'Why by this route'),
    line('amount', 'Whole value in pounds'),
    line('clinicalLead', 'Clinical lead'),
    line('contractManager', 'Contract manager'),
  ]);
}
