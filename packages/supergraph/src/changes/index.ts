export { apiChanges, type ApiChanges, type BreakingChange } from './api-change.ts';
export { readApprovals } from './approvals.ts';
export { complaints } from './verdict.ts';
