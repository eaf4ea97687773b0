import { ActionableError } from '@channelgraph/config';

interface Unguarded {
  /** The variable that names the role. */
  readonly variable: string;
  /** Whose tables it owns, or is not bound by the policies of. */
  readonly subgraphs: readonly string[];
}

/** Row-level security is a fence only for a role that can neither lift it nor pass it by. */
export const standsAbovePolicies = ({ variable, subgraphs }: Unguarded): ActionableError => new ActionableError({
  what: `The role in ${variable} stands above the policies that keep partners apart.`,
  why: `it owns the tables of ${subgraphs.join(', ')}, is a superuser or has bypassrls.`,
  next: 'give the programme a login role of its own beside the owner, which MIGRATION_DATABASE_URL names: npm run roles makes both (docs/operations.md)',
});
