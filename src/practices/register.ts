import {
  accepted,
  type Day,
  dayFromIso,
  type Json,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
} from '../base/index.ts';
import type { Weighting } from './weighting.ts';

/** Which contract a practice is paid under. */
export type ContractType = 'GMS' | 'PMS' | 'APMS';

export type Practice = {
  readonly code: OdsCode;
  readonly name: string;
  /** The ids of the locality and the team that it is in. */
  readonly locality: string;
  readonly team: string;
  readonly contractType: ContractType;
  /** Weighted list ÷ registered list as last known, an exact decimal such as "0.958". */
  readonly weightedToRegistered: string;
  /** The same dated twice, where it changed or was corrected; absent: it was always the same. */
  readonly weightings?: readonly Weighting[];
  /** Index of Multiple Deprivation score of the list, an exact decimal such as "13.4". */
  readonly deprivationScore: string;
  /** The practice into which this one went; absent: none. */
  readonly mergedInto?: Merging;
  /** That it closes, or the practice into which it went; absent: it does not. */
  readonly closed?: Closing;
};
/** That a practice closes on a day, by a decision of the register, and its people register elsewhere. */
export type Closing = { readonly from: Day; readonly decision: string };
/** That a practice goes into another from a day on, by a decision of the register. */
export type Merging = { readonly successor: OdsCode; readonly from: Day; readonly decision: string };
export type Team = { readonly id: string; readonly name: string; readonly practices: readonly Practice[] };
export type Locality = { readonly id: string; readonly name: string; readonly teams: readonly Team[] };
export type Commissioner = { readonly code: OdsCode; readonly name: string; readonly localities: readonly Locality[] };

/**
 * The frozen form: practices name their team and locality by where they stand.
 * `{code, name, localities: [{id, name, teams: [{id, name, practices: [{code, name, contractType, …}]}]}]}`
 */
export type CommissionerJson = {
  readonly code: string;
  readonly name: string;
  readonly localities: readonly {
    readonly id: string;
    readonly name: string;
    readonly teams: readonly {
      readonly id: string;
      readonly name: string;
      readonly practices: readonly {
        readonly code: string;
        readonly name: string;
        readonly contractType: ContractType;
        readonly weightedToRegistered: string;
        /** Dates are ISO. */
        readonly weightings?: readonly {
          readonly value: string;
          readonly validFrom: string;
          readonly knownFrom: string;
          readonly source: string;
        }[];
        readonly deprivationScore: string;
        /** The practice into which it went, and from which day (ISO). */
        readonly mergedInto?: { readonly successor: string; readonly from: string; readonly decision: string };
        /** The first day on which it is closed (ISO). */
        readonly closed?: { readonly from: string; readonly decision: string };
      }[];
    }[];
  }[];
};

/** One commissioner with its localities, teams and practices. Never changes once it is made. */
export class PracticeRegister {
  readonly commissioner: Commissioner;
  readonly #byCode: ReadonlyMap<OdsCode, Practice>;

  private constructor(commissioner: Commissioner, byCode: ReadonlyMap<OdsCode, Practice>) {
    this.commissioner = commissioner;
    this.#byCode = byCode;
  }

  /** Reads the frozen form. Refuses with `definition.invalid`, naming every place that is wrong. */
  static fromJson(json: Json): Outcome<PracticeRegister> {
    const reading = new Reading();
    const commissioner = reading.commissioner(json);
    const practices = commissioner.localities.flatMap((each) => each.teams.flatMap((team) => team.practices));
    reading.noneTwice(
      'practice',
      practices.map((practice) => practice.code),
    );
    reading.noneTwice(
      'locality',
      commissioner.localities.map((each) => each.id),
    );
    reading.noneTwice(
      'team',
      commissioner.localities.flatMap((each) => each.teams.map((team) => team.id)),
    );
    reading.mergersHold(practices);
    if (practices.length === 0) reading.wrong('the commissioner', 'has no practice');
    if (reading.faults.length > 0) return refused(invalid(reading.faults));
    const closing = withClosings(commissioner);
    const all = closing.localities.flatMap(({ teams }) => teams.flatMap((team) => team.practices));
    return accepted(new PracticeRegister(closing, new Map(all.map((each) => [each.code, each]))));
  }

  localities(): readonly Locality[] {
    return this.commissioner.localities;
  }

  /** Every practice, in the order of the code. */
  practices(): readonly Practice[] {
    return [...this.#byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  }

  has(code: OdsCode): boolean {
    return this.#byCode.has(code);
  }

  /** Refuses with `practice.unknown`. */
  practice(code: OdsCode): Outcome<Practice> {
    const found = this.#byCode.get(code);
    if (found !== undefined) return accepted(found);
    return refused({
      code: 'practice.unknown',
      message: `${code} is not a practice of ${this.commissioner.name}.`,
      remedy: 'Check the code against the list of practices.',
    });
  }

  /** The practices that have gone into one by a day, in the order of the code. */
  mergedInto(successor: OdsCode, on: Day): readonly Practice[] {
    return this.practices().filter((one) => goneBy(one, on)?.successor === successor);
  }

  /** The practices of a locality, in the order of the code; none when there is no such locality. */
  inLocality(id: string): readonly Practice[] {
    return this.practices().filter((practice) => practice.locality === id);
  }
}

/** The merger by which a practice is part of another on a day; undefined while it stands by itself, and once both are closed. */
export function goneBy({ mergedInto, closed }: Pick<Practice, 'mergedInto' | 'closed'>, on: Day): Merging | undefined {
  return mergedInto !== undefined && mergedInto.from <= on && !isClosedOn({ closed }, on) ? mergedInto : undefined;
}

/** Whether a practice is closed on a day. */
export function isClosedOn({ closed }: { readonly closed?: Closing | undefined }, on: Day): boolean {
  return closed !== undefined && closed.from <= on;
}

/** Who went into a practice closes with it. */
function withClosings(commissioner: Commissioner): Commissioner {
  const practices = commissioner.localities.flatMap(({ teams }) => teams.flatMap((team) => team.practices));
  const closed = new Map(practices.flatMap((one) => (one.closed === undefined ? [] : [[one.code, one.closed]])));
  const closing = (one: Practice): Practice => {
    const successors = one.mergedInto === undefined ? undefined : closed.get(one.mergedInto.successor);
    return successors === undefined ? one : { ...one, closed: successors };
  };
  const localities = commissioner.localities.map((locality) => ({
    ...locality,
    teams: locality.teams.map((team) => ({ ...team, practices: team.practices.map(closing) })),
  }));
  return { ...commissioner, localities };
}

function invalid(faults: readonly string[]) {
  return {
    code: 'definition.invalid',
    message: `The list of practices cannot be used: ${faults.join('; ')}.`,
    remedy: 'Correct the definition of the commissioner and its practices.',
  } as const;
}

type JsonObject = { readonly [key: string]: Json };

/** Reads a commissioner field by field, noting what is wrong instead of stopping at the first. */
class Reading {
  readonly faults: string[] = [];

  wrong(where: string, what: string): void {
    this.faults.push(`${where} ${what}`);
  }

  commissioner(json: Json): Commissioner {
    const fields = this.object(json, 'the commissioner');
    return {
      code: this.code(fields.code, 'the commissioner'),
      name: this.text(fields.name, 'name', 'the commissioner'),
      localities: this.list(fields.localities, 'localities', 'the commissioner').map((each) => this.locality(each)),
    };
  }

  locality(json: Json): Locality {
    const fields = this.object(json, 'a locality');
    const id = this.text(fields.id, 'id', 'a locality');
    const where = `locality ${id}`;
    const teams = this.list(fields.teams, 'teams', where).map((each) => this.team(each, id));
    return { id, name: this.text(fields.name, 'name', where), teams };
  }

  team(json: Json, locality: string): Team {
    const fields = this.object(json, 'a team');
    const id = this.text(fields.id, 'id', `a team of ${locality}`);
    const where = `team ${id}`;
    const practices = this.list(fields.practices, 'practices', where).map((each) => this.practice(each, locality, id));
    return { id, name: this.text(fields.name, 'name', where), practices };
  }

  practice(json: Json, locality: string, team: string): Practice {
    const fields = this.object(json, 'a practice');
    const code = this.code(fields.code, `a practice of ${team}`);
    const where = `practice ${code}`;
    return {
      code,
      name: this.text(fields.name, 'name', where),
      locality,
      team,
      contractType: this.contractType(fields.contractType, where),
      weightedToRegistered: this.decimal(fields.weightedToRegistered, 'weightedToRegistered', where),
      deprivationScore: this.decimal(fields.deprivationScore, 'deprivationScore', where),
      ...(fields.weightings === undefined ? {} : { weightings: this.weightings(fields.weightings, where) }),
      ...(fields.mergedInto === undefined ? {} : { mergedInto: this.merging(fields.mergedInto, where) }),
      ...(fields.closed === undefined ? {} : { closed: this.closing(fields.closed, where) }),
    };
  }

  closing(json: Json, practice: string): Closing {
    const where = `the closure of ${practice}`;
    const fields = this.object(json, where);
    return { from: this.day(fields.from, 'from', where), decision: this.text(fields.decision, 'decision', where) };
  }

  merging(json: Json, practice: string): Merging {
    const where = `the merger of ${practice}`;
    const fields = this.object(json, where);
    return {
      successor: this.code(fields.successor, where),
      from: this.day(fields.from, 'from', where),
      decision: this.text(fields.decision, 'decision', where),
    };
  }

  /** A practice goes into another of the register that stands by itself, so that what it is paid is somebody's. */
  mergersHold(practices: readonly Practice[]): void {
    for (const { code, mergedInto, closed } of practices) {
      if (mergedInto === undefined) continue;
      if (closed !== undefined) this.wrong(`practice ${code}`, 'goes into another and closes');
      const successor = practices.find((each) => each.code === mergedInto.successor);
      if (successor === undefined) this.wrong(`practice ${code}`, `goes into ${mergedInto.successor}, which is none`);
      if (successor?.mergedInto !== undefined || successor?.code === code) {
        this.wrong(`practice ${code}`, `goes into ${mergedInto.successor}, which goes into another`);
      }
    }
  }

  weightings(json: Json, practice: string): Weighting[] {
    return this.list(json, 'weightings', practice).map((each) => {
      const fields = this.object(each, `a weighting of ${practice}`);
      const where = `a weighting of ${practice}`;
      return {
        value: this.decimal(fields.value, 'value', where),
        validFrom: this.day(fields.validFrom, 'validFrom', where),
        knownFrom: this.day(fields.knownFrom, 'knownFrom', where),
        source: this.text(fields.source, 'source', where),
      };
    });
  }

  day(json: Json | undefined, field: string, where: string): Day {
    const day = typeof json === 'string' ? dayFromIso(json) : undefined;
    if (day === undefined) this.wrong(where, `has a ${field} that is no date written YYYY-MM-DD`);
    return day ?? (0 as Day);
  }

  noneTwice(what: string, names: readonly string[]): void {
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name)) this.wrong(`${what} ${name}`, 'is named twice');
      seen.add(name);
    }
  }

  object(json: Json | undefined, where: string): JsonObject {
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
    this.wrong(where, 'is not an object');
    return {};
  }

  list(json: Json | undefined, field: string, where: string): readonly Json[] {
    if (Array.isArray(json)) return json as readonly Json[];
    this.wrong(where, `has no list of ${field}`);
    return [];
  }

  text(json: Json | undefined, field: string, where: string): string {
    if (typeof json === 'string' && json.trim() !== '') return json;
    this.wrong(where, `has no ${field}`);
    return '';
  }

  code(json: Json | undefined, where: string): OdsCode {
    const code = typeof json === 'string' ? odsCodeFromText(json) : undefined;
    if (code === undefined) this.wrong(where, `has a code of another form: ${JSON.stringify(json) ?? 'none'}`);
    return code ?? ('' as OdsCode);
  }

  decimal(json: Json | undefined, field: string, where: string): string {
    if (typeof json === 'string' && /^\d+(\.\d+)?$/.test(json)) return json;
    this.wrong(where, `has a ${field} that is not written as an exact decimal in quotes`);
    return '0';
  }

  contractType(json: Json | undefined, where: string): ContractType {
    if (json === 'GMS' || json === 'PMS' || json === 'APMS') return json;
    this.wrong(where, 'has a contractType other than GMS, PMS or APMS');
    return 'GMS';
  }
}
