import { isAbstractType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** Every name that an object may go by that a fragment on `condition` is for: the type itself, and what stands below it. */
export function namesFitting(schema: GraphQLSchema, condition: string): ReadonlySet<string> {
  const type = schema.getType(condition);
  if (type === undefined || !isAbstractType(type)) return new Set([condition]);
  const { objects, interfaces } = 'getFields' in type ? schema.getImplementations(type) : { objects: type.getTypes(), interfaces: [] };
  return new Set([condition, ...objects.map(({ name }) => name), ...interfaces.map(({ name }) => name)]);
}
