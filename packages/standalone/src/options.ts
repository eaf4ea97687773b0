import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ActionableError } from '@channelgraph/config';

/** What stands behind the command. Throws an ActionableError with a command that would do. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>({ options, example }: { readonly options: Options; readonly example: string }) {
  try {
    return parseArgs({ options }).values;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const names = Object.keys(options).map(name => `--${name}`).join(', ');
    throw new ActionableError({ what: 'The command was not understood.', why: `${cause.message.split('. ')[0] ?? ''}; it takes ${names === '' ? 'none' : names}.`, next: example, cause });
  }
}
