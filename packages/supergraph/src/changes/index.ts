export { apiChanges, type ApiChanges, type BreakingChange } from './api-change.ts';
export { audienceChanges, type Audience, type AudienceChanges } from './audience-changes.ts';
export { readApprovals } from './approvals.ts';
export { complaints } from './verdict.ts';
