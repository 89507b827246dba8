import { accepted, type Outcome, refused } from '../../base/index.ts';
import { deciderReport, explorationReport, FUNCTION_CONTRACTS, type FunctionContract } from '../../reports/index.ts';
import { type CommandLine, isSet, optionOf, stepOf } from '../arguments.ts';
import { countOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { fileCaseEvidence, putCase, takeCaseEvidence } from './governance-case-agenda.ts';
import {
  beginCase,
  enterCaseNote,
  exploreEveryCase,
  exploreRegister,
  listCases,
  showCase,
  takeCaseStep,
} from './governance-cases.ts';
import { decideUrgently, varyContract } from './governance-deeds.ts';
import { confirmInterests, declareInterest, listInterests } from './governance-interests.ts';
import { listConflicts, listDecisions, listMeetings } from './governance-meetings.ts';
import { enterPlan, listPlans, putPlanForward, recommend, showAnnualReview, takePlanUp } from './governance-plans.ts';
import {
  award,
  beginProcurement,
  enterProcurementNote,
  listContracts,
  listProcurements,
} from './governance-procurement.ts';

const MOST_MEMBERS = 9;
const USUAL_MEMBERS = 6;

/** `commonweal governance who-decides|explore` */
export const governanceVerb: Verb = {
  name: 'governance',
  purpose:
    'who decides on what, interests, meetings, decisions, cases, procurements and plans, and whether a committee’s rules can be got round',
  forms: [
    'who-decides --function <f> [--contract-type <c>]',
    'explore --committee <name> [--members <1-9>] [--whole] [--plant]',
    'explore --cases [--plant]',
    'explore --decisions [--plant]',
    'cases',
    'case --case <id>',
    'open-case --kind <k> --practice <code> --form <JSON>',
    'note-case --case <id> --kind evidenced|engaged|waived|scored|consultation [--what <id>] --words <w> [--score <n>] [--required yes|no] [--outcome <w>]',
    'step-case --case <id> --step <s> [--words <w>]',
    'file-evidence --case <id> --what <id> --file <PDF> [--name <n>] --words <w>',
    'evidence --case <id> --file <SHA-256> --out <file>',
    'put-case --case <id> --meeting <id> [--title <t>] [--private <ground>]',
    'contracts',
    'procurements [--procurement <id>]',
    'open-procurement --route <r> --title <t> --description <d> --amount <pounds> --lead <clinician> --manager <m> --why <w> [--contract-type <c>] [--new]',
    'note-procurement --procurement <id> --kind notice|representation|answered|abandoned [--what <w>] [--published <YYYY-MM-DD>] --words <w>',
    'award --procurement <id> --supplier <s> --code <code or number> --amount <pounds> --words <w>',
    'plans',
    'plan-entry --plan <id> --kind met|measured|reported --action <id> --what <milestone, value or group> [--due <YYYY-MM-DD>] --words <w>',
    'propose-plan --file <JSON>',
    'adopt-plan --plan <proposed plan>',
    'recommend --audit internal|external --report <r> --words <w> --risk high|medium|low --owner <o> --due <YYYY-MM-DD>',
    'recommend --done <id> --words <w>',
    'annual-review [--year <YYYY-YY>]',
    'interests',
    'declare --type <t> --name <organisation> [--code <code>] --nature <n> --from <YYYY-MM-DD> [--through <whom>] [--mitigation <m>] [--user <user>]',
    'confirm [--user <user>]',
    'meetings',
    'conflicts --meeting <id>',
    'decisions',
    'vary --contract <id> --practice <code> --from <YYYY-MM> --title <t> --amount <pounds> --account <a>',
    'vary --sign <variation>',
    'urgent --committee <id> --title <t> --words <w> --why <w> --kind <k> --subject <s> [--contract-type <c>] [--content <hash>] [--amount <pounds>] [--names <codes>]',
    'urgent --take <decision>',
  ],
  async run(call) {
    return stepOf(COMMANDS, call.line.words[0] ?? '')(call);
  },
};

const COMMANDS: Readonly<Record<string, (call: VerbCall) => Promise<Outcome<VerbResult>>>> = {
  'who-decides': whoDecides,
  explore: exploreCommittee,
  interests: listInterests,
  declare: declareInterest,
  confirm: confirmInterests,
  meetings: listMeetings,
  conflicts: listConflicts,
  decisions: listDecisions,
  vary: varyContract,
  urgent: decideUrgently,
  cases: listCases,
  case: showCase,
  'open-case': beginCase,
  'note-case': enterCaseNote,
  'step-case': takeCaseStep,
  'file-evidence': fileCaseEvidence,
  evidence: takeCaseEvidence,
  'put-case': putCase,
  contracts: listContracts,
  procurements: listProcurements,
  'open-procurement': beginProcurement,
  'note-procurement': enterProcurementNote,
  award,
  plans: listPlans,
  'plan-entry': enterPlan,
  'propose-plan': putPlanForward,
  'adopt-plan': takePlanUp,
  recommend,
  'annual-review': showAnnualReview,
};

async function whoDecides({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = optionOf(line, 'function');
  if (asked === undefined) return refused({ code: 'input.invalid', message: '--function is needed.' });
  const contract = contractOption(line);
  if (!contract.ok) return contract;
  const ask = { function: asked, contract: contract.value, on: context.businessDate };
  const report = await deciderReport(context, actor, ask);
  if (!report.ok) return report;
  const { basis, ...decider } = report.value;
  const by = decider.through === undefined ? decider.body : `${decider.body}, through its ${decider.through}`;
  return accepted({
    json: { ...decider, on: isoDay(decider.on), release: basis.release },
    text: `${decider.name} (${decider.contract}): ${by}. Phase: ${decider.phase}. Source: ${decider.source} (${decider.status}).`,
  });
}

function contractOption(line: CommandLine): Outcome<FunctionContract> {
  const text = optionOf(line, 'contract-type') ?? 'any';
  const contract = FUNCTION_CONTRACTS.find((each) => each.toLowerCase() === text.toLowerCase());
  if (contract !== undefined) return accepted(contract);
  return refused({
    code: 'input.invalid',
    message: `${text} is no kind of contract.`,
    remedy: `One of: ${FUNCTION_CONTRACTS.join(', ')}.`,
  });
}

async function exploreCommittee(call: VerbCall): Promise<Outcome<VerbResult>> {
  const { context, actor, line, progress } = call;
  if (isSet(line, 'cases')) return exploreEveryCase(call);
  if (isSet(line, 'decisions')) return exploreRegister(call);
  const committee = optionOf(line, 'committee');
  if (committee === undefined) return refused({ code: 'input.invalid', message: '--committee is needed.' });
  const members = countOption(line, 'members', MOST_MEMBERS);
  if (!members.ok) return members;
  const [isPlanted, isWhole] = [isSet(line, 'plant'), isSet(line, 'whole')];
  const ask = { committee, members: members.value ?? USUAL_MEMBERS, isPlanted, isWhole };
  const report = await explorationReport(context, actor, ask, (walked, known) =>
    progress('walk', walked, known, 'states'),
  );
  if (!report.ok) return report;
  const { basis, violations, ...rest } = report.value;
  const broken = violations.map(({ what, members: where, event }) => `${what}: ${event} (${where.join('; ')})`);
  const missed = rest.planted.filter(({ isFound }) => !isFound).map(({ words }) => `NOT FOUND: ${words}`);
  return accepted({
    json: { ...rest, violations, release: basis.release },
    text: [
      `${rest.members} members, ${rest.states} states, ${rest.steps} steps, ${rest.decisions} decisions, ${rest.payments} payments`,
      ...(broken.length === 0 ? ['nothing broken'] : broken),
      ...missed,
    ].join('\n'),
    isDone: ask.isPlanted ? missed.length === 0 : violations.length === 0,
  });
}
