import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { refusal } from './refusal.ts';

/**
 * Which operation of the document is meant, and whether we can run it. Asked here, because the executor behind answers
 * each of these mistakes as if it were its own.
 */
export const operationChoice: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, request, schema }) => {
        const kind = operation?.operation;
        if (kind === undefined) {
          return Promise.reject(
            refusal('OPERATION_RESOLUTION_FAILURE', request.operationName == null
              ? 'The document has no operation, or several: say which one with operationName.'
              : 'The document has no operation of the name in operationName.'),
          );
        }
        if (kind === OperationTypeNode.SUBSCRIPTION || schema.getRootType(kind) == null) {
          return Promise.reject(refusal('OPERATION_RESOLUTION_FAILURE', `This graph has no ${kind}s.`));
        }
        // The executor hands entities to subgraphs in a variable of this name.
        if (operation?.variableDefinitions?.some(({ variable }) => variable.name.value === 'representations') === true) {
          return Promise.reject(refusal('BAD_USER_INPUT', 'The variable name $representations is reserved: use another one.'));
        }
        return Promise.resolve();
      },
    }),
};
