import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';
import { refusal } from '../protection/refusal.ts';
import { signInMessage } from './caller.ts';
import { isIntrospection } from './introspection.ts';

/** Somebody unknown may ask what the graph looks like, and nothing else. Whether that is answered is not decided here. */
export const knownCallers = (signInHint: string): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, document, contextValue }) => {
        const isAllowed = contextValue.actor !== null || (operation !== undefined && isIntrospection(operation, document));
        return isAllowed ? Promise.resolve() : Promise.reject(refusal('UNAUTHENTICATED', signInMessage('Send a token: "authorization: Bearer <token>".', signInHint)));
      },
    }),
});
