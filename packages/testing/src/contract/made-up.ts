import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField, type GraphQLInputType } from 'graphql';

/** A value of each scalar, as it is written in an operation. */
const SCALARS: Readonly<Record<string, string>> = {
  ID: '"7f1f3c52-3f9e-4d0b-9c43-5c1f1e6b2a90"', String: '"x"', Int: '1', Float: '1', Boolean: 'true',
  DateTime: '"2026-01-01T00:00:00.000Z"', LocalDate: '"2026-01-01"', Decimal: '"1"',
};

/** Some value of a type, with nothing in it that may be left out; null when there is a scalar that is not known here. */
export function madeUp(type: GraphQLInputType): string | null {
  if (isNonNullType(type)) return madeUp(type.ofType);
  if (isListType(type)) {
    const one = madeUp(type.ofType);
    return one === null ? null : `[${one}]`;
  }
  if (isEnumType(type)) return type.getValues()[0]?.name ?? null;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? null;
  const fields = Object.values(type.getFields()).filter(isRequiredInputField).map(field => ({ name: field.name, value: madeUp(field.type) }));
  return fields.some(({ value }) => value === null) ? null : `{ ${fields.map(({ name, value }) => `${name}: ${value ?? ''}`).join(', ')} }`;
}
