// Prints the packages that the solution and its browser parts resolve and holds them against the advisories beside this file. Needs no network.
// Usage: node .ci/packages.mjs [FILE]: FILE is the output of "dotnet list package --format json", asked for when it is not named.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const known = JSON.parse(readFileSync(join(here, 'advisories.json'), 'utf8'));
const text = process.argv[2]
  ? readFileSync(process.argv[2], 'utf8')
  : execFileSync('dotnet', ['list', join(here, '..', 'BasicControl.sln'), 'package', '--include-transitive', '--no-restore', '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 26 });

const packages = new Map();
for (const project of JSON.parse(text).projects ?? []) {
  for (const framework of project.frameworks ?? []) {
    for (const one of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) {
      packages.set(`${one.id} ${one.resolvedVersion}`, one);
    }
  }
}

// What browsers are sent and what tests run besides, as it is locked.
if (!process.argv[2]) {
  const locked = JSON.parse(readFileSync(join(here, '..', 'wwwroot-assets', 'package-lock.json'), 'utf8')).packages;
  for (const [place, one] of Object.entries(locked).filter(([place]) => place.includes('node_modules/'))) {
    const id = `npm:${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}`;
    packages.set(`${id} ${one.version}`, { id, resolvedVersion: one.version });
  }
}

if (packages.size === 0) {
  console.error('packages: nothing is resolved; restore first');
  process.exit(1);
}

const checked = new Set(known.checked.map(id => id.toLowerCase()));
const parts = version => version.split('-')[0].split('.').map(Number);
const compare = (left, right) => {
  const [a, b] = [parts(left), parts(right)];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0);
  }
  return Number(right.includes('-')) - Number(left.includes('-'));
};

let vulnerable = 0;
let unchecked = 0;
for (const one of [...packages.values()].sort((a, b) => a.id.localeCompare(b.id))) {
  const hits = known.advisories.filter(advisory => advisory.package.toLowerCase() === one.id.toLowerCase()
    && compare(one.resolvedVersion, advisory.from) >= 0 && compare(one.resolvedVersion, advisory.fixed) < 0);
  const said = hits.length > 0 ? `VULNERABLE: ${hits.map(hit => `${hit.id} (${hit.what}, fixed in ${hit.fixed}, ${hit.source})`).join('; ')}`
    : checked.has(one.id.toLowerCase()) ? 'nothing known' : 'not checked';
  vulnerable += hits.length > 0 ? 1 : 0;
  unchecked += said === 'not checked' ? 1 : 0;
  console.log(`package ${one.id} ${one.resolvedVersion}: ${said}`);
}

console.log(`packages: ${packages.size} resolved, ${vulnerable} vulnerable, ${unchecked} not checked, against ${known.advisories.length} advisories of ${known.date}`);
process.exit(vulnerable > 0 ? 1 : 0);
