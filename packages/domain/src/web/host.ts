const LONGEST_INPUT = 2048;
const LONGEST_HOST = 253;
const SCHEME = /^([a-z][a-z0-9+.-]*:)?\/\//i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const ENDING = /\.([a-z]{2,}|xn--[a-z0-9-]+)$/; // letters, so that an address in numbers is no name

/** The host name in a web or mail address, in lower-case ASCII (IDNA), or null when there is none with a dot. Reads what people paste. */
export function hostOf(input: string): string | null {
  const address = input.trim();
  if (address.length > LONGEST_INPUT || /\s/.test(address)) return null;
  const url = `http://${address.replace(SCHEME, '')}`;
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/\.$/, '');
  const isName = host.length <= LONGEST_HOST && ENDING.test(host) && host.split('.').every((label) => LABEL.test(label));
  return isName ? host : null;
}
