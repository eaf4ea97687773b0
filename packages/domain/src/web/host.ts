const LONGEST_INPUT = 2048;
const LONGEST_HOST = 253;
const SCHEME = /^([a-z][a-z0-9+.-]*:)?\/\//i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The host in a web address, in lower-case ASCII (IDNA), or null when there is none with at least two labels. Reads what people paste. */
export function hostOf(input: string): string | null {
  const address = input.trim();
  if (address.length > LONGEST_INPUT || /\s/.test(address)) return null;
  const url = `http://${address.replace(SCHEME, '')}`;
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/\.$/, '');
  const labels = host.split('.');
  return host.length <= LONGEST_HOST && labels.length > 1 && labels.every((label) => LABEL.test(label)) ? host : null;
}
