import { assert, type Day, type SnomedCode } from '../base/index.ts';
import { type CodelistVersion, codelistInForce, codesOfVersion, type Framework } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import { definitionVersions, listDefinitions, type Store } from '../store/index.ts';

/** The codes that ingest must know by meaning, from codelists by name. */
export function feedCodesFrom(codesOf: (codelist: string) => readonly SnomedCode[]): FeedCodes {
  return { systolic: codesOf('SYSBP_COD'), diastolic: codesOf('DIASBP_COD'), optOut: codesOf(OPT_OUT) };
}

const OPT_OUT = 'TYPE1_COD';

/**
 * The same as kept in the store on a day: pairs of pressures by the lists in force, by which they are counted too. A
 * code that marked an opt-out in any version marks one for good: no newer list lets anybody out.
 */
export async function feedCodesInForce(store: Store, on: Day): Promise<FeedCodes> {
  const { frameworks, versions } = await store.read(async (db) => {
    const frameworks = (await listDefinitions(db, 'framework', on)).map(({ json }) => json as unknown as Framework);
    const versions = new Map<string, readonly CodelistVersion[]>();
    for (const name of ['SYSBP_COD', 'DIASBP_COD', OPT_OUT]) {
      const kept = (await definitionVersions(db, 'codelist', name)).filter(({ knownFrom }) => knownFrom <= on);
      versions.set(
        name,
        kept.map(({ json }) => json as unknown as CodelistVersion),
      );
    }
    return { frameworks, versions };
  });
  return feedCodesFrom((name) => {
    const kept = versions.get(name) ?? [];
    const inForce = codelistInForce(name, frameworks, kept);
    assert(inForce !== undefined, `the store holds the codelist ${name}`);
    const earlier = name === OPT_OUT ? kept.flatMap(codesOfVersion) : [];
    return [...new Set([...inForce.codes, ...earlier])].sort();
  });
}
