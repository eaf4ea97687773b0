import { getNamedType, isInputObjectType, isNonNullType, isObjectType, type GraphQLInputObjectType } from 'graphql';
import { placesIn, type Declared, type Place } from './declared.ts';

/** What follows from a command, or from who sends it; a client that could write it would decide for itself. */
const DECIDED_HERE = new RegExp([
  '^(status|state|phase|decision|verdict|outcome|approval|owner|role|version)(Id)?s?$',
  '^(approver|reviewer|decider|submitter|creator|author|actor|principal)(Id)?s?$',
  '^(is|was|has)?(Been)?(approved|rejected|accepted|granted|decided|verified)$', // a yes that somebody gives himself
  '(ed|d)(By|At|ById)$', // decidedBy, approvedAt, whatever was done by whomever, and when
  '(Status|State|Decision|Role|Owner|OwnerId)$',
].join('|'), 'i');
const DECIDED_TYPE = /(Status|State|Decision|Role)$/;

const commandsOf = ({ schema }: Declared): readonly Place[] => placesIn(schema.getMutationType());

/** Every input type that a command takes, however deep inside another. */
function inputsOf(subgraph: Declared): ReadonlySet<GraphQLInputObjectType> {
  const found = new Set<GraphQLInputObjectType>();
  const see = (type: unknown): void => {
    if (!isInputObjectType(type) || found.has(type)) return;
    found.add(type);
    for (const field of Object.values(type.getFields())) see(getNamedType(field.type));
  };
  for (const { field } of commandsOf(subgraph)) for (const argument of field.args) see(getNamedType(argument.type));
  return found;
}

export const madeByTheClient = (subgraph: Declared): readonly string[] => {
  const given = [
    ...[...inputsOf(subgraph)].flatMap(input => Object.values(input.getFields()).map(({ name, type }) => ({ coordinate: `${input.name}.${name}`, name, type }))),
    ...commandsOf(subgraph).flatMap(({ coordinate, field }) => field.args.map(({ name, type }) => ({ coordinate: `${coordinate}(${name}:)`, name, type }))),
  ];
  return given.filter(({ name, type }) => DECIDED_HERE.test(name) || DECIDED_TYPE.test(getNamedType(type).name)).map(({ coordinate }) => `${coordinate} is for the programme to say`);
};

const problemsOf = ({ coordinate, field }: Place): readonly string[] => {
  const problems: string[] = [];
  const [input, ...others] = field.args;
  const inputType = input && getNamedType(input.type);
  if (input?.name !== 'input' || others.length > 0 || !isNonNullType(input.type) || !isInputObjectType(inputType)) problems.push(`${coordinate} takes something else than one "input"`);
  else if (String(inputType.getFields()['clientMutationId']?.type) !== 'ID') problems.push(`${inputType.name} takes no clientMutationId`);
  const payload = getNamedType(field.type);
  const { userErrors, clientMutationId, ...things } = isObjectType(payload) ? payload.getFields() : {};
  if (String(userErrors?.type) !== '[UserError!]!' || String(clientMutationId?.type) !== 'ID') problems.push(`${coordinate} answers ${String(field.type)}, without userErrors and clientMutationId`);
  if (Object.keys(things).length === 0 || Object.values(things).some(({ type }) => isNonNullType(type))) problems.push(`${coordinate} answers without a thing that is null when it was refused`);
  return problems;
};

export const commandProblems = (subgraph: Declared): readonly string[] => commandsOf(subgraph).flatMap(problemsOf);
