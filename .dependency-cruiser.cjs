/** The walls of the house. Each rule says in one sentence who may not call whom, and why. */
const slice = '^subgraphs/([^/]+)/src/([^/]+)/';
const room = (suffix) => `^subgraphs/[^/]+/src/[^/]+/[^/]+\\.${suffix}\\.ts$`;
const top = (name) => `^subgraphs/[^/]+/src/${name}\\.ts$`;
const vocabulary = '^subgraphs/[^/]+/src/(?!migrations/)[^/]+/[^/.]+\\.ts$';
const pure = 'node_modules/(temporal-polyfill|dinero\\.js|tldts|big\\.js)/';
const list = '^subgraphs/subgraphs\\.json$'; // names and ports: no code, for everybody
const tests = '\\.test\\.ts$';
const orm = 'node_modules/(typeorm|pg)/';
const graph = 'node_modules/(graphql|type-graphql|@apollo)/';

/** The packages from the ground up: each may import those before it. `testing`, `standalone` and `scaffold` have rules of their own. */
const STOREYS = ['domain', 'identity', 'config', 'process', 'telemetry', 'events', 'database', 'subgraph', 'supergraph', 'demo'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('everything-resolves', 'An import the checker cannot follow is an import it cannot judge.',
      {}, { couldNotResolve: true }),
    forbid('no-cycles', 'If two files need each other they are one file, or a third is missing.',
      {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),

    forbid('subgraphs-are-islands', 'Subgraphs meet in the graph, never in an import.',
      { path: '^subgraphs/([^/]+)/' }, { path: '^(subgraphs/(?!$1/)|gateway/)', pathNot: list }),
    forbid('gateway-knows-no-business', 'The front door has no tables and no types of its own.',
      { path: '^gateway/' }, { path: ['^subgraphs/', orm, 'node_modules/type-graphql/'] }),
    forbid('gateway-takes-a-pool-only', 'The front door may keep counters in PostgreSQL; entities are none of its business.',
      { path: '^gateway/' }, { path: '^packages/database/', pathNot: '^packages/database/src/pool\\.ts$' }),
    forbid('gateway-loads-no-orm', 'Not even through a package: a gateway process must start without typeorm.',
      { path: '^gateway/src/', pathNot: tests }, { path: 'node_modules/(typeorm|type-graphql)/', reachable: true }),
    forbid('packages-know-no-subgraph', 'A package that knows a subgraph belongs inside it.',
      { path: '^packages/', pathNot: '^packages/standalone/' }, { path: '^(subgraphs|gateway)/' }),
    forbid('domain-stands-alone', 'Value objects depend on pure value libraries only.',
      { path: '^packages/domain/src/', pathNot: tests }, { pathNot: ['^packages/domain/src/', pure] }),
    ...STOREYS.slice(0, -1).map((name, storey) =>
      forbid(`${name}-imports-no-storey-above`, `Packages are stacked; ${name} carries those above it and knows none of them.`,
        { path: `^packages/${name}/` }, { path: `^packages/(${STOREYS.slice(storey + 1).join('|')})/` })),
    forbid('packages-have-one-door', 'Come in by the package name; what is behind the door may move.',
      { path: '^(packages/[^/]+|subgraphs/[^/]+|gateway)/' },
      { path: '^(packages|subgraphs|gateway)/', pathNot: ['^$1/', list], dependencyTypes: ['local'] }),
    forbid('standalone-is-the-roof', 'It assembles everything, so nothing that it assembles may need it.',
      { pathNot: ['^packages/standalone/', '^test/'] }, { path: '^packages/standalone/' }),
    forbid('scaffold-comes-down', 'What a generator wrote must not need the generator.',
      { pathNot: '^packages/scaffold/' }, { path: '^packages/scaffold/' }),
    forbid('generators-only-write', 'They read and write texts; nothing of what they write runs in them.',
      { path: '^packages/scaffold/src/', pathNot: tests }, { path: '^packages/', pathNot: '^packages/(scaffold/src|config)/' }),
    forbid('test-kit-stays-in-tests', 'Code that ships does not know how it is tested.',
      { pathNot: [tests, '^test/', '^packages/testing/'] }, { path: ['^packages/testing/', 'node_modules/(vitest|fast-check)/'] }),
    forbid('nobody-imports-a-test', 'A test is a leaf: what two tests need goes into the test kit.',
      {}, { path: tests }),
    forbid('nobody-imports-main', 'Importing main starts a server.', {}, { path: '/src/main\\.ts$' }),

    forbid('vocabulary-is-plain', 'Words depend on nothing but value objects.',
      { path: vocabulary }, { pathNot: ['^packages/domain/', vocabulary] }),
    forbid('rules-are-pure', 'Rules see words and other rules; no ORM, no GraphQL, no Node.',
      { path: room('rules') }, { pathNot: ['^packages/domain/', vocabulary, room('rules'), pure] }),
    forbid('tables-only-map', 'A table mapping neither decides nor speaks GraphQL.',
      { path: room('entity') }, { path: [graph, room('(rules|service|store|graphql|resolver)')] }),
    forbid('stores-only-remember', 'Stores answer questions; they do not decide.',
      { path: room('store') }, { path: [graph, room('(rules|service|graphql|resolver)')] }),
    forbid('json-files-only-write', 'How SQL writes a record: columns, and the own questions; what it means is decided elsewhere.',
      { path: room('json') }, { path: [orm, 'node_modules/(graphql|type-graphql)/', room('(entity|rules|service|graphql|resolver)')] }),
    forbid('services-speak-no-graphql', 'A use case must run without a schema.',
      { path: room('service') }, { path: [orm, graph, room('(entity|graphql|resolver)')] }),
    forbid('schema-files-only-describe', 'Types describe; they do not fetch or decide.',
      { path: room('graphql') }, { path: [orm, room('(entity|store|rules|service|resolver)')] }),
    forbid('resolvers-only-wire', 'Resolvers talk to services and loaders through the context.',
      { path: room('resolver') }, { path: [orm, room('(entity|store|rules)')] }),
    forbid('demo-only-maps', 'Demo files lay generated facts into tables; they do not use the programme.',
      { path: room('demo') }, { path: [graph, 'node_modules/@faker-js/', room('(rules|store|service|graphql|resolver|projector)')] }),
    forbid('projectors-only-project', 'An event comes in, a row of an own projection goes out; nobody is asked.',
      { path: room('projector') }, { path: [graph, room('(service|graphql|resolver|demo)')] }),
    forbid('projectors-decide-by-own-rules', "Another slice's rules judge another slice's rows.",
      { path: '^subgraphs/([^/]+)/src/([^/]+)/[^/]+\\.projector\\.ts$' },
      { path: '^subgraphs/$1/src/(?!$2/)[^/]+/[^/]+\\.rules\\.ts$' }),
    forbid('slices-keep-their-tables', "Another slice's store or table is private to it.",
      { path: slice }, { path: '^subgraphs/$1/src/(?!$2/)[^/]+/[^/]+\\.(store|entity)\\.ts$' }),
    forbid('outer-rooms-are-assembled-on-top', 'Resolvers, projectors and demo files are listed by the top files, never called by a neighbour.',
      { path: slice, pathNot: [tests, room('demo')] }, { path: room('(resolver|projector|demo)') }),
    forbid('slices-do-not-look-up', 'The lists on top know the slices; of them a slice sees who may what, whose rows, through which doors, the work at hand and its settings.',
      { path: slice, pathNot: tests }, { path: top('[^/]+'), pathNot: top('(permissions|visibility|doors|work|context|config)') }),
    forbid('only-resolvers-see-the-context', 'A use case takes what it needs by name, not the whole request.',
      { path: slice, pathNot: [tests, room('resolver')] }, { path: top('context') }),
    forbid('demo-data-stays-in-demo-files', 'A running programme does not know that there is a demo.',
      { pathNot: [tests, '^test/', '^packages/', room('demo'), top('[^/]+')] }, { path: '^packages/demo/' }),

    forbid('no-junk-drawers', 'Name it after what it is about.',
      {}, { path: '(^|/)(utils?|helpers?|common|shared|misc|lib|processors?|managers?)(/|\\.ts$)', pathNot: 'node_modules' }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'], // without this, imports by package name are not followed and rules pass silently
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
