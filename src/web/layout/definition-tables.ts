import { dayText } from '../../base/index.ts';
import type { CatalogueEntryReport, EntryDifference, EntryVersion, IndicatorEntry } from '../../reports/index.ts';
import { catalogueEntryAddress, codelistAddress } from './addresses.ts';
import { counted, dateCell, shortHash } from './figures.ts';
import type { Table } from './page.ts';

type EntryCodelist = IndicatorEntry['codelists'][number];
type History = Pick<CatalogueEntryReport, 'versions' | 'compared'>;

/** The codelists of a definition, each with its version and source. */
export function codelistsTable(codelists: readonly EntryCodelist[], whenEmpty: string): Table<'invented'> {
  return {
    id: 'codelists',
    caption: 'Codes',
    columns: [
      { heading: 'Codelist', kind: 'text' },
      { heading: 'Version', kind: 'text' },
      { heading: 'Status', kind: 'text' },
      { heading: 'Codes', kind: 'text' },
    ],
    rows: codelists.map(({ name, title, version, status, source, codes }) => [
      { text: name, note: title, href: codelistAddress(name) },
      { text: version, note: source },
      { text: status },
      { text: codes.join(', '), csv: codes.join(' ') },
    ]),
    whenEmpty,
  };
}

/** Invented people who show what a definition means. */
export function peopleTable(people: IndicatorEntry['people']): Table<'invented'> {
  return {
    id: 'people',
    caption: 'Test people',
    columns: [
      { heading: 'Person', kind: 'text' },
      { heading: 'Record', kind: 'text' },
      { heading: 'Counts as', kind: 'text' },
    ],
    rows: people.map(({ name, record, counts }) => [{ text: name }, { text: record }, { text: counts }]),
    whenEmpty: 'No test people are written down for this rule. They are added beside its definition.',
  };
}

/** When a definition said something else, the newest first. */
export function versionsTable(versions: readonly EntryVersion[]): Table<'invented'> {
  return {
    id: 'versions',
    caption: 'History of versions',
    columns: [
      { heading: 'In force from', kind: 'date' },
      { heading: 'What changed', kind: 'text' },
      { heading: 'Written by', kind: 'text' },
      { heading: 'Checked by', kind: 'text' },
      { heading: 'Framework (hash)', kind: 'text' },
    ],
    rows: versions.map(({ knownFrom, changed, author, checker, hash }) => [
      dateCell(knownFrom),
      { text: changed === null ? 'The first version' : changed.map(({ what }) => what).join(', ') },
      { text: author },
      { text: checker },
      { text: shortHash(hash), csv: hash },
    ]),
    whenEmpty: 'No version is kept yet.',
  };
}

/** What two versions say otherwise. */
export function differencesTable(differences: readonly EntryDifference[]): Table<'invented'> {
  return {
    id: 'compared',
    caption: 'Compared',
    columns: [
      { heading: 'What', kind: 'text' },
      { heading: 'Earlier', kind: 'text' },
      { heading: 'Later', kind: 'text' },
    ],
    rows: differences.map(({ what, before, after }) => [
      { text: what },
      { text: before ?? 'not there' },
      { text: after ?? 'not there' },
    ]),
    whenEmpty: 'The two versions say the same.',
  };
}

/** Two lists of versions to compare; none while there is only one. */
export function compareForm(
  { versions, compared }: History,
  { indicator, framework }: { readonly indicator: string; readonly framework: string },
): object | null {
  if (versions.length < 2) return null;
  const items = (chosen: string | undefined): readonly object[] =>
    versions.map(({ hash, knownFrom }) => ({
      value: hash,
      text: `From ${dayText(knownFrom)} (${shortHash(hash)})`,
      selected: hash === chosen,
    }));
  return {
    action: catalogueEntryAddress(indicator),
    framework,
    from: items(compared?.from ?? versions[1]?.hash),
    to: items(compared?.to ?? versions[0]?.hash),
  };
}

/** How much two versions differ; null while none are compared. */
export function comparedWords({ compared, versions }: History): string | null {
  if (compared === null) return null;
  const named = (hash: string): string => {
    const version = versions.find((one) => one.hash === hash);
    return version === undefined ? shortHash(hash) : dayText(version.knownFrom);
  };
  const things = counted(compared.differences.length, 'thing differs', 'things differ');
  return `${things} between the version from ${named(compared.from)} and the one from ${named(compared.to)}.`;
}
