import { keepInterest } from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, refused } from '../../base/index.ts';
import { INTEREST_TYPES, type InterestDetails, interestsReport, type ShownInterest } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance interests` */
export async function listInterests({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await interestsReport(context, actor);
  if (!report.ok) return report;
  const { basis, interests, gifts, breaches, kept } = report.value;
  const rows = interests.map(interestJson);
  const reminders = kept?.reminders.map(({ confirmBy, ...rest }) => ({ ...rest, confirmBy: isoOfDay(confirmBy) }));
  return accepted({
    json: {
      release: basis.release,
      interests: rows,
      gifts: gifts.map(({ name, gift }) => ({ name, ...gift.says })),
      breaches: breaches.map(({ says }) => says),
      reminders: reminders ?? null,
      questions: kept?.questions ?? null,
    },
    text: textTable(
      ['Interest', 'Name', 'Organisation', 'Nature', 'From', 'To'],
      rows.map((row) => [row.id, row.name, row.organisationName, row.nature, row.from, row.to ?? 'still held']),
    ),
  });
}

/** What is withheld is left out of a listing that somebody may publish. */
function interestJson({ interest, name, sits, publicUntil, keptUntil, daysLate }: ShownInterest) {
  const { id, user, details, declaredOn, withheld } = interest;
  const hidden = { organisation: null, organisationName: 'withheld', nature: 'withheld', through: null };
  const shown = withheld === null ? details : { ...details, ...hidden, mitigation: 'withheld' };
  const dates = { declaredOn: isoOfDay(declaredOn), publicUntil: isoDay(publicUntil), keptUntil: isoDay(keptUntil) };
  return { id, user, name, sits, ...shown, ...dates, daysLate, withheld };
}

/** `commonweal governance declare --type … --name … --nature … --from …` */
export async function declareInterest({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const option = (name: string): string => optionOf(line, name)?.trim() ?? '';
  const orNull = (name: string): string | null => (option(name) === '' ? null : option(name));
  const type = INTEREST_TYPES.find((each) => each === option('type'));
  if (type === undefined) {
    return refused({ code: 'input.invalid', message: `--type is one of: ${INTEREST_TYPES.join(', ')}.` });
  }
  const details: InterestDetails = {
    type,
    organisation: orNull('code'),
    organisationName: option('name'),
    nature: option('nature'),
    through: orNull('through'),
    from: option('from'),
    to: null,
    mitigation: option('mitigation'),
  };
  const user = orNull('user') ?? actor.user;
  const done = await keepInterest(actions, actor, { user, entry: { kind: 'declared', details } });
  if (!done.ok) return done;
  const { says, on } = done.value;
  const id = `${user}/${says.kind === 'declared' ? says.interest : ''}`;
  return accepted({ json: { id, ...details, declaredOn: isoOfDay(on) }, text: `${id} is declared.` });
}

/** `commonweal governance confirm` */
export async function confirmInterests({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const user = optionOf(line, 'user') ?? actor.user;
  const done = await keepInterest(actions, actor, { user, entry: { kind: 'confirmed' } });
  if (!done.ok) return done;
  const on = isoOfDay(done.value.on);
  return accepted({ json: { user, confirmedOn: on }, text: `The register of ${user} is confirmed on ${on}.` });
}
