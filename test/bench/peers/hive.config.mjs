/** Hive Gateway as a benchmark has it: nothing but the graph, and the caller's token handed on. */
export const gatewayConfig = {
  logging: 'warn',
  landingPage: false,
  graphiql: false,
  pollingInterval: 0,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }),
  },
};
