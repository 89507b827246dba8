import type { RestsOn } from './rests-on.ts';

/** What was put in rests on; each once, in the order in which it was first used. */
export class Foundations {
  readonly #found = new Map<string, RestsOn>();

  add(...rests: readonly RestsOn[]): void {
    for (const rest of rests) {
      const key = nameOf(rest);
      if (!this.#found.has(key)) this.#found.set(key, rest);
    }
  }

  list(): RestsOn[] {
    return [...this.#found.values()];
  }
}

/** What tells one from another: of one name there is one in a statement. */
function nameOf(rest: RestsOn): string {
  switch (rest.kind) {
    case 'contract':
      return `contract ${rest.hash}`;
    case 'decision':
      return `decision ${rest.reference}`;
    case 'rate':
      return `rate ${rest.id} ${rest.validFrom} ${rest.knownFrom}`;
    case 'list size':
      return `list ${rest.quarter} ${rest.file} ${rest.row}`;
    case 'practice register':
      return `register ${rest.practice}`;
    case 'measure':
      return `measure ${rest.indicator} ${rest.frameworkHash}`;
    case 'counts':
      return `counts ${rest.indicator} ${rest.periodEnd} ${rest.file}`;
    case 'answer':
      return `answer ${rest.indicator} ${rest.evidence}`;
    case 'query':
      return `query ${rest.indicator} ${rest.periodEnd}`;
    case 'borough counts':
      return `borough ${rest.indicator} ${rest.periodEnd}`;
    case 'claims':
      return `claims ${rest.line}`;
    case 'settlement':
      return `settlement ${rest.scheme} ${rest.year}`;
    case 'payment':
      return `payment ${rest.entry} ${rest.line}`;
  }
}
