import type { Reader } from '../../warehouse/index.ts';
import { type Chance, DRAW } from '../chance.ts';
import type { ContactParameters, DemoParameters } from '../parameters.ts';
import { CODELISTS, numberOf, SLOTS, slotsOf } from '../planned/codelists.ts';
import { enumOf } from './parquet-file.ts';
import { CONTACT_GROUP } from './working-tables.ts';

/** A contact draws one of so many bundles of records. */
export const BUNDLES = 1024;
/** Stands for the smoking status of the day, which is one of three codelists. */
export const SMOKING_STATUS = -1;

/** Loads the codes of each codelist by slot, and what is recorded together at a contact. */
export async function loadCodeTables(
  reader: Reader,
  parameters: DemoParameters,
  codelists: Readonly<Record<string, readonly string[]>>,
  chance: Chance,
): Promise<void> {
  await reader.run(`CREATE TABLE demo_slot (codelist INTEGER, slot INTEGER, code BIGINT, unit VARCHAR);
    CREATE TABLE demo_bundle (contact_group INTEGER, bundle INTEGER, part INTEGER, codelist INTEGER)`);
  const { weights, only } = parameters.commonCodes;
  const slots: [number[], number[], bigint[], (string | null)[]] = [[], [], [], []];
  for (const [number, name] of CODELISTS.entries()) {
    const unit = parameters.units.of[name] ?? null;
    for (const [slot, code] of slotsOf(codelists[name] ?? [], weights[name] ?? [], only.includes(name)).entries()) {
      slots[0].push(number);
      slots[1].push(slot);
      slots[2].push(BigInt(code));
      slots[3].push(unit);
    }
  }
  await reader.append('demo_slot', slots);
  const units = [...new Set(Object.values(parameters.units.of))].sort();
  await reader.run(`ALTER TABLE demo_slot ALTER unit TYPE ${enumOf(units)}`);
  await reader.append('demo_bundle', bundleColumns(parameters, chance));
}

function bundleColumns({ contacts }: DemoParameters, chance: Chance): number[][] {
  const columns: number[][] = [[], [], [], []];
  for (const group of Object.values(CONTACT_GROUP)) {
    for (let bundle = 0; bundle < BUNDLES; bundle += 1) {
      for (const [part, codelist] of partsOf(contacts, group, bundle, chance).entries()) {
        for (const [column, value] of [group, bundle, part, codelist].entries()) columns[column]!.push(value);
      }
    }
  }
  return columns;
}

/** The consultation first, then what is recorded in it. */
function partsOf(contacts: DemoParameters['contacts'], group: number, bundle: number, chance: Chance): number[] {
  const kinds: ContactParameters = group === CONTACT_GROUP.child ? contacts.child : contacts.gp;
  const isGp = chance.happens(kinds.share!, DRAW.contacts, group, bundle, 1);
  const recorded = isGp || group === CONTACT_GROUP.child ? kinds : contacts.nurse;
  const parts = [numberOf(isGp ? 'GPCONS_COD' : 'NURSECONS_COD')];
  for (const [n, [name, perThousand]] of Object.entries(recorded).entries()) {
    if (name === 'share' || !chance.happens(perThousand, DRAW.contacts, group, bundle, 2 + n)) continue;
    parts.push(...codelistsOf(name, group));
  }
  return parts;
}

/** Blood pressure and HbA1c of people whose readings are planned are not recorded at random. */
function codelistsOf(name: string, group: number): number[] {
  const isPlanned = group === CONTACT_GROUP.planned;
  if (name === 'BP') return isPlanned ? [] : [numberOf('SYSBP_COD'), numberOf('DIASBP_COD')];
  if (name === 'IFCCHBAM_COD' && isPlanned) return [];
  return [name === 'SMOKING' ? SMOKING_STATUS : numberOf(name)];
}

/** Picks one of 256 slots from a hash. */
export function slotOf(hash: string): string {
  return `((${hash} >> 12) & ${SLOTS - 1})::INTEGER`;
}
