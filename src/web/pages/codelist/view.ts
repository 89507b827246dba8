import { dayText } from '../../../base/index.ts';
import type { CodelistProposal, CodelistReport, ReportBasis } from '../../../reports/index.ts';
import { CATALOGUE, CODELISTS, catalogueEntryAddress, codelistAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, instantText, isoDateText, shortHash, wholeText } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CodelistReport & { readonly basis: ReportBasis };

/** A codelist: its codes and terms, where they come from, what looks at them, and which versions there are. */
export function codelistView(report: Given): Page<'invented'> {
  const { name, title, kept } = report;
  return {
    realm: 'invented',
    template: 'codelist',
    heading: `${name}: ${title}`,
    trail: [...TO_HOME, { text: 'Catalogue', href: CATALOGUE }, { text: 'Codelists', href: CODELISTS }],
    tables: [
      codesTable(report),
      versionsTable(report),
      changesTable(report),
      proposalsTable(report),
      usesTable(report),
    ],
    content: {
      answer: answerOf(report),
      facts: factsOf(report),
      decisions: report.proposals.filter(({ mayApprove }) => mayApprove).map((one) => decisionOf(report, one)),
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'File of the version in force (hash)', value: kept?.sha256 ?? 'no version with these codes is kept' },
      ],
    },
  };
}

function answerOf({ codes, version, proposals }: Given): string {
  const waiting = proposals.filter(({ approved }) => approved === null).length;
  const said = `Version ${version} is in force, with ${counted(codes.length, 'code', 'codes')}.`;
  if (waiting === 0) return said;
  return `${said} ${counted(waiting, 'other version waits', 'other versions wait')} for approval; until then nothing that is counted or paid changes.`;
}

function factsOf({ status, source, version, kept }: Given): readonly Fact<'invented'>[] {
  const dated = kept?.dated ?? null;
  return [
    { name: 'Version', value: version },
    { name: 'Dated', value: dated === null ? 'the source gives no date' : isoDateText(dated) },
    { name: 'Status', value: status },
    { name: 'Source', value: source },
    { name: 'Reference set', value: kept?.refset ?? 'the source names none' },
  ];
}

function codesTable({ codes, kept }: Given): Table<'invented'> {
  return {
    id: 'codes',
    caption: 'Codes in force',
    columns: [
      { heading: 'Code', kind: 'text' },
      { heading: 'Term', kind: 'text' },
      { heading: 'Reference set', kind: 'text' },
    ],
    rows: codes.map(({ code, term }) => [
      { text: code },
      { text: term ?? 'no term is kept' },
      { text: kept?.refset ?? 'none named' },
    ]),
    whenEmpty: 'The codelist holds no codes. Import it with commonweal import codelist.',
  };
}

function versionsTable({ versions }: Given): Table<'invented'> {
  return {
    id: 'versions',
    caption: 'Versions',
    columns: [
      { heading: 'Known from', kind: 'date' },
      { heading: 'Version', kind: 'text' },
      { heading: 'Codes', kind: 'number' },
      { heading: 'Against the one in force', kind: 'text' },
      { heading: 'File (hash)', kind: 'text' },
    ],
    rows: versions.map(({ knownFrom, version, source, codes, isInForce, change, rejected, sha256 }) => [
      dateCell(knownFrom),
      { text: version, note: source },
      {
        text: wholeText(codes),
        ...(rejected === 0 ? {} : { note: `${wholeText(rejected)} rows of the file rejected` }),
      },
      isInForce ? { text: 'In force', tag: 'green' } : { text: changeWords(change) },
      { text: shortHash(sha256), csv: sha256 },
    ]),
    whenEmpty: 'No version is kept yet. Versions are kept when a codelist is imported.',
  };
}

function changeWords({ added, removed, renamed }: Given['versions'][number]['change']): string {
  const parts = [
    ...(added.length === 0 ? [] : [`${wholeText(added.length)} added`]),
    ...(removed.length === 0 ? [] : [`${wholeText(removed.length)} removed`]),
    ...(renamed.length === 0 ? [] : [counted(renamed.length, 'term changed', 'terms changed')]),
  ];
  return parts.length === 0 ? 'the same codes and terms' : parts.join(', ');
}

/** What each version that is not in force would change, code by code. */
function changesTable({ versions }: Given): Table<'invented'> {
  const rows = versions.flatMap(({ version, change: { added, removed, renamed } }) => [
    ...added.map(({ code, term }) => [version, code, 'added', term ?? 'no term is kept']),
    ...removed.map(({ code, term }) => [version, code, 'removed', term ?? 'no term is kept']),
    ...renamed.map(({ code, before, after }) => [version, code, 'term changed', `${before}, now ${after}`]),
  ]);
  return {
    id: 'changes',
    caption: 'What the other versions have otherwise',
    columns: ['Version', 'Code', 'Change', 'Term'].map((heading) => ({ heading, kind: 'text' })),
    rows: rows.map((cells) => cells.map((text) => ({ text }))),
    whenEmpty: 'No kept version has other codes or terms than the one in force.',
  };
}

function proposalsTable(report: Given): Table<'invented'> {
  return {
    id: 'proposals',
    caption: 'Proposals',
    columns: [
      { heading: 'Proposal', kind: 'text' },
      { heading: 'Proposed by', kind: 'text' },
      { heading: 'Frameworks', kind: 'text' },
      { heading: 'From', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: report.proposals.map((proposal) => [
      { text: proposedWords(report, proposal) },
      { text: proposal.proposedBy, note: instantText(proposal.proposedAt) },
      { text: proposal.frameworks.join(', ') },
      { text: fromWords(proposal) },
      standingCell(proposal),
    ]),
    whenEmpty: 'No other version has been proposed. One is when a file with other codes is imported.',
  };
}

function proposedWords({ versions }: Given, { id, version }: CodelistProposal): string {
  const found = versions.find(({ hash }) => hash === version);
  return `Proposal ${id}: version ${found?.version ?? shortHash(version)}`;
}

function fromWords({ from }: CodelistProposal): string {
  return from === null ? 'the day of approval' : dayText(from);
}

function standingCell({ approved }: CodelistProposal): Cell<never> {
  if (approved === null) return { text: 'Waits for approval', tag: 'yellow' };
  return { text: 'Approved', tag: 'green', note: `by ${approved.by} on ${instantText(approved.at)}` };
}

function usesTable({ uses }: Given): Table<'invented'> {
  return {
    id: 'uses',
    caption: 'Measures that look at it',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Framework', kind: 'text' },
    ],
    rows: uses.flatMap(({ framework, measures, isCatalogued }) =>
      measures.map((measure) => [
        { text: measure, ...(isCatalogued ? { href: catalogueEntryAddress(measure) } : {}) },
        { text: framework },
      ]),
    ),
    whenEmpty: 'No measure of a framework in force looks at it.',
  };
}

function decisionOf(report: Given, proposal: CodelistProposal): object {
  const { id, subject, contentHash, frameworks } = proposal;
  return {
    id,
    subject,
    hash: contentHash,
    heading: `Your decision on proposal ${id}`,
    action: `${codelistAddress(report.name)}/approve`,
    button: `Approve proposal ${id}`,
    warning: `${frameworks.join(', ')} will count by this version from ${fromWords(proposal)}. Counts that practices sent by the version before no longer hold then, and are to be sent again. Until then nothing changes.`,
  };
}
