import { readFile, readdir } from 'node:fs/promises';
import { Kind, parse, isEnumType, isInputObjectType, isListType, isNonNullType, typeFromAST, validate } from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLSchema, NamedTypeNode, OperationDefinitionNode } from 'graphql';
import members from '../../subgraphs/subgraphs.json' with { type: 'json' };
import type { GeneratedOperation } from './generated-operation.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The subgraphs of this house, by their committed schemas. */
export const thisGraph = (): Promise<readonly { readonly name: string; readonly url: string; readonly sdl: string }[]> =>
  Promise.all(members.map(async ({ name }) => ({ name, url: `http://${name}.example/graphql`, sdl: await read(`subgraphs/${name}/schema.graphql`) })));

/** Every operation that is written down somewhere in the documents, in what a start prints, and in the stories. */
export async function storedOperations(schema: GraphQLSchema): Promise<readonly GeneratedOperation[]> {
  const stories = (await readdir(new URL('../graph/', import.meta.url))).filter(name => name.endsWith('.ts')).map(name => `test/graph/${name}`);
  const texts = await Promise.all(['README.md', 'docs/graph.md', 'packages/standalone/src/queries.ts', ...stories].map(read));
  const found = texts.flatMap(text => [
    ...[...text.matchAll(/```graphql\n([^]*?)```/g)].flatMap(([, block = '']) => separate(block)),
    ...[...text.matchAll(/([`'])((?:query|mutation|\{ )(?:(?!\1)[^\\])*)\1/g)].map(([, , quoted = '']) => quoted),
  ]);
  return [...new Set(found)].flatMap(text => {
    const document = documentIn(text);
    // The stock executor is not asked about the schema beside other fields.
    if (document === undefined || /__schema|__type\b/.test(text) || validate(schema, document).length > 0) return [];
    const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
    const variables = (operation?.variableDefinitions ?? []).flatMap(({ variable, type }) => {
      const input = typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType | undefined; // lists and exclamation marks too; a variable's type is an input
      return input === undefined ? [] : [[variable.name.value, madeUp(input)] as const];
    });
    return [{ text, variables: Object.fromEntries(variables) }];
  });
}

/** One text for each operation of a block, which may have several. */
function separate(block: string): readonly string[] {
  const document = documentIn(block);
  return document?.definitions.map(({ loc }) => block.slice(loc?.start, loc?.end)) ?? [];
}

function documentIn(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined; // a text that looks like one, or is put together from several
  }
}

/** Some value of the type. */
function madeUp(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return madeUp(type.ofType);
  if (isListType(type)) return [madeUp(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).flatMap(field => (isNonNullType(field.type) ? [[field.name, madeUp(field.type)]] : [])));
  return type.name === 'Int' ? 3 : type.name === 'Float' ? 1.5 : type.name === 'Boolean' ? true : 'id:7';
}
