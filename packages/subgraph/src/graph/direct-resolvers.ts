import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { getMetadataStorage, type MiddlewareFn } from 'type-graphql';
import { isGuard } from '../access/access-control.ts';
import { instances } from './argument-instances.ts';

type Metadata = ReturnType<typeof getMetadataStorage>;
type FieldResolver = Metadata['fieldResolvers'][number];
type Param = NonNullable<FieldResolver['params']>[number];

interface Asked {
  readonly root: unknown;
  readonly args: Record<string, unknown>;
  readonly context: Record<string, unknown>;
  readonly info: GraphQLResolveInfo;
}

type Read = (asked: Asked) => unknown;

/** How a parameter of a resolver is read; null for kinds that nobody here uses. */
function readOf(param: Param): Read | null {
  if (param.kind === 'info') return ({ info }) => info;
  if (param.kind === 'context' && param.propertyName === undefined) return ({ context }) => context;
  if (param.kind === 'root' && param.propertyName === undefined && param.getType === undefined) return ({ root }) => root;
  if ((param.kind !== 'arg' && param.kind !== 'args') || param.validateFn !== undefined || (param.validateSettings ?? false) !== false) return null;
  const { ofArguments, ofValue } = instances(param.getType() as never); // a class, an enum or a scalar
  if (param.kind === 'args') return ({ args }) => ofArguments(args);
  const { name } = param;
  return ({ args }) => ofValue(args[name]);
}

type Resolver = GraphQLFieldResolver<unknown, Record<string, unknown>, Record<string, unknown>>;

/** Guards one after the other, then the resolver, without waiting between them. Null where something else stands in between. */
function direct({ target, methodName, params = [], middlewares = [], roles }: Pick<FieldResolver, 'target' | 'methodName' | 'params' | 'middlewares' | 'roles'>): Resolver | null {
  const reads = [...params].sort((one, other) => one.index - other.index).map((param, index) => (param.index === index ? readOf(param) : null));
  if (roles !== undefined || !middlewares.every(isGuard) || !reads.every(read => read !== null)) return null;
  const guards = middlewares as readonly MiddlewareFn<Record<string, unknown>>[]; // each is one of access control
  const resolver = new (target as new () => Record<string, (...given: readonly unknown[]) => unknown>)(); // a class with methods
  const call: Read = asked => resolver[methodName]?.(...reads.map(read => read(asked)));
  const guardedCall = guards.reduceRight<Read>((next, guard) => asked => guard(asked, () => next(asked) as never), call); // a promise or not, as the resolver likes
  return (root, args, context, info) => guardedCall({ root, args, context, info });
}

/**
 * Resolvers of these classes by type and field, called straight: type-graphql waits several times for each field, whatever it does. Only
 * queries and fields whose middlewares are nothing but guards; the guards stay what they are.
 */
export function directResolvers(classes: readonly unknown[]): Readonly<Record<string, Readonly<Record<string, Resolver>>>> {
  const { queries, fieldResolvers, objectTypes } = getMetadataStorage();
  const found: Record<string, Record<string, Resolver>> = {};
  const add = (type: string | undefined, metadata: Parameters<typeof direct>[0] & { readonly schemaName: string }): void => {
    const resolver = type === undefined || !classes.includes(metadata.target) ? null : direct(metadata);
    if (type !== undefined && resolver) (found[type] ??= {})[metadata.schemaName] = resolver;
  };
  for (const query of queries) add('Query', query);
  for (const field of fieldResolvers.filter(({ kind }) => kind === 'external')) add(objectTypes.find(({ target }) => target === field.getObjectType?.())?.name, field);
  return found;
}
