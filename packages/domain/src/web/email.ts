import { hostOf } from './host.ts';

const LONGEST_ADDRESS = 254; // RFC 5321, less the angle brackets
const LONGEST_MAILBOX = 64;
const MAILBOX = /^[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)*$/; // no quoted mailboxes: nobody has one, forms mistype them
const HOST = /^[^\s@/?#:\\%]+(?<!\.)$/; // a host alone: no port, path or closing dot

/** Whether mail could be sent to this address: one mailbox at a host with a dot. International letters are allowed; the address may still not exist. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const mailbox = text.slice(0, Math.max(0, at));
  const host = text.slice(at + 1);
  return text.length <= LONGEST_ADDRESS && mailbox.length <= LONGEST_MAILBOX && MAILBOX.test(mailbox) && HOST.test(host) && hostOf(host) !== null;
}
