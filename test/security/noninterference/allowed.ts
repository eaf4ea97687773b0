import { getNamedType, isLeafType, isRequiredArgument } from 'graphql';
import type { Pair } from './pair.ts';
import type { Watcher } from './market.ts';

/** Root fields a role may ask for, so that most questions are about rows instead of being refused at the door. */
export async function allowedRoots({ schemas, askIn }: Pair, { actor }: Watcher): Promise<readonly string[]> {
  const roots = Object.values(schemas.get('gateway')?.getQueryType()?.getFields() ?? {});
  const NEEDED: Readonly<Record<string, string>> = { id: '"11111111-2222-4333-8444-555555555555"', code: 'K13', on: '"2026-11-01"', quote: '"USD"', base: '"EUR"' };
  const words = roots.map(field => {
    const args = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${name === 'code' && getNamedType(type).name === 'String' ? '"NONE"' : NEEDED[name] ?? '""'}`);
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`;
  });
  const told = await askIn('whole', actor, { at: 'gateway', query: `{ ${words.join(' ')} }` });
  const refused = new Set(((told['errors'] ?? []) as { path?: string[]; extensions: { code: string } }[]).filter(({ extensions }) => extensions.code === 'FORBIDDEN').map(({ path }) => path?.[0])); // GraphQL's errors
  return roots.map(({ name }) => name).filter(name => !refused.has(name));
}
