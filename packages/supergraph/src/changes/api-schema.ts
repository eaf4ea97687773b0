import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { audienceSchema } from '../audiences/audience-schema.ts';

/** The schema that clients of a supergraph see, those of one audience where a tag says so. Throws GraphQLError when the text is no supergraph, AudienceError when nothing in it carries the tag. */
export const apiSchemaOf = (supergraphSdl: string, tag: string | null = null): GraphQLSchema =>
  audienceSchema({ api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(), supergraphSdl, tag });
