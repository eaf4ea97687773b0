/** The stock gateway: composes what its subgraphs say at the start, verifies the caller once, and asks them over plain HTTP. */
import { ApolloGateway, IntrospectAndCompose, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { callerOf, type Believed, type Caller } from '../proxy/caller.ts';
import { settings } from '../proxy/listening.ts';

interface GatewaySettings {
  readonly port: number;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly believed: Believed;
}

const { port, subgraphs, believed } = settings as GatewaySettings; // written by the benchmark that starts it
const verified = callerOf(believed);
let asked = 0;

class Counted extends RemoteGraphQLDataSource {
  override willSendRequest(): void {
    asked += 1;
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: new IntrospectAndCompose({ subgraphs: [...subgraphs] }),
  buildService: ({ url }) => new Counted({ url: url ?? '' }),
});
const server = new ApolloServer<{ caller: Caller }>({ gateway });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port }, context: async ({ req }) => ({ caller: await verified(req.headers.authorization) }) });
process.on('message', () => process.send?.({ asked }));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
