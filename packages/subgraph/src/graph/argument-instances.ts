import { getMetadataStorage } from 'type-graphql';

type Given = Readonly<Record<string, unknown>>;
type Class = new () => Record<string, unknown>;

interface Declared {
  readonly name: string;
  readonly getType: () => unknown;
}

/** The fields that classes declare for arguments or input, those they inherit included; null for what is no such class. */
function declaredBy(target: unknown, kind: 'argumentTypes' | 'inputTypes'): readonly Declared[] | null {
  const all = getMetadataStorage()[kind];
  if (!all.some(known => known.target === target)) return null;
  const fields = new Map<string, Declared>();
  for (let at: unknown = target; typeof at === 'function' && at.prototype !== undefined; at = Object.getPrototypeOf(at)) {
    const [own] = all.filter(known => known.target === at);
    for (const field of own?.fields ?? []) if (!fields.has(field.name)) fields.set(field.name, field);
  }
  return [...fields.values()];
}

/** Arguments are nobody's to change: many may share them. */
function instanceOf(target: Class, fields: readonly Declared[], data: Given): Given {
  const instance = new target();
  for (const key of Object.keys(instance)) if (instance[key] === undefined && !(key in data)) Reflect.deleteProperty(instance, key);
  for (const { name, getType } of fields) if (data[name] !== undefined) instance[name] = valueAs(getType(), data[name]);
  return Object.freeze(instance);
}

function valueAs(target: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => valueAs(target, each));
  const fields = declaredBy(target, 'inputTypes');
  return fields ? instanceOf(target as Class, fields, value as Given) : value; // an input object
}

/** Once made, instances of arguments that many share are kept with them. */
function remembered(make: (from: object) => unknown): (from: object) => unknown {
  const known = new WeakMap<object, unknown>();
  return from => {
    if (!Object.isFrozen(from)) return make(from);
    const before = known.get(from);
    if (before !== undefined) return before;
    const made = make(from);
    known.set(from, made);
    return made;
  };
}

/** Values that GraphQL read, as instances of the classes they are declared by; the same as type-graphql makes. */
export function instances(target: unknown): { readonly ofArguments: (args: Given) => unknown; readonly ofValue: (value: unknown) => unknown } {
  const fields = declaredBy(target, 'argumentTypes') ?? [];
  const ofArguments = remembered(args => instanceOf(target as Class, fields, args as Given)); // `@Args` names the class
  const ofInput = remembered(value => valueAs(target, value));
  return { ofArguments, ofValue: value => (typeof value === 'object' && value !== null ? ofInput(value) : value) };
}
