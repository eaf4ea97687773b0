export { AudienceError, audienceSchema, type AudienceQuestion } from './audience-schema.ts';
