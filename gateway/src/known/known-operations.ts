import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { textCache } from '../execution/text-cache.ts';

/** An operation that one audience has asked before and that was run: parsed, judged and admitted. Only its values are new. */
export interface KnownOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the plans call the source. */
  readonly queryHash: string;
}

export interface KnownOperations {
  /** @param name as the request says it; undefined where it says none */
  find(source: string, name: string | undefined): KnownOperation | undefined;
  /** Remembers what Apollo Server lets run. It asks this plugin when all others have agreed. */
  readonly learning: ApolloServerPlugin<GatewayContext>;
}

/** As many as documents are kept, and as long. */
const BOUNDS = { entries: 2_000, characters: 2_000_000 };

/** Operations of one audience that need no second look, kept until others need their place. */
export function knownOperations(): KnownOperations {
  const sources = textCache<Map<string | undefined, KnownOperation>>(BOUNDS);
  return {
    find: (source, name) => sources.get(source)?.get(name),
    learning: {
      requestDidStart: () =>
        Promise.resolve({
          executionDidStart: ({ source, document, operation, queryHash, request: { operationName } }) => {
            const operations = sources.get(source) ?? new Map<string | undefined, KnownOperation>();
            if (!operations.has(operationName)) sources.set(source, operations.set(operationName, { source, document, operation, queryHash }), source.length);
            return Promise.resolve();
          },
        }),
    },
  };
}
