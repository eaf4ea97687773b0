import { isObjectType, type GraphQLFieldResolver } from 'graphql';

type Reference = Readonly<Record<string, unknown>>;

interface Asked {
  readonly representations: readonly Reference[];
}

export type ReferenceResolvers<Context> = Readonly<Record<string, (reference: never, context: Context) => unknown>>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPromise = (value: unknown): value is Promise<unknown> => isRecord(value) && typeof value['then'] === 'function';

/** An entity says which it is, as the library that federates has it. What cannot be told so is an error of its own place. */
function named(entity: unknown, type: string): unknown {
  if (!isRecord(entity)) return entity;
  if ('__typename' in entity) return entity['__typename'] === type ? entity : { ...entity, __typename: type };
  try {
    return Object.defineProperty(entity, '__typename', { value: type });
  } catch (error) {
    return error;
  }
}

/** Finds entities without waiting where nothing is to be waited for: most are only a key whose fields others ask for. */
export const entityResolver = <Context>(references: ReferenceResolvers<Context>, otherwise: GraphQLFieldResolver<unknown, Context, Asked>): GraphQLFieldResolver<unknown, Context, Asked> =>
  (source, asked, context, info) => {
    const { representations } = asked;
    if (!representations.every(({ __typename: type }) => typeof type === 'string' && Object.hasOwn(references, type) && isObjectType(info.schema.getType(type)))) return otherwise(source, asked, context, info);
    return representations.map(reference => {
      const type = String(reference['__typename']);
      const found = references[type]?.(reference as never, context); // its keys are checked by whoever resolves them
      return isPromise(found) ? found.then(entity => named(entity, type)) : named(found, type);
    });
  };
