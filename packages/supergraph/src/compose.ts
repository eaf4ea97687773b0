import { composeServices, type CompositionSuccess } from '@apollo/composition';
import { parse, type GraphQLSchema } from 'graphql';

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

function composed(subgraphs: readonly SubgraphSchema[]): CompositionSuccess {
  const result = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.errors) throw new CompositionError(result.errors.map(error => error.message));
  return result;
}

/** Composes a Federation 2 supergraph. Throws CompositionError. */
export const composeSupergraph = (subgraphs: readonly SubgraphSchema[]): string => `${composed(subgraphs).supergraphSdl.trim()}\n`;

/** The schema that clients of the composed subgraphs see, without the marks of federation. Throws CompositionError. */
export const composeApiSchema = (subgraphs: readonly SubgraphSchema[]): GraphQLSchema => composed(subgraphs).schema.toAPISchema().toGraphQLJSSchema();
