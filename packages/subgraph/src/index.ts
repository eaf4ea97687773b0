import 'reflect-metadata'; // type-graphql's decorators ask for this API while classes are being defined

export { accessControl, type AccessControl, type MachineScopes, type Permissions } from './access/access-control.ts';
export { reachProjections, reachTables, rowScope, type Reach, type ReachOfRole, type RowScope } from './access/reach.ts';
export { all, any, policyWords, reachFunctions, reachPolicies } from './access/policies.ts';
export { employerEachTime, employerOnce, readingWords, reads } from './access/reading-policies.ts';
export { namedChoice, namedScope, scopesOf } from './access/scopes.ts';
export { auditReader, type AuditReader } from './audit/audit.store.ts';
export { auditResolver } from './audit/audit.resolver.ts';
export { badInput, forbidden, serviceBusy, unauthenticated } from './errors.ts';
export { audienceOf, ForPartners, VendorOnly, type Audience } from './graph/audience.ts';
export { Bounded, SameForEverybody } from './graph/declarations.ts';
export { federatedSchema, type FederatedSchema, type GraphDefinition, type ReferenceResolver } from './graph/federated-schema.ts';
export { selects } from './graph/selection.ts';
export { byId, inOrder, perArguments, perId } from './loaders.ts';
export { connectionOf, PageInfoType } from './paging/connection.ts';
export { cursorOf, readCursor, type CursorKey } from './paging/cursor.ts';
export { PageArgs, pageOf, pageSize, type Page } from './paging/page.ts';
export { openSubgraph, type OpenOptions, type RunningSubgraph } from './running/open.ts';
export type { OperationRequest, Projector, SubgraphDefinition, SubgraphRuntime, VendorSettings } from './running/definition.ts';
export { unitOfWork, type UnitOfWork } from './running/work.ts';
export { asColumns, keepNewest } from './running/projectors.ts';
export { enumeration } from './values/enumeration.ts';
export { MoneyInput, MoneyType } from './values/money.ts';
export { ChangeInput, CommandInput, commandKey, PayloadType } from './values/mutation.ts';
export { payload, type Payload } from './values/payload.ts';
export { DateRangeInput, PeriodArgs, PeriodNameEnum, periodOf, PeriodType, type PeriodChoice } from './values/period.ts';
export { DateTime, Decimal, LocalDate } from './values/scalars.ts';
export { UserErrorType } from './values/user-error.ts';
