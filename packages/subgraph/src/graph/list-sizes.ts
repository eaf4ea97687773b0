import { isObjectType, type GraphQLSchema } from 'graphql';

/** A page is as long as `first` says: the front door multiplies by it what one entry costs. */
const BY_FIRST = { slicingArguments: ['first'], sizedFields: ['edges'], requireOneSlicingArgument: false };

/** Marks every field that answers with a connection with `@listSize`, so that nobody forgets it. Changes the schema it is given. */
export function markConnections(declared: GraphQLSchema): void {
  for (const type of Object.values(declared.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const page = isObjectType(field.type) ? field.type.getFields() : {};
      if (page['edges'] === undefined || !field.args.some(({ name }) => name === 'first')) continue;
      const directives = field.extensions['directives'] ?? {};
      field.extensions = { ...field.extensions, directives: { ...directives, listSize: BY_FIRST } };
    }
  }
}
