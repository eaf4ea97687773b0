export { assemble, type Assembly, type AssemblyOptions } from './assemble.ts';
export { committedPages } from './committed-pages.ts';
export { committedSchemas } from './committed-schemas.ts';
export { StandaloneEnvironment } from './config.ts';
export { issuerIn, storyActor, tokenFor, verifierOf } from './issuer.ts';
export { byCalls, type Linking, type Links } from './links.ts';
export { loadDemoWhereEmpty, migrateAll } from './prepare.ts';
export { AT_A_GLANCE, KPIS_BY_REGION, PORTFOLIO } from './queries.ts';
export { members } from './subgraphs.ts';
