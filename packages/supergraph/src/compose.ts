import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

export interface SubgraphSchema {
  readonly name: string;
  /** Where a gateway of its own process reaches it. */
  readonly url: string;
  readonly sdl: string;
}

/** Composition found contradictions; the message lists each with its subgraph. */
export class CompositionError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
    this.name = 'CompositionError';
    this.problems = problems;
  }
}

/** Composes a Federation 2 supergraph. Throws CompositionError. */
export function composeSupergraph(subgraphs: readonly SubgraphSchema[]): string {
  const result = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.errors) throw new CompositionError(result.errors.map(error => error.message));
  return `${result.supergraphSdl.trim()}\n`;
}
