import { awardProcurement, noteProcurement, openProcurement, procurementNoteFrom } from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, poundsText, refused } from '../../base/index.ts';
import {
  contractsReport,
  FUNCTION_CONTRACTS,
  procurementReport,
  procurementsReport,
  type ShownProcurement,
} from '../../reports/index.ts';
import { isSet, optionOf } from '../arguments.ts';
import { poundsOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance contracts` */
export async function listContracts({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await contractsReport(context, actor);
  if (!report.ok) return report;
  const { basis, contracts } = report.value;
  const rows = contracts.map((one) => ({ ...one, from: isoOfDay(one.from), to: isoDay(one.to) }));
  return accepted({
    json: { release: basis.release, contracts: rows },
    text: textTable(
      ['Holder', 'Contract', 'From', 'To', 'Value', 'Known by', 'Decisions'],
      rows.map((one) => [
        ...[one.holder, one.contract, one.from, one.to ?? 'not given'],
        ...[one.valuePence === null ? 'not known' : poundsText(one.valuePence), one.basis, one.decisions.join(', ')],
      ]),
    ),
  });
}

/** `commonweal governance procurements [--procurement <id>]` */
export async function listProcurements({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const id = optionOf(line, 'procurement');
  if (id !== undefined) {
    const one = await procurementReport(context, actor, id);
    if (!one.ok) return one;
    const { basis, mayKeep: _, ...shown } = one.value;
    const { stage, waits } = shown;
    const text = `${id} is ${stage}.${waits === null ? '' : ` ${waits}`}`;
    return accepted({ json: { release: basis.release, ...procurementJson(shown) }, text });
  }
  const report = await procurementsReport(context, actor);
  if (!report.ok) return report;
  const { basis, procurements } = report.value;
  const rows = procurements.map(procurementJson);
  return accepted({
    json: { release: basis.release, procurements: rows },
    text: textTable(
      ['Procurement', 'Title', 'Route', 'Stage', 'Stands still until'],
      rows.map((one) => [one.id, one.title, one.route, one.stage, one.standsStillUntil ?? 'no standstill']),
    ),
  });
}

function procurementJson({ procurement, stage, standsStillUntil, waits, decision }: ShownProcurement) {
  const { id, opened, openedOn, notices, representations, award, abandoned } = procurement;
  const { route, standstill, ...what } = opened;
  return {
    ...{ id, stage, waits, ...what, route: route.id, routeName: route.name, standstill, openedOn: isoOfDay(openedOn) },
    notices: [...notices].map(([notice, { on, words }]) => ({ notice, publishedOn: isoOfDay(on), words })),
    standsStillUntil: isoDay(standsStillUntil),
    ...{ representations, abandoned, award: award === null ? null : { ...award, on: isoOfDay(award.on) } },
    decision:
      decision === null
        ? null
        : { reference: decision.reference, committee: decision.committeeName, conflicts: decision.conflicts },
  };
}

/** `commonweal governance open-procurement --route … --title … --description … --amount … --lead … --manager … --why … [--contract-type …] [--new]` */
export async function beginProcurement({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const text = (name: string): string => optionOf(line, name)?.trim() ?? '';
  const amount = poundsOption(line, 'amount');
  if (!amount.ok) return amount;
  const contract = FUNCTION_CONTRACTS.find((each) => each === (optionOf(line, 'contract-type') ?? 'any'));
  if (contract === undefined || amount.value === undefined) {
    return refused({
      code: 'input.invalid',
      message: `--amount is pounds, --contract-type one of ${FUNCTION_CONTRACTS.join(', ')}.`,
    });
  }
  const done = await openProcurement(actions, actor, {
    ...{
      route: text('route'),
      title: text('title'),
      description: text('description'),
      contract,
      isNew: isSet(line, 'new'),
    },
    ...{
      clinicalLead: text('lead'),
      contractManager: text('manager'),
      reason: text('why'),
      valuePence: Number(amount.value),
    },
  });
  if (!done.ok) return done;
  return accepted({ json: { procurement: done.value.id }, text: `${done.value.id} is opened.` });
}

/** `commonweal governance note-procurement --procurement <id> --kind … [--what …] [--published …] --words …` */
export async function enterProcurementNote({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const text = (name: string): string => optionOf(line, name) ?? '';
  const note = procurementNoteFrom({
    kind: text('kind'),
    what: text('what'),
    publishedOn: text('published'),
    words: text('words'),
  });
  if (!note.ok) return note;
  const procurement = text('procurement');
  const done = await noteProcurement(actions, actor, { procurement, note: note.value });
  return done.ok
    ? accepted({ json: { procurement, entered: note.value }, text: `Entered: ${note.value.kind}.` })
    : done;
}

/** `commonweal governance award --procurement <id> --supplier … --code … --amount … --words …` */
export async function award({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const text = (name: string): string => optionOf(line, name)?.trim() ?? '';
  const amount = poundsOption(line, 'amount');
  if (!amount.ok) return amount;
  const [procurement, supplier, registered, words] = [
    text('procurement'),
    text('supplier'),
    text('code'),
    text('words'),
  ];
  const valuePence = Number(amount.value ?? 0n);
  const done = await awardProcurement(actions, actor, { procurement, supplier, registered, valuePence, words });
  if (!done.ok) return done;
  const decision = done.value.award?.decision ?? null;
  return accepted({
    json: { procurement, supplier, decision },
    text: `${procurement} is awarded to ${supplier}, by ${decision}.`,
  });
}
