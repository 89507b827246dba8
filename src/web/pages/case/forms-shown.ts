import { dayText } from '../../../base/index.ts';
import type { CaseReport, NextStep } from '../../../reports/index.ts';
import { caseAddress } from '../../layout/addresses.ts';
import { sentenceCase } from '../../layout/figures.ts';
import { choice, file, kept, line, type ShownForm, shownForm, words } from '../../layout/form.ts';

/** One form for each step that the reader may take now; what nobody wants any more is withdrawn by another, at the end of the page. */
export function steppingForms(report: CaseReport): readonly ShownForm[] {
  return stepForms(report, ({ isWithdrawal }) => !isWithdrawal);
}

/** Withdraws the case, where the reader may. */
export function withdrawingForms(report: CaseReport): readonly ShownForm[] {
  return stepForms(report, ({ isWithdrawal }) => isWithdrawal);
}

function stepForms({ next, summary }: CaseReport, isAmong: (step: NextStep) => boolean): readonly ShownForm[] {
  return next
    .filter((step) => step.isTheirs && step.missing.length === 0 && isAmong(step))
    .map(({ step, to, decision, isWithdrawal }) => {
      const form = {
        id: `step-${step.replaceAll(' ', '-')}`,
        heading: isWithdrawal ? 'Withdraw the case' : sentenceCase(step),
        hint: isWithdrawal ? 'Nothing more can be entered after it.' : stepHint(to, decision),
      };
      const action = `${caseAddress(summary.id)}/step`;
      return shownForm({ ...form, action, button: sentenceCase(step), isMain: !isWithdrawal }, [
        kept('step', step),
        words('words', 'Why, or what follows'),
      ]);
    });
}

function stepHint(to: string, decision: string | null): string {
  const after = `The case is ${to} after it.`;
  return decision === null ? after : `${after} It rests on the decision in force about exactly this case: ${decision}.`;
}

/** Puts the case on an agenda that is still being made; none where the reader may not, or it waits on one. */
export function agendaForms({ mayPutTo, agenda, summary }: CaseReport): readonly ShownForm[] {
  if (mayPutTo.length === 0 || agenda === null) return [];
  const meetings = mayPutTo.map(({ id, committee, on }) => ({ value: id, text: `${committee}, ${dayText(on)}` }));
  const hint = `It is decided on as ${agenda.kind}, exactly as it stands. Interests in ${agenda.names.join(' and ')} are looked for at once.`;
  const form = { id: 'put-on-agenda', heading: 'Put it on an agenda', hint, button: 'Put it on the agenda' };
  return [
    shownForm({ ...form, action: `${caseAddress(summary.id)}/agenda` }, [
      choice('meeting', 'Which meeting', meetings),
      line('title', 'Title of the item', { value: `${summary.kind}: ${summary.practiceName}` }),
      line('privateGround', 'On what ground it is taken in private; empty: in public'),
    ]),
  ];
}

/** What may be shown, waived, scored or settled by the reader. */
export function enteringForms(report: CaseReport): readonly ShownForm[] {
  const { summary, evidence, engagement, scores, mayShow, mayKeep } = report;
  const action = `${caseAddress(summary.id)}/note`;
  const named = (all: readonly { readonly id: string; readonly label: string }[]) =>
    all.map(({ id, label }) => ({ value: id, text: label }));
  const forms: ShownForm[] = [];
  if (mayShow && evidence.length > 0) {
    forms.push(
      shownForm({ id: 'evidence', heading: 'Show something', action, button: 'Enter what shows it' }, [
        kept('kind', 'evidenced'),
        choice('what', 'What', named(evidence)),
        words('words', 'What shows it, and where it is kept'),
      ]),
      shownForm(
        {
          ...{ id: 'evidence-file', heading: 'Send a file that shows it', button: 'Send the file' },
          hint: 'It is read by whoever sees the whole case, and is never put on a public page.',
          action: `${caseAddress(summary.id)}/evidence`,
        },
        [
          choice('what', 'What it shows', named(evidence)),
          line('name', 'What the file is called'),
          words('words', 'What is in it'),
          file('A PDF of at most 10 MB'),
        ],
      ),
    );
  }
  if (mayKeep && engagement.length > 0) forms.push(...engagementForms(action, named(engagement)));
  if (mayKeep && scores.length > 0) {
    forms.push(
      shownForm({ id: 'score', heading: 'Score a criterion', action, button: 'Enter the score' }, [
        kept('kind', 'scored'),
        choice('what', 'Which criterion', named(scores)),
        line('score', 'Score'),
        words('words', 'Why'),
      ]),
    );
  }
  return forms;
}

function engagementForms(
  action: string,
  steps: readonly { readonly value: string; readonly text: string }[],
): ShownForm[] {
  return [
    shownForm({ id: 'engagement-step', heading: 'A step of engagement', action, button: 'Enter the step' }, [
      choice('kind', 'Was it taken', [
        { value: 'engaged', text: 'Taken' },
        { value: 'waived', text: 'Waived, with a reason that is published' },
      ]),
      choice('what', 'Which step', steps),
      words('words', 'What shows it, or why it is waived'),
    ]),
    shownForm({ id: 'consulting', heading: 'Is formal consultation required?', action, button: 'Enter the answer' }, [
      kept('kind', 'consultation'),
      choice('required', 'Is it required', ['no', 'yes']),
      words('words', 'Why'),
      words('outcome', 'What came of it, once it was held'),
    ]),
  ];
}
