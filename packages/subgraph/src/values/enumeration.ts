import { registerEnumType } from 'type-graphql';
import { onlyForPartners } from '../graph/audience.ts';

type Described<Value extends string> = Readonly<Record<Value, string>>;

/**
 * Declares a GraphQL enum whose every value is described; keys equal values, so the graph and the tables say the same words.
 * @param forPartners the values that a partner's people may know of, where it is not all of them; no others may be in an answer to them
 */
export function enumeration<Value extends string>(name: string, description: string, values: Described<Value>, forPartners?: readonly NoInfer<Value>[]): Readonly<Record<Value, Value>> {
  if (forPartners) onlyForPartners(name, forPartners);
  const names = Object.keys(values) as Value[]; // the record's own keys
  const object = Object.fromEntries(names.map(value => [value, value])) as Record<Value, Value>; // key = value
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(names.map(value => [value, { description: values[value] }])) as Record<Value, { description: string }>, // one per name
  });
  return object;
}
