import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { accepted, type Json, poundsText, refused } from '../../base/index.ts';
import { type ContractTrialReport, contractTrialReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { fileJson } from '../file-text.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

type Trial = ContractTrialReport['trials'][number];
type WorkedOut = Extract<Trial, { kind: 'worked out' }>;

/** `commonweal evaluate-contract --contract contract.json --inputs inputs.json` */
export const evaluateContractVerb: Verb = {
  name: 'evaluate-contract',
  purpose: 'terms and numbers in, lines out: what a contract pays, or why it is refused',
  forms: ['--contract <file.json or id> [--inputs <file.json>]'],
  async run({ context, actor, line, cwd }) {
    const [named, inputsFile] = [optionOf(line, 'contract'), optionOf(line, 'inputs')];
    if (named === undefined) {
      return refused({
        code: 'input.invalid',
        message: 'The contract is needed.',
        remedy: 'For example: commonweal evaluate-contract --contract contract.json --inputs inputs.json',
      });
    }
    const json = existsSync(resolve(cwd, named)) ? fileJson(cwd, named) : accepted(undefined);
    if (!json.ok) return json;
    const inputs = inputsFile === undefined ? accepted<Json>({}) : fileJson(cwd, inputsFile);
    if (!inputs.ok) return inputs;
    const contract = json.value === undefined ? { id: named } : { json: json.value };
    const report = await contractTrialReport(context, actor, { contract, inputs: inputs.value });
    if (!report.ok) return report;
    const { trials, isList, basis } = report.value;
    const isDone = trials.every((trial) => trial.kind === 'worked out');
    const [only] = trials;
    const result = isList || only === undefined ? jsonOfList(trials) : jsonOfTrial(only);
    return accepted({ json: { release: basis.release, ...result }, text: trials.map(textOf).join('\n\n'), isDone });
  },
};

function jsonOfTrial(trial: Trial): object {
  if (trial.kind === 'refused') return { contract: trial.id, refusals: trial.refusals };
  const { id, title } = trial.contract.json;
  const { lines, held, totalPence } = trial;
  return { contract: id, title, contractHash: trial.contract.hash, lines, held: held.map(heldJson), totalPence };
}

function heldJson({ reason, ...line }: WorkedOut['held'][number]): object {
  return { ...line, ...reason };
}

/** Every contract of a list by itself, and all refusals together with the place of the contract in the list. */
function jsonOfList(trials: readonly Trial[]): object {
  const refusals = trials.flatMap((trial, index) =>
    trial.kind === 'refused'
      ? trial.refusals.map((refusal) => ({ contract: trial.id, position: index + 1, ...refusal }))
      : [],
  );
  return { contracts: trials.map(jsonOfTrial), refusals };
}

function textOf(trial: Trial): string {
  if (trial.kind === 'refused') {
    const reasons = trial.refusals.map((refusal) => `  ${refusal.code}: ${refusal.message}`);
    return [`${trial.id ?? 'A contract without an id'} is refused.`, ...reasons].join('\n');
  }
  const nameOf = (line: { title: string; member?: string }): string =>
    line.member === undefined ? line.title : `${line.title}, ${line.member}`;
  const workings = trial.lines.flatMap((line) => [
    `${nameOf(line)}: ${poundsText(line.amountPence)}${line.because === undefined ? '' : ` (${line.because})`}`,
    `  ${line.formula}`,
    `  = ${line.formulaWithNumbers}`,
  ]);
  const rows = trial.lines.map((line) => [nameOf(line), poundsText(line.amountPence)]);
  return [
    trial.contract.json.title,
    '',
    textTable(['Line', 'Amount'], [...rows, ['Total', poundsText(trial.totalPence)]]),
    '',
    ...workings,
    ...trial.held.map((line) => `${nameOf(line)}: held. ${line.reason.message}`),
  ].join('\n');
}
