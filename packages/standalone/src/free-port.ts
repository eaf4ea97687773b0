import { createServer } from 'node:net';
import { ActionableError } from '@channelgraph/config';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Rejects before minutes of work end at a port or an address that cannot be had: with what the system says, in words where it says little. */
export function assertPortFree(address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => { reject(inWords(error, address)); });
    probe.listen({ ...address }, () => probe.close(() => { resolve(); }));
  });
}

const NOT_HERE: readonly (string | undefined)[] = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'];

function inWords(cause: NodeJS.ErrnoException, { host, port }: Address): Error {
  if (cause.code === 'EACCES') {
    return new ActionableError({
      what: `Port ${port.toString()} may not be used.`, why: 'ports below 1024 are kept for the system, and this user may not listen there.',
      next: 'choose a higher one: PORT=4000 npm start', cause,
    });
  }
  if (NOT_HERE.includes(cause.code)) {
    return new ActionableError({
      what: `HOST=${host} is no address of this machine.`, why: `listening there was answered with ${String(cause.code)}.`,
      next: 'unset HOST to listen on 127.0.0.1, or set HOST=0.0.0.0 to listen on every address.', cause,
    });
  }
  return cause;
}
