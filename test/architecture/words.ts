/** Words that have no place in a file that is committed. Spelled in parts, so that this file may be committed. */
const machinePaths = new RegExp(`(?<![\\w.~-])/(${['tmp', 'root', 'work', 'home', 'Users'].join('|')})/`);
const promises = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
const registryHosts = new RegExp(`https?://[a-z0-9.-]*(${['regis' + 'try', 'npmmir' + 'ror'].join('|')})`);
const mergeMarks = /^(<{7}|>{7}) /;

const unwelcome = [
  { word: machinePaths, why: 'a path of one machine' },
  { word: promises, why: 'a promise instead of code' },
  { word: registryHosts, why: 'a registry of one machine' },
  { word: mergeMarks, why: 'a merge left half done' },
];

/** What a text says that it should not, line by line. */
export const unwelcomeWords = (path: string, text: string): readonly string[] =>
  text.split('\n').flatMap((line, index) => unwelcome.filter(({ word }) => word.test(line)).map(({ why }) => `${path}:${index + 1} ${why}`));
