import type { GraphQLSchema } from 'graphql';
import type { Conditions } from './conditions.ts';
import { fillsOf } from './fills.ts';
import type { Fill } from './fills.ts';
import { compileRequired } from './representations.ts';
import type { Required } from './representations.ts';
import { compileRewrites } from './rewrites.ts';
import type { Rewrite } from './rewrites.ts';
import type { ScheduledFetch } from './schedule.ts';

/** One question of a plan to one subgraph, ready to be asked. */
export interface CompiledFetch {
  readonly subgraph: string;
  /** Where the objects are that it is about; nowhere for the root. */
  readonly path: readonly string[];
  /** What tells the subgraph which objects are meant; null when it is asked about its root. */
  readonly required: Required | null;
  readonly operation: string;
  readonly operationName: string | undefined;
  /** The caller's variables that it uses. */
  readonly variables: readonly string[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** Names of the planner in an answer → those of the caller. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The caller's fields that stay empty when it is not answered. */
  readonly fills: readonly Fill[];
  /** Types of which nobody is: a subgraph that has an interface as an object names its objects after it. */
  readonly interfaces: ReadonlySet<string>;
  /** Whether other questions add to the objects that it brings. */
  readonly isAddedTo: boolean;
  /** What of its answer goes to the caller as it is; see closed-fields.ts. */
  readonly closed: ReadonlySet<string>;
}

interface Circumstances {
  /** With everything in it, also what no caller sees. */
  readonly supergraph: GraphQLSchema;
  /** Every response name of the caller's document. */
  readonly asked: ReadonlySet<string>;
  readonly conditions: Conditions;
  readonly interfaces: ReadonlySet<string>;
  readonly all: readonly ScheduledFetch[];
  readonly closed: (fetch: ScheduledFetch) => ReadonlySet<string>;
}

export function compileFetch(fetch: ScheduledFetch, { supergraph, asked, conditions, interfaces, all, closed }: Circumstances): CompiledFetch {
  const { node, path } = fetch;
  const outputRewrites = compileRewrites(supergraph, node.outputRewrites);
  return {
    subgraph: node.serviceName,
    path,
    required: node.requires === undefined ? null : compileRequired(supergraph, node.requires),
    operation: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
    inputRewrites: compileRewrites(supergraph, node.inputRewrites),
    outputRewrites,
    renamed: new Map(outputRewrites.flatMap(({ field, renamed }) => (renamed === null ? [] : [[field, renamed]]))),
    fills: fillsOf(node.operation, { supergraph, conditions, asked }),
    interfaces,
    isAddedTo: all.some(other => other !== fetch && other.step >= fetch.step && (beginsWith(other.path, path) || beginsWith(path, other.path))),
    closed: closed(fetch),
  };
}

const beginsWith = (path: readonly string[], beginning: readonly string[]): boolean => beginning.every((step, index) => path[index] === step);
