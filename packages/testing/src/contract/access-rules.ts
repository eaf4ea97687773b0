import { ROLES, type Actor } from '@channelgraph/identity';
import { keysOf } from '@channelgraph/supergraph';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { actor } from '../actors.ts';
import { addedPlaces, placesIn, type Place } from './declared.ts';
import { madeUp } from './made-up.ts';
import type { OpenedSubgraph } from './references.ts';
import { asked } from './selection.ts';

/** A field that declares an access, and the operation that asks for nothing else. */
interface Guarded extends Place {
  /** Null when it takes a value that cannot be made up. */
  readonly operation: string | null;
}

function guarded({ declared }: OpenedSubgraph): readonly Guarded[] {
  const { schema } = declared;
  const fieldOf = ({ field }: Place): string | null => {
    const words = asked(field);
    return words === null || isLeafType(getNamedType(field.type)) ? words : `${words} { __typename }`;
  };
  const wrapped = (places: readonly Place[], wrap: (field: string, place: Place) => string): readonly Guarded[] =>
    places.map(place => {
      const field = fieldOf(place);
      return { ...place, operation: field === null ? null : wrap(field, place) };
    });
  return [
    ...wrapped(placesIn(schema.getQueryType()), field => `{ ${field} }`),
    ...wrapped(placesIn(schema.getMutationType()), field => `mutation { ${field} }`),
    ...wrapped(addedPlaces(declared), (field, { coordinate }) => {
      const type = schema.getType(coordinate.split('.', 1).join(''));
      const [key = ''] = isObjectType(type) ? keysOf(type) : [];
      const keyType = isObjectType(type) ? type.getFields()[key]?.type : undefined;
      const value = keyType && 'ofType' in keyType ? madeUp(keyType.ofType as never) : null; // a key is a scalar, and never null
      return `{ _entities(representations: [{ __typename: "${type?.name ?? ''}", ${key}: ${value ?? '""'} }]) { ... on ${type?.name ?? ''} { ${field} } } }`;
    }),
  ];
}

/**
 * Fields whose declared access does not hold: somebody without a role on its list, or nobody at all, is not refused. A
 * declaration is only words until the guard behind it has been seen to stop somebody.
 */
export async function openDoors(opened: OpenedSubgraph): Promise<readonly string[]> {
  const { test, declared: { permissions } } = opened;
  const problems: string[] = [];
  for (const { coordinate, field, operation } of guarded(opened)) {
    if (operation === null) {
      problems.push(`${coordinate} takes a value that nobody here can make up`);
      continue;
    }
    const roles = permissions[String(field.extensions['access'])] ?? [];
    const outsider = ROLES.find(role => !roles.includes(role));
    const visitors: readonly (readonly [Actor | null, string])[] = [[null, 'UNAUTHENTICATED'], ...(outsider ? [[actor(outsider), 'FORBIDDEN'] as const] : [])];
    for (const [visitor, code] of visitors) {
      const { errors } = await test.as(visitor).query(operation);
      if (!errors.some(({ extensions, path }) => extensions['code'] === code && path?.at(-1) === field.name)) problems.push(`${coordinate} does not refuse ${visitor?.role ?? 'nobody in particular'}`);
    }
  }
  return problems;
}
