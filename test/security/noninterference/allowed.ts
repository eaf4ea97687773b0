import { type GraphQLSchema, isLeafType, getNamedType, isRequiredArgument } from 'graphql';
import type { Pair } from './pair.ts';
import type { Watcher } from './market.ts';

/** Root fields a role may ask for, so that most questions are about rows instead of being refused at the door. */
export async function allowedRoots({ schemas, askIn }: Pair, { actor }: Watcher): Promise<readonly string[]> {
  const schema = schemas.get('gateway') as GraphQLSchema; // always there
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const NEEDED: Readonly<Record<string, string>> = { id: '"11111111-2222-4333-8444-555555555555"', code: 'K13', on: '"2026-11-01"', quote: '"USD"', base: '"EUR"' };
  const words = roots.map(field => {
    const args = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${name === 'code' && getNamedType(type).name === 'String' ? '"NONE"' : NEEDED[name] ?? '""'}`);
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`;
  });
  const told = await askIn('whole', actor, { at: 'gateway', query: `{ ${words.join(' ')} }` });
  const refused = new Set((told['errors'] as { path?: string[]; extensions: { code: string } }[] | undefined)?.filter(({ extensions }) => extensions.code === 'FORBIDDEN').map(({ path }) => path?.[0]));
  return roots.map(({ name }) => name).filter(name => !refused.has(name));
}
