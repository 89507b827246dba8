import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importIdentities } from '../actions/index.ts';
import {
  type Actor,
  accepted,
  csvText,
  type Day,
  isoOfDay,
  mintMachineryPass,
  type OdsCode,
  type Outcome,
  odsCode,
} from '../base/index.ts';
import { checkDigit } from '../identity/index.ts';
import type { System } from './system.ts';

/** The practice that keeps its identities here, and how many of its people: enough to see how it works. */
const PRACTICE = odsCode('X00010');
const PEOPLE = 40;
const OPTED_OUT_EVERY = 10;
const GIVEN_NAMES = ['Hazel', 'Rowan', 'Juniper', 'Ash', 'Linden', 'Olive', 'Bryony', 'Alder'];
const FAMILY_NAMES = ['Inventon', 'Madeup', 'Fablewood', 'Fictson', 'Storey'];

type Known = { person_id: string; born_on: Day | null };

/**
 * Fills the vault for a few invented people of one practice: invented names, and NHS numbers of the range that is kept for
 * tests (999). The practice imports them itself, and then the national list of those who opted out.
 */
export async function keepIdentities(system: System, folder: string, manager: Actor): Promise<Outcome<object>> {
  const people = await peopleOf(system, PRACTICE);
  const numbers = testNumbers(people.length);
  const sent = join(folder, 'feeds', 'identities');
  mkdirSync(sent, { recursive: true, mode: 0o700 });
  const rows = people.map(({ person_id, born_on }, at) => {
    const name = `${GIVEN_NAMES[at % GIVEN_NAMES.length]} ${FAMILY_NAMES[at % FAMILY_NAMES.length]}`;
    return [person_id, numbers[at] ?? '', name, born_on === null ? '' : isoOfDay(born_on)];
  });
  const optedOut = numbers.filter((_, at) => at % OPTED_OUT_EVERY === 0).map((number) => [number]);
  const files = [
    ['practice-identities', 'identities.csv', csvText([['person_id', 'nhs_number', 'name', 'born_on'], ...rows])],
    ['national-data-opt-out', 'opt-outs.csv', csvText([['nhs_number'], ...optedOut])],
  ] as const;
  for (const [feed, name, text] of files) {
    const path = join(sent, `${PRACTICE}-${name}`);
    writeFileSync(path, text, { mode: 0o600 });
    const done = await importIdentities(system.actions, manager, { feed, practice: PRACTICE, path });
    if (!done.ok) return done;
  }
  return accepted({});
}

/** People whom anybody looks at first, with an invented day in their month of birth. */
async function peopleOf({ warehouse }: System, practice: OdsCode): Promise<readonly Known[]> {
  const reader = await warehouse.current().people(mintMachineryPass('demo'), [practice]);
  if (!reader.ok) throw new Error(`a machinery pass reads every practice: ${reader.refusal.message}`);
  try {
    return await reader.value.rows<Known>(
      `SELECT person_id, (DATE '1970-01-01' + to_months(birth_month))::DATE AS born_on FROM persons
        WHERE died_on IS NULL ORDER BY person_id LIMIT ${PEOPLE}`,
    );
  } finally {
    reader.value.close();
  }
}

/** Numbers of the range 999 000 0000 on, each with its check digit; those that would need ten for one do not exist. */
function testNumbers(count: number): readonly string[] {
  const numbers: string[] = [];
  for (let at = 0; numbers.length < count; at += 1) {
    const nine = `99900${String(at).padStart(4, '0')}`;
    const check = checkDigit(nine);
    if (check !== undefined) numbers.push(`${nine}${check}`);
  }
  return numbers;
}
