import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { codesOf } from '../protection/public-error.ts';

/** The gateway serves no third kind. */
export const operationKind = ({ operation }: OperationDefinitionNode): 'query' | 'mutation' => (operation === OperationTypeNode.MUTATION ? 'mutation' : 'query');

/** Tells the observed request which operation it was and with what codes it is answered. */
export const observeOperations: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: ({ contextValue: { observed } }) =>
    Promise.resolve(observed === undefined ? undefined : {
      didResolveOperation: ({ operation }) => {
        if (operation !== undefined) observed.operationChosen(operationKind(operation), operation.name?.value);
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body } }) => {
        if (body.kind === 'single') observed.answered(body.singleResult.data != null, codesOf(body.singleResult.errors ?? []));
        return Promise.resolve();
      },
    }),
};
