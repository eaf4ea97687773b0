import { connect, type Socket } from 'node:net';

/** One answer, as far as a load generator looks at it. */
export interface Received {
  readonly ok: boolean;
  readonly bytes: number;
  /** The whole of it, only when something was wrong. */
  readonly text: string | null;
}

export interface Wire {
  /** Sends a request; `received` hears when its whole answer is there. */
  send(request: string): void;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');
const ERRORS = Buffer.from('"errors":');

/** Where the answer that begins a buffer ends; 0 while some of it is missing. */
function endOf(buffer: Buffer): number {
  const head = buffer.indexOf(HEAD_END);
  if (head < 0) return 0;
  const headers = buffer.toString('latin1', 0, head).toLowerCase();
  const at = headers.indexOf('content-length:');
  if (at >= 0) {
    const end = head + HEAD_END.length + Number.parseInt(headers.slice(at + 15, at + 30), 10);
    return buffer.length >= end ? end : 0;
  }
  return buffer.length > LAST_CHUNK.length && buffer.subarray(buffer.length - LAST_CHUNK.length).equals(LAST_CHUNK) ? buffer.length : 0;
}

/** A kept connection with one request at a time, written and read by hand, because a client library would be what is measured. */
export function wire(url: URL, received: (answer: Received) => void, failed: (error: Error) => void): Promise<Wire> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    const socket: Socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      parts.push(chunk);
      const buffer = parts.length === 1 ? chunk : Buffer.concat(parts);
      const end = endOf(buffer);
      if (end === 0) {
        parts = [buffer];
        return;
      }
      parts = [];
      const ok = buffer.toString('latin1', 9, 12) === '200' && !buffer.includes(ERRORS);
      received({ ok, bytes: end, text: ok ? null : buffer.toString('utf8') });
    });
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', failed);
      socket.once('close', () => { failed(new Error('The connection was closed.')); });
      resolve({
        send: request => { socket.write(request); },
        close: () => { socket.removeAllListeners('close'); socket.destroy(); },
      });
    });
  });
}
