import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  GraphQLError, GraphQLUnionType, execute, getNamedType, getNullableType, isAbstractType, isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, parse,
} from 'graphql';
import type { GraphQLFieldResolver, GraphQLNamedType, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '@channelgraph/gateway';
import { hash } from './hash.ts';

/** What goes wrong, and always the same way: a number that is drawn from, and the failures that may be drawn. */
export interface Weather {
  readonly seed: string;
  readonly fieldsFail: boolean;
  readonly subgraphsFail: boolean;
  readonly valuesAreWrong: boolean;
}

interface MadeUp {
  readonly __typename: string;
  readonly number: number;
  /** What the gateway told of it. */
  readonly told: Readonly<Record<string, unknown>>;
}

type Told = Readonly<Record<string, unknown>>;

/**
 * A subgraph that answers every question of its schema with something that follows from the question alone: the same
 * entity is the same wherever it is met, and who is asked in which order makes no difference. Of an entity, the number
 * in its keys says everything, also which type it is.
 */
export function madeUpSubgraph({ name, sdl }: { readonly name: string; readonly sdl: string }, whole: GraphQLSchema, weather: () => Weather): SubgraphTransport {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }]);
  const types = Object.values(whole.getTypeMap()).filter(type => isObjectType(type)).map(type => type.name).sort();
  const typeOf = (number: number): string => types[number % types.length] ?? '';
  const numbered = (type: string, drawn: number): number => (drawn % 4) * types.length + Math.max(0, types.indexOf(type));
  const entityTypes = new Set(schema.getType('_Entity') instanceof GraphQLUnionType ? (schema.getType('_Entity') as GraphQLUnionType).getTypes().map(type => type.name) : []); // it was looked

  const referred = (told: Told): MadeUp | null => {
    const type = schema.getType(String(told['__typename']));
    const number = numberIn(told);
    if (type === undefined || number === null || hash('gone', number, name) % 17 === 0) return null;
    return { __typename: isInterfaceType(type) ? typeOf(number) : type.name, number, told };
  };

  const made = (type: GraphQLNamedType, drawn: number): MadeUp => {
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type).map(each => each.name).sort();
      return made(schema.getType(possible[drawn % possible.length] ?? '') as GraphQLObjectType, drawn); // possible types are objects
    }
    const inWhole = whole.getType(type.name);
    if (isInterfaceType(inWhole)) { // an object here, an interface elsewhere
      const possible = whole.getPossibleTypes(inWhole).map(each => each.name).sort();
      return { __typename: type.name, number: numbered(possible[drawn % possible.length] ?? '', drawn), told: {} };
    }
    return { __typename: type.name, number: entityTypes.has(type.name) ? numbered(type.name, drawn) : drawn, told: {} };
  };

  const valueOf = (type: GraphQLOutputType, drawn: number, label: string): unknown => {
    if (!isNonNullType(type) && drawn % 11 === 0) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) return Array.from({ length: hash(drawn, 'length') % 4 }, (_, index) => valueOf(nullable.ofType, hash(drawn, index), label)); // an output's entries are outputs
    const named = getNamedType(nullable);
    if (isEnumType(named)) return named.getValues()[drawn % named.getValues().length]?.value;
    if (isScalarType(named)) return scalar(named.name, drawn, label);
    return made(named, drawn);
  };

  const fieldResolver: GraphQLFieldResolver<MadeUp | undefined, unknown> = (source, args, _, { parentType, fieldName, returnType }) => {
    const definition = parentType.getFields()[fieldName];
    const isKey = definition?.astNode?.directives?.some(({ name: { value } }) => value === 'external') !== true && isKeyField(parentType, fieldName);
    if (source !== undefined && isKey) return keyValue(source.number, fieldName, returnType);
    const requires = definition?.astNode?.directives?.some(({ name: { value } }) => value === 'requires') === true;
    const owner = source === undefined ? 'root' : entityTypes.has(parentType.name) ? typeOf(source.number) : parentType.name;
    const drawn = hash(owner, source?.number, fieldName, JSON.stringify(args), requires ? JSON.stringify(sorted(source?.told)) : '');
    const { seed, fieldsFail } = weather();
    if (fieldsFail && hash(seed, drawn) % 13 === 0) throw new GraphQLError(`No ${fieldName} today.`, { extensions: { code: 'NOT_FOUND' } });
    return valueOf(returnType, drawn, `${owner}.${fieldName}`);
  };

  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities !== undefined) entities.resolve = (_, { representations }: { readonly representations: readonly Told[] }) => representations.map(referred);
  const union = schema.getType('_Entity');
  if (union instanceof GraphQLUnionType) union.resolveType = value => (value as MadeUp).__typename; // we made it

  return {
    execute: async (request: SubgraphRequest): Promise<SubgraphResponse> => {
      const { seed, subgraphsFail, valuesAreWrong } = weather();
      if (subgraphsFail && hash(seed, name) % 3 === 0) throw new Error(`${name} is away.`);
      const { data, errors } = await execute({ schema, document: parse(request.query), variableValues: request.variables, operationName: request.operationName, fieldResolver, typeResolver: value => (value as MadeUp).__typename }); // we made it
      // As it would have come through a wire.
      const answer = JSON.parse(JSON.stringify({ data, errors: errors?.map(error => error.toJSON()) })) as SubgraphResponse; // what was written
      return valuesAreWrong ? { ...answer, data: spoilt(answer.data, { seed, types: [...types, ...Object.keys(schema.getTypeMap())] }) as Told } : answer; // a record as before
    },
  };
}

const isKeyField = (type: GraphQLObjectType, field: string): boolean => ['id', 'upc', 'badge', 'no', 'site'].includes(field) && type.name !== 'Query';

const keyValue = (number: number, field: string, type: GraphQLOutputType): unknown => (isObjectType(getNamedType(type)) ? { __typename: getNamedType(type).name, number, told: {} } : `${field}:${number}`);

function numberIn(told: Told): number | null {
  for (const name of ['id', 'upc', 'no']) {
    const found = told[name];
    if (typeof found === 'string') return Number(found.split(':')[1]);
  }
  return typeof told['badge'] === 'object' && told['badge'] !== null ? numberIn(told['badge'] as Told) : null; // an object with names
}

function scalar(type: string, drawn: number, label: string): unknown {
  switch (type) {
    case 'Int': return drawn % 1_000 - 500;
    case 'Float': return (drawn % 10_000) / 16;
    case 'Boolean': return drawn % 2 === 0;
    case 'ID': return `id:${drawn % 97}`;
    case 'String': return `${label} "${drawn % 50}" \u00fc\n`;
    default: return drawn % 3 === 0 ? { any: [drawn, null] } : drawn % 3 === 1 ? drawn : `${label} ${drawn}`;
  }
}

const sorted = (told: Told = {}): unknown => Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1));

/** Some values are not what the schema promises, and nobody says so. Names and keys stay: they decide what is asked next. */
function spoilt(value: unknown, how: { readonly seed: string; readonly types: readonly string[] }, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each, index) => (!/^(_entities|entities\d+)$/.test(name) && hash(how.seed, name, index) % 9 === 0 ? null : spoilt(each, how)));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoilt(each, how, key)]));
  if (typeof value !== 'string' || how.types.includes(value) || /^(id|upc|no|site):/.test(value)) return value;
  const drawn = hash(how.seed, value) % 40;
  return drawn === 0 ? null : drawn === 1 ? 7 : value;
}
