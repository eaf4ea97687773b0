import { Extensions } from 'type-graphql';

/** Says of a list of records why it needs no pages: how it stays short whatever the business does. The contract of subgraphs asks for it. */
export const Bounded = (reason: string) => Extensions({ bounded: reason });

/** Says of a type why its records are the same for everybody who may ask at all: there is no reach to be outside of. */
export const SameForEverybody = (reason: string) => Extensions({ sameForEverybody: reason });
