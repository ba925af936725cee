// Prints each failed test of the named result files with the beginning of what it said.
// Usage: node .ci/failures.mjs FILE.trx ...
import { readFileSync } from 'node:fs';

const MostTests = 40;
const MostLines = 12;
const words = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = text => text
  .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
  .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => words[name]);

const failed = process.argv.slice(2).flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/<UnitTestResult\b([^>]*\boutcome="(?:Failed|Error|Timeout|Aborted)"[^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)]);
for (const [, attributes, body = ''] of failed.slice(0, MostTests)) {
  const said = [/<Message>([\s\S]*?)<\/Message>/, /<StackTrace>([\s\S]*?)<\/StackTrace>/]
    .flatMap(part => plain(body.match(part)?.[1] ?? '').split('\n').slice(0, MostLines));
  console.error(`.ci/run: failed: ${plain(attributes.match(/\btestName="([^"]*)"/)[1])}`);
  for (const line of said.filter(line => line.trim().length > 0)) console.error(`  ${line.trim().slice(0, 300)}`);
}
