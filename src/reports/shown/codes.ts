import { unlistedCodesReport } from '../catalogue/codelists.ts';
import { figureOf, given, type Opened, type ShownKind } from './shown-kind.ts';

/** How many people have each code that is in no codelist. No two of these counts are known to add up to a third. */
export async function shownCodes({ context, reader }: Opened): Promise<ShownKind> {
  const unlisted = given(await unlistedCodesReport(context, reader, {}))?.unlisted ?? [];
  const figures = unlisted.flatMap(({ code, people }) => figureOf(`code|${code}|people`, people.level, people.value));
  return { kind: 'codes', figures, sums: [], exactly: new Map() };
}
