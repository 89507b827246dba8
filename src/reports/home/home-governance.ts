import { type Actor, dayText } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { interestsWaiting } from '../governance/interests.ts';
import type { Need } from './home-need.ts';

/** What committees wait for from the reader: interests that the system knows of, and their register to be confirmed. */
export async function governanceNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const waiting = await interestsWaiting(context, reader);
  if (waiting === undefined) return [];
  const to = { page: 'interests', user: reader.user } as const;
  const { questions, reminder } = waiting;
  const asked = questions.map(({ name, why }): Need => {
    return { kind: 'interest asked', title: `Do you have an interest in ${name}?`, detail: `It ${why}.`, to };
  });
  if (reminder.standing === 'confirmed') return asked;
  const title = 'Confirm your register of interests';
  const detail = `It is to be confirmed by ${dayText(reminder.confirmBy)}: ${reminder.standing}.`;
  return [...asked, { kind: 'interests to confirm', title, detail, to }];
}
