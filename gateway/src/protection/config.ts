import { postgresUrl, wholeNumber } from '@channelgraph/config';
import { ROLES, isRole } from '@channelgraph/identity';
import { z } from 'zod';
import { BUDGET } from './budget/budget.ts';
import type { BudgetSize } from './budget/budget.ts';
import { LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { readManifest } from './persisted/manifest.ts';
import { PERSISTED_MODES } from './persisted/persisted-operations.ts';
import type { Persisted } from './persisted/persisted-operations.ts';

const MOST = 1_000_000_000;
const count = wholeNumber({ from: 1, to: MOST });

const listed = z.string().transform(text => text.split(',').map(each => each.trim()).filter(Boolean));

const isOrigin = (text: string): boolean => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** The variables of the door: what one operation may ask for, what one caller in a span of time, and from where. */
export const doorSettings = {
  LIMIT_BODY_BYTES: count.default(LIMITS.bodyBytes).describe('Longest request body, in bytes.'),
  LIMIT_DOCUMENT_CHARACTERS: count.default(LIMITS.documentCharacters).describe('Longest GraphQL document, in characters.'),
  LIMIT_TOKENS: count.default(LIMITS.tokens).describe('Longest document, in tokens.'),
  LIMIT_DEPTH: count.default(LIMITS.depth).describe('Fields inside each other, after fragments are spread out; so are the next four.'),
  LIMIT_ROOT_FIELDS: count.default(LIMITS.rootFields).describe('Root fields of one operation.'),
  LIMIT_ALIASES: count.default(LIMITS.aliases).describe('Aliases of one operation.'),
  LIMIT_DIRECTIVES: count.default(LIMITS.directives).describe('Directives of one operation.'),
  LIMIT_SELECTIONS: count.default(LIMITS.selections).describe('Fields and fragments of one operation.'),
  LIMIT_LIST_LENGTH: count.default(LIMITS.listLength).describe('Values in a list that an argument carries.'),
  LIMIT_PAGE_SIZE: count.default(LIMITS.pageSize).describe('Most that `first` asks for.'),
  LIMIT_COST: count.default(LIMITS.cost).describe('Dearest operation, in points of cost.'),
  BUDGET_COST: count.default(BUDGET.cost).describe('Cost that one caller may spend in BUDGET_SECONDS.'),
  BUDGET_COMMANDS: count.default(BUDGET.commands).describe('Commands (root fields of mutations) that one caller may send in BUDGET_SECONDS.'),
  BUDGET_SECONDS: wholeNumber({ from: 1, to: 86_400 }).default(BUDGET.seconds).describe('How long a budget lasts until it is filled again.'),
  BUDGET_DATABASE_URL: postgresUrl.optional().describe('PostgreSQL in which several gateways count budgets together; each counts for itself unless told.'),
  PERSISTED_OPERATIONS: z.string().optional().meta({ example: 'persisted-query-manifest.json' }).describe('The operations that clients were built with; a manifest as Apollo writes it.'),
  PERSISTED_OPERATIONS_MODE: z.enum(PERSISTED_MODES, { error: `must be one of ${PERSISTED_MODES.join(', ')}` }).meta({ example: 'safelist' }).default('off')
    .describe('off takes no ids; log-unknown takes them and logs other operations; safelist takes nothing else.'),
  PERSISTED_OPERATIONS_FREE_ROLES: listed.pipe(z.array(z.string().refine(isRole, { error: `must be roles: ${ROLES.join(', ')}` }))).default([]).meta({ example: 'ANALYST,VENDOR_ADMIN' })
    .describe('Roles that may ask anything within their limits, whatever the mode.'),
  CORS_ORIGINS: listed.pipe(z.array(z.string().refine(isOrigin, { error: 'must be origins as browsers write them, with commas between' }))).default([]).meta({ example: 'https://portal.example.com' })
    .describe('Origins whose pages may read answers.'),
};

/** The variables of the door as they were read. */
export type DoorRead = z.output<z.ZodObject<typeof doorSettings>>;

export interface DoorConfig {
  readonly limits: Partial<Limits>;
  readonly budget: BudgetSize;
  readonly budgetDatabaseUrl?: string;
  readonly corsOrigins: readonly string[];
  readonly persisted?: Persisted;
}

/** @throws ActionableError for a manifest that cannot be read */
export async function doorConfigOf(read: DoorRead): Promise<DoorConfig> {
  const { PERSISTED_OPERATIONS: file, PERSISTED_OPERATIONS_MODE: mode, BUDGET_DATABASE_URL: budgetDatabaseUrl } = read;
  return {
    limits: {
      bodyBytes: read.LIMIT_BODY_BYTES, documentCharacters: read.LIMIT_DOCUMENT_CHARACTERS, tokens: read.LIMIT_TOKENS, depth: read.LIMIT_DEPTH,
      rootFields: read.LIMIT_ROOT_FIELDS, aliases: read.LIMIT_ALIASES, directives: read.LIMIT_DIRECTIVES, selections: read.LIMIT_SELECTIONS,
      listLength: read.LIMIT_LIST_LENGTH, pageSize: read.LIMIT_PAGE_SIZE, cost: read.LIMIT_COST,
    },
    budget: { cost: read.BUDGET_COST, commands: read.BUDGET_COMMANDS, seconds: read.BUDGET_SECONDS },
    ...(budgetDatabaseUrl !== undefined && { budgetDatabaseUrl }),
    corsOrigins: read.CORS_ORIGINS,
    ...(mode !== 'off' && file !== undefined && { persisted: { operations: await readManifest(file), mode, freeRoles: read.PERSISTED_OPERATIONS_FREE_ROLES } }),
  };
}

/** For `refine`: a mode without a list would refuse everybody everything, and a budget below the dearest operation would never pay for it. */
export const hasItsList = (read: Pick<DoorRead, 'PERSISTED_OPERATIONS' | 'PERSISTED_OPERATIONS_MODE'>): boolean => read.PERSISTED_OPERATIONS_MODE === 'off' || read.PERSISTED_OPERATIONS !== undefined;
export const modeNeedsAList = { path: ['PERSISTED_OPERATIONS_MODE'], error: 'needs the list of operations: set PERSISTED_OPERATIONS=<file>' };
export const paysForTheDearest = (read: Pick<DoorRead, 'BUDGET_COST' | 'LIMIT_COST'>): boolean => read.BUDGET_COST >= read.LIMIT_COST;
export const budgetMustPay = { path: ['BUDGET_COST'], error: 'must be at least LIMIT_COST, or the dearest operation can never be paid' };
