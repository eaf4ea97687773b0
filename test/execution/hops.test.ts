import { buildSubgraphSchema } from '@apollo/subgraph';
import { members } from '@channelgraph/standalone';
import { execute, GraphQLError, getNullableType, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, NoUnusedVariablesRule, parse, responsePathAsArray, specifiedRules, validate } from 'graphql';
import type { ExecutionResult, GraphQLFieldResolver, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { compiledOperation } from '../../packages/subgraph/src/compiled/operation.ts';
import { generatedOperation } from './generated-operation.ts';
import { GRAPHS } from './graphs.ts';
import { hash } from './hash.ts';

/** Everything that resolvers do and that an executor has to cope with, always the same for the same seed. */
function moody(sdl: string, seed: () => string): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }]);
  const objects = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && !type.name.startsWith('__')) as readonly GraphQLObjectType[]; // they are

  const leaf = (type: GraphQLOutputType, drawn: number): unknown => {
    if (isEnumType(type)) return drawn % 31 === 0 ? 'NOBODY' : type.getValues()[drawn % type.getValues().length]?.value;
    switch (isLeafType(type) ? type.name : '') {
      case 'Int': case 'Float': return drawn % 29 === 0 ? 'many' : drawn % 997;
      case 'Boolean': return drawn % 2 === 0;
      case 'DateTime': return drawn % 23 === 0 ? 'soon' : new Date(drawn);
      case 'String': case 'ID': return drawn % 37 === 0 ? { no: 'text' } : drawn % 5 === 0 ? drawn : `text ${String(drawn % 100)}`;
      default: return drawn % 3 === 0 ? undefined : '12.50';
    }
  };

  /**
   * Objects in lists of which no entry may be null: nothing below them comes later. graphql-js forgets entries that come later when
   * another has failed, and their own failures are heard by nobody.
   */
  const calm = new WeakSet<object>();

  /** An object whose fields are there, are worked out when somebody looks, or are functions. */
  const object = (type: GraphQLObjectType, drawn: number, isCalm: boolean): object => {
    const made = {};
    if (isCalm) calm.add(made);
    for (const field of Object.values(type.getFields())) {
      const own = hash(drawn, field.name);
      if (own % 4 === 0) Object.defineProperty(made, field.name, { enumerable: true, value: (args: object, _: unknown, { path }: { readonly path: Parameters<typeof responsePathAsArray>[0] }) => whatever(field.type, hash(own, JSON.stringify(args), responsePathAsArray(path).join()), isCalm) });
      else Object.defineProperty(made, field.name, { enumerable: true, get: () => whatever(field.type, own, isCalm) });
    }
    return Object.defineProperty(made, '__typename', { value: drawn % 41 === 0 ? 'Query' : drawn % 43 === 0 ? 'Nothing' : type.name });
  };

  const value = (type: GraphQLOutputType, drawn: number, isCalm: boolean): unknown => {
    const nullable = getNullableType(type);
    if (drawn % 17 === 0) return null;
    if (isListType(nullable)) {
      if (drawn % 27 === 0) return 'no list';
      const entries = Array.from({ length: drawn % 3 }, (_, index) => entry(nullable.ofType, hash(drawn, index), isCalm || isNonNullType(nullable.ofType)));
      return drawn % 5 === 0 ? new Set(entries) : entries;
    }
    if (isAbstractType(nullable)) return object(schema.getPossibleTypes(nullable)[drawn % schema.getPossibleTypes(nullable).length] as GraphQLObjectType, drawn, isCalm); // one of them
    return isObjectType(nullable) ? object(nullable, drawn, isCalm) : leaf(nullable, drawn);
  };

  const entry = (type: GraphQLOutputType, drawn: number, isCalm: boolean): unknown => {
    try {
      return whatever(type, drawn, isCalm);
    } catch (error) {
      return error;
    }
  };

  /** A value, later or now, or one of the ways to have none. */
  function whatever(type: GraphQLOutputType, drawn: number, isCalm: boolean): unknown {
    if (drawn % 19 === 0) throw drawn % 2 === 0 ? new GraphQLError('Not today.', { extensions: { code: 'NOT_FOUND' } }) : new Error('Broken.');
    if (drawn % 53 === 0) return new Error('Given back.');
    if (drawn % 3 !== 0 || isCalm || isNonNullType(type)) return value(type, drawn, isCalm);
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        if (drawn % 23 === 0) reject(new Error('Later.'));
        else resolve(value(type, drawn, isCalm));
      });
    });
  }

  const resolver: GraphQLFieldResolver<object | undefined, unknown, object> = (source, args, context, { path, fieldName, parentType, fieldNodes, returnType, variableValues, operation, fragments }) =>
    whatever(returnType, hash(seed(), responsePathAsArray(path).join(), fieldName, parentType.name, fieldNodes.length, JSON.stringify([args, context, variableValues, operation.name?.value, Object.keys(fragments)])), source !== undefined && calm.has(source));
  for (const type of objects) {
    for (const field of Object.values(type.getFields())) if (type.name === 'Query' || hash(type.name, field.name) % 3 === 0) field.resolve = resolver;
  }
  return schema;
}

/** The answer to the letter; errors as they are told and as the operator hears of them, in the order of their places. */
const told = ({ data, errors = [] }: ExecutionResult): unknown => ({
  data: JSON.stringify(data),
  errors: errors.map(error => JSON.stringify([error.path, error.toJSON(), error.originalError?.message, error.originalError instanceof GraphQLError])).sort(),
});

/** Conditions are left to graphql-js, so they are taken out, and the variables of some are used no more. */
const RULES = specifiedRules.filter(rule => rule !== NoUnusedVariablesRule);
const withoutConditions = (text: string): string => text.replaceAll(/ @(skip|include)\(if: [^)]*\)/g, '');

const subgraphs = [
  ...Object.entries(GRAPHS).flatMap(([graph, parts]) => parts.map(({ name, sdl }) => [`${graph}: ${name}`, sdl] as const)),
  ...members.map(({ name }) => [name, readFileSync(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8')] as const),
];

describe('a compiled hop', () => {
  const each = Math.ceil(inject('effort').comparedOperations / 40);
  it.each(subgraphs)('says what graphql-js says (%s)', async (name, sdl) => {
    let seed = '';
    const schema = moody(sdl, () => seed);
    let compared = 0;
    for (let index = 0; index < each * 3 && compared < each; index += 1) {
      seed = `${name} ${String(index)}`;
      const { text, variables } = generatedOperation(schema, seed);
      const document = parse(withoutConditions(text));
      if (validate(schema, document, RULES).length > 0) continue;
      const compiled = compiledOperation(schema, document);
      if (!compiled) {
        expect(text).toMatch(/^mutation/);
        continue;
      }
      compared += 1;
      const theirs = await execute({ schema, document, variableValues: variables, contextValue: { seed } });
      expect([seed, text, told(await compiled.run({ seed }, variables))]).toEqual([seed, text, told(theirs)]);
    }
    expect(compared).toBeGreaterThan(0);
  });
});
