import { isObjectType, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';

/** Says of a list of records why it needs no pages: how it stays short whatever the business does. The contract of subgraphs asks for it. */
export const Bounded = (reason: string) => Extensions({ bounded: reason });

/** Says of a type why its records are the same for everybody who may ask at all: there is no reach to be outside of. */
export const SameForEverybody = (reason: string) => Extensions({ sameForEverybody: reason });

/** The action that a field (`Partner.deals`) of the declared schema says it is; empty, which nobody may, where it says none. */
export function accessOf(declared: GraphQLSchema, coordinate: string): string {
  const [type = '', name = ''] = coordinate.split('.');
  const found = declared.getType(type);
  const access = isObjectType(found) ? found.getFields()[name]?.extensions['access'] : undefined;
  return typeof access === 'string' ? access : '';
}
