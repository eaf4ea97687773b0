export { openDoors } from './access-rules.ts';
export type { Declared } from './declared.ts';
export { REFERENCE_RULES } from './reference-rules.ts';
export { entitiesIn, type Entity } from './references.ts';
export { openRows } from './row-rules.ts';
export { SCHEMA_RULES } from './schema-rules.ts';
export { servingProblems } from './serving-rules.ts';
