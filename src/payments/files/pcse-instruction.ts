import { csvText, isoOfDay } from '../../base/index.ts';
import { type FileBatch, type Instruction, type PaymentFile, poundsDecimal, totalPaid } from './payment-file.ts';

/** The columns of the instruction. Rows are of three sorts: `line` a statement line, `pay` what is paid, `total` the controls. */
const PCSE_COLUMNS = [
  'record',
  'instruction',
  'reference',
  'practice',
  'practice_name',
  'contract',
  'payee',
  'payee_name',
  'month',
  'pay_on',
  'line',
  'description',
  'amount',
] as const;

/**
 * The instruction to Primary Care Support England to pay practices. The layout is our own, because none is published; it is
 * documented in docs/payment-files.md and stands alone in this file, so that another can take its place.
 */
export function pcseFile(batch: FileBatch, instructions: readonly Instruction[]): PaymentFile {
  const id = `CW-${batch.run}-PCSE`;
  const rows = instructions.flatMap((instruction) => {
    const { reference, practice, practiceName, contractType, payee, month, payOn, lines, amountPence } = instruction;
    const head = [id, reference, practice, practiceName, contractType, payee.id, payee.name, month, isoOfDay(payOn)];
    return [
      ...lines.map((line) => ['line', ...head, line.id, line.title, poundsDecimal(line.amountPence)]),
      ['pay', ...head, '', `${lines.length} lines`, poundsDecimal(amountPence)],
    ];
  });
  const totalPence = totalPaid(instructions);
  const total = ['total', id, '', '', '', '', '', '', '', isoOfDay(batch.payOn), '', `${instructions.length} payments`];
  return {
    kind: 'pcse',
    name: `${batch.run}-pcse.csv`,
    content: csvText([PCSE_COLUMNS, ...rows, [...total, poundsDecimal(totalPence)]]),
    payments: instructions.length,
    totalPence,
  };
}
