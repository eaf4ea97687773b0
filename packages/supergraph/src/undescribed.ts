import { buildASTSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType, parse } from 'graphql';

const isOurs = (name: string): boolean => !name.startsWith('_') && !name.startsWith('federation__') && !name.startsWith('link__');

/** Coordinates of everything an analyst would meet without a description: types, fields, arguments, enum values, input fields. */
export function undescribed(sdl: string): readonly string[] {
  const schema = buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  const missing: string[] = [];
  const see = (coordinate: string, description: string | null | undefined) => {
    if ((description ?? '').trim() === '') missing.push(coordinate);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type) || !isOurs(type.name)) continue;
    if (!roots.has(type as never)) see(type.name, type.description); // Query and Mutation speak for themselves
    if (isEnumType(type)) for (const value of type.getValues()) see(`${type.name}.${value.name}`, value.description);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) see(`${type.name}.${field.name}`, field.description);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        see(`${type.name}.${field.name}`, field.description);
        for (const argument of field.args) see(`${type.name}.${field.name}(${argument.name}:)`, argument.description);
      }
    }
  }
  return missing;
}
