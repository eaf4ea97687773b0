import { isObjectType, buildASTSchema, parse, type GraphQLSchema } from 'graphql';
import type { House } from './house.ts';
import type { Words } from './words.ts';

const fieldsOf = (schema: GraphQLSchema, name: string): readonly string[] => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
};

/** What the committed graph has already of all that a slice of this concept would add to it; null when there is nothing. */
export function takenInGraph(house: House, { camel, camels, pascal }: Words): string | null {
  const schema = buildASTSchema(parse(house.read('gateway/supergraph.graphql')), { assumeValid: true, assumeValidSDL: true });
  const type = [pascal, `${pascal}Connection`, `${pascal}Edge`, `${pascal}Payload`, `Create${pascal}Input`].find((name) => schema.getType(name));
  if (type !== undefined) return `the graph has a type ${type} already`;
  const fields = [['Query', camel], ['Query', camels], ['Mutation', `create${pascal}`], ['Partner', camels]] as const;
  const field = fields.find(([name, one]) => fieldsOf(schema, name).includes(one));
  return field ? `the graph has a field ${field.join('.')} already` : null;
}
