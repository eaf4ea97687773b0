import { SYSTEM, type Database, type Session, type Sql } from '@channelgraph/database';

/** A database as the programme itself, each statement a transaction of its own: for what a test arranges and looks at. */
export interface OwnHands extends Database, Session {
  /** How many rows the statement changed. */
  run(statement: Sql): Promise<number>;
}

export function ownHands(database: Database): OwnHands {
  const system = database.as(SYSTEM);
  return {
    ...database,
    table: entity => system.table(entity),
    rows: statement => system.rows(statement),
    entities: (entity, alias, rest) => system.entities(entity, alias, rest),
    run: statement => database.transaction(SYSTEM, session => session.run(statement)),
  };
}
