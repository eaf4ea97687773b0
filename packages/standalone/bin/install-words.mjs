/** What the installer tells pnpm, and what it tells the reader when pnpm fails. */

/** Every way of installing uses this one; see docs/pins.md. */
export const PNPM = '10.34.9';

/** How to reach the registry is the reader's own setting; everything else npm tells its scripts is about npm, not pnpm. */
const kept = /^npm_config_(registry|userconfig|cafile|proxy|https_proxy|noproxy|strict_ssl)$/i;
const dropped = /^(npm_(config|package|lifecycle)_.*|npm_(command|execpath|node_execpath)|INIT_CWD)$/i;

/** The environment pnpm runs in: without what `npm run` adds, and with retries that give up within seconds, not minutes. */
export function cleanEnvironment(environment) {
  const entries = Object.entries(environment).filter(([name, value]) => !dropped.test(name) || (kept.test(name) && value));
  return {
    ...Object.fromEntries(entries),
    npm_config_fetch_retries: '3',
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
    npm_config_update_notifier: 'false',
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  };
}

/** Each cause by the words that betray it, the surest first. */
const CAUSES = [
  [/ENOSPC|EDQUOT|no space left/i, () => 'the disk is full.', (command) => `free some space (df -h shows where), then ${command}`],
  [/ERR_PNPM_OUTDATED_LOCKFILE/, () => 'a package.json names dependencies that pnpm-lock.yaml does not have.', (command) => `npx --yes pnpm@${PNPM} install && ${command}`],
  [/SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_HAS_EXPIRED/, (word) => `the certificate of the package registry is not trusted (${word}).`, (command) => `NODE_EXTRA_CA_CERTS=<your company's certificate> ${command}`],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/, (word) => `the package registry cannot be reached (${word}).`, (command) => `connect to the internet (behind a proxy: set HTTPS_PROXY), then ${command}`],
  [/\bE40[137]\b|ERR_PNPM_FETCH_40[137]/, (word) => `the package registry asks for a login (${word}).`, (command) => `npm login, then ${command}`],
  [/ERR_PNPM_FETCH_\d+|\bE404\b|ERR_PNPM_TARBALL_INTEGRITY/, (word) => `the package registry did not give a package as expected (${word}).`, (command) => `${command}, and if it stays: npm config get registry`],
  [/EROFS/, () => 'the file system is read-only.', (command) => `copy the checkout to where it can be written, then ${command}`],
  [/EACCES|EPERM/, (word) => `this user may not write here (${word}).`, (command) => `sudo chown -R "$(id -u)" . && ${command}`],
  [/ENOENT.*npx|spawn npx|npx: not found/, () => 'npx, which comes with npm, is not on the PATH.', (command) => `install Node 24 with npm from https://nodejs.org, then ${command}`],
];

/** What, why and next for an install that failed, from what was printed. */
export function installFailure(output, command) {
  const what = 'The dependencies could not be installed.';
  for (const [words, why, next] of CAUSES) {
    const found = words.exec(output);
    if (found) return { what, why: why(found[0]), next: next(command) };
  }
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean);
  const telling = lines.filter((line) => /ERR|error/i.test(line)).at(-1) ?? lines.at(-1) ?? 'pnpm printed nothing.';
  return { what, why: telling, next: `npx --yes pnpm@${PNPM} install --frozen-lockfile shows everything; then ${command}` };
}
