export { chooseDataDirectory, type DataDirectoryChoice } from './data-directory.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
export { examineEmbeddedPostgres, type Examination } from './examine.ts';
export { discardEmbeddedPostgres } from './discard.ts';
export type { ServerUser } from './server-user.ts';
