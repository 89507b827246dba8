import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseKinds } from '../../definitions/governance/cases.ts';
import { sharingSchema } from '../access/index.ts';
import { REFUSALS } from '../base/index.ts';
import { CHALLENGE_TRANSITIONS, CLAIM_TRANSITIONS, claimSchemeSchema } from '../claims/index.ts';
import { contractSchema } from '../contracts/index.ts';
import { frameworkSchema, type LoadedFramework } from '../indicators/index.ts';
import { describeFeed, describeIdentityFeed, FEEDS, type FeedDescription, IDENTITY_FEEDS } from '../ingest/index.ts';
import { CASE_STAGES, CASE_TRANSITIONS } from '../monitoring/index.ts';
import { RUN_STATES, RUN_TRANSITIONS, runDiagram } from '../payments/index.ts';
import { indicatorEntry } from '../reports/index.ts';
import { stateDiagram, type Transition } from '../store/index.ts';
import { indicatorDocument, indicatorDocumentName } from './indicator-documents.ts';
import { markdownTable } from './markdown-table.ts';
import type { System } from './system.ts';

const HEAD = '<!-- Written by `npm run commonweal -- document`. -->\n\n';

/** Writes docs/generated: the feeds column by column, every refusal, every measure. Gives the files written. */
export function writeDocuments(root: string, system: System): Promise<readonly string[]> {
  const folder = join(root, 'docs', 'generated');
  mkdirSync(folder, { recursive: true });
  const { framework } = system.reports;
  const documents = Object.entries({ ...generatedDocuments(framework), ...indicatorDocuments(framework) });
  for (const [name, text] of documents) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return Promise.resolve(documents.map(([name]) => `docs/generated/${name}`));
}

/** Name → text of the catalogue: a document for every measure. */
export function indicatorDocuments(framework: LoadedFramework): Record<string, string> {
  const entries = framework.measures.map((measure) => indicatorEntry(framework, measure));
  return Object.fromEntries(
    entries.map((entry) => [indicatorDocumentName(entry), `${HEAD}${indicatorDocument(entry)}\n`]),
  );
}

/** Name → text of every other generated document: a test holds what is committed to it. */
export function generatedDocuments(framework: LoadedFramework): Record<string, string> {
  return {
    'feeds.md': `${HEAD}${['# Feeds', ...FEEDS.map(describeFeed).map(feedText), ...IDENTITY_FEEDS.map(describeIdentityFeed).map(feedText)].join('\n\n')}\n`,
    'refusals.md': `${HEAD}# Refusals\n\n${refusalTable()}\n`,
    'payment-run.md': `${HEAD}# A payment run\n\n${runText()}\n`,
    'measures.md': `${HEAD}# Measures of ${framework.id}\n\n${measureTable(framework)}\n`,
    'claims.md': `${HEAD}${claimsText()}\n`,
    'cases.md': `${HEAD}${casesText()}\n`,
    'monitoring.md': `${HEAD}${monitoringText()}\n`,
    'claim-scheme.schema.json': `${JSON.stringify(claimSchemeSchema(), null, 2)}\n`,
    'contract.schema.json': `${JSON.stringify(contractSchema(), null, 2)}\n`,
    'sharing.schema.json': `${JSON.stringify(sharingSchema(), null, 2)}\n`,
    'framework.schema.json': `${JSON.stringify(frameworkSchema(), null, 2)}\n`,
  };
}

function claimsText(): string {
  return [
    '# Stages of claims and challenges',
    'Every stage is kept with who, when, a coded reason and how to appeal. The database refuses a step that is not here.',
    '## A claim',
    stagesText(CLAIM_TRANSITIONS),
    '## A challenge of a hospital record',
    stagesText(CHALLENGE_TRANSITIONS),
  ].join('\n\n');
}

/** Each kind of case: its steps as a diagram, and what each asks for. */
function casesText(): string {
  const kinds = caseKinds.kinds.map(({ name, steps, dates, evidence }) => {
    const transitions = steps.map(({ from, to, step, by }) => ({
      from: from && oneWord(from),
      to: oneWord(to),
      verb: step,
      by,
    }));
    const table = markdownTable(
      ['step', 'from', 'to', 'by', 'needs', 'decision', 'letter'],
      steps.map(({ step, from, to, by, needs, decision, letter }) => {
        return [step, from ?? 'nothing', to, by, needs.join(', '), decision ?? '', letter ?? ''];
      }),
    );
    const shown = evidence.map(({ label }) => `* ${label}`).join('\n');
    const due = dates.map(({ words, stage, days, source, status }) => {
      return `* ${words} within ${days} days of being ${stage} (${source}; ${status})`;
    });
    const diagram = ['```mermaid', stateDiagram(transitions), '```'].join('\n');
    const follow = due.length === 0 ? [] : ['Dates that follow:', due.join('\n')];
    return [`## ${name}`, diagram, table, 'Shown first:', shown, ...follow].join('\n\n');
  });
  const head =
    'A case goes by its kind as it was when it was opened. `governance explore --cases` walks every state of each.';
  return ['# Kinds of case', head, ...kinds].join('\n\n');
}

/** A stage as the diagram names it. */
function oneWord(stage: string): string {
  return stage.replaceAll(' ', '_');
}

function monitoringText(): string {
  return [
    '# Stages of a quality case',
    'Every entry is kept with who, when and why. The database refuses a step that is not here.',
    markdownTable(['stage', 'meaning'], Object.entries(CASE_STAGES)),
    stagesText(CASE_TRANSITIONS),
  ].join('\n\n');
}

/** The steps that there are, as a diagram and as a table. */
function stagesText<Stage extends string>(transitions: readonly Transition<Stage>[]): string {
  const rows = transitions.map(({ from, to, verb, by }) => [from ?? 'nothing', to, verb, by]);
  const diagram = ['```mermaid', stateDiagram(transitions), '```'].join('\n');
  return [diagram, markdownTable(['from', 'to', 'step', 'by'], rows)].join('\n\n');
}

function feedText(feed: FeedDescription): string {
  const notes = feed.notes.map((note) => `* ${note}`).join('\n');
  const tables = feed.tables.map((one) =>
    [
      `### ${one.name}`,
      one.meaning,
      markdownTable(
        ['column', 'meaning', 'type', 'unit', 'required', 'allowed', 'example'],
        one.columns.map((column) => [
          `\`${column.name}\``,
          column.meaning,
          column.type,
          column.unit ?? '',
          column.isRequired ? 'yes' : '',
          column.allowed?.join(', ') ?? '',
          column.example,
        ]),
      ),
    ].join('\n\n'),
  );
  const title = `## ${feed.feed}, version ${feed.version}: ${feed.title}`;
  const facts = `Sent by: ${feed.sentBy} When: ${feed.frequency} Formats: ${feed.formats.join(', ')}.`;
  return [title, facts, notes, ...tables].filter((part) => part !== '').join('\n\n');
}

function runText(): string {
  const states = markdownTable(['state', 'meaning'], Object.entries(RUN_STATES));
  const steps = markdownTable(
    ['step', 'from', 'to', 'needs'],
    RUN_TRANSITIONS.map(({ step, from, to, needs }) => [step, from ?? 'the beginning', to, needs]),
  );
  return [`\`\`\`mermaid\n${runDiagram()}\n\`\`\``, states, steps].join('\n\n');
}

function refusalTable(): string {
  return markdownTable(
    ['code', 'HTTP status', 'exit code', 'FHIR issue'],
    Object.entries(REFUSALS).map(([code, { status, exit, issue }]) => [
      `\`${code}\``,
      String(status),
      String(exit),
      issue,
    ]),
  );
}

function measureTable(framework: LoadedFramework): string {
  return markdownTable(
    ['measure', 'rule', 'title', 'points', 'thresholds', 'source'],
    framework.measures.map((measure) => [
      measure.id,
      measure.rule,
      measure.shortTitle,
      String(measure.points),
      `${measure.lowerPercent}–${measure.upperPercent} %`,
      measure.source,
    ]),
  );
}
