import { registerEnumType } from 'type-graphql';

type Described<Value extends string> = Readonly<Record<Value, string>>;

/** Declares a GraphQL enum whose every value is described; keys equal values, so the graph and the tables say the same words. */
export function enumeration<Value extends string>(name: string, description: string, values: Described<Value>): Readonly<Record<Value, Value>> {
  const names = Object.keys(values) as Value[]; // the record's own keys
  const object = Object.fromEntries(names.map(value => [value, value])) as Record<Value, Value>; // key = value
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(names.map(value => [value, { description: values[value] }])) as Record<Value, { description: string }>, // one per name
  });
  return object;
}
