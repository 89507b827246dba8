import { createHash } from 'node:crypto';
import { accepted, type Outcome, refused } from '../../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../../store/index.ts';
import type { Doing } from '../kept/entry.ts';

/** A paper as it is kept: text that a report made, or a PDF that somebody sent. */
export type KeptPaper = {
  readonly sha256: string;
  readonly name: string;
  readonly kind: 'text' | 'pdf';
  readonly bytes: Uint8Array;
};

const LARGEST_PDF = 10 * 1024 ** 2;
/** What a paper has no need of and a reader's machine may be harmed by. */
const ACTIVE = ['/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/OpenAction', '/AA', '/Encrypt', '/XFA'];

/**
 * What is wrong with a PDF; undefined for one that may be kept: whole, not encrypted, and without anything that runs. Names
 * written with escapes are read as well; what a compressed object hides is not.
 */
export function pdfFault(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST_PDF) return 'is larger than 10 MB';
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('%PDF-')) return 'is no PDF';
  if (!text.trimEnd().endsWith('%%EOF')) return 'ends before its end';
  const plain = text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const found = ACTIVE.find((name) => new RegExp(`${name}(?![A-Za-z])`).test(plain));
  return found === undefined ? undefined : `holds ${found.slice(1)}, which a paper has no need of`;
}

/** Keeps a paper under the hash of its bytes; the same bytes again are the same paper. Refuses `input.invalid`. */
export async function keepPaper(
  db: WriteDb,
  paper: Omit<KeptPaper, 'sha256'>,
  { by, at }: Doing,
): Promise<Outcome<string>> {
  const fault = paper.kind === 'pdf' ? pdfFault(paper.bytes) : undefined;
  if (fault !== undefined) return refused({ code: 'input.invalid', message: `${paper.name} ${fault}.` });
  const sha256 = createHash('sha256').update(paper.bytes).digest('hex');
  const content = Buffer.from(paper.bytes).toString('base64');
  await sql`insert into governance_papers (sha256, name, kind, content, by_user, at)
            values (${sha256}, ${paper.name}, ${paper.kind}, ${content}, ${by.user}, ${at})
            on conflict do nothing`.execute(db);
  return accepted(sha256);
}

type Row = { readonly sha256: string; readonly name: string; readonly kind: 'text' | 'pdf'; readonly content: string };

/** The paper with a hash; undefined when there is none. @throws Error when its bytes are no longer those of the hash */
export async function paperKept(db: ReadDb, sha256: string): Promise<KeptPaper | undefined> {
  const { rows } = await sql<Row>`select * from governance_papers where sha256 = ${sha256}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(row.content, 'base64'));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`The paper ${sha256} was changed.`);
  return { sha256, name: row.name, kind: row.kind, bytes };
}
