// Bundles the extension into one file, so that the package carries no node_modules; with --tests, the unit tests.
import { build } from 'esbuild';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const forTests = process.argv.includes('--tests');
const production = process.argv.includes('--production');

const { metafile } = await build({
  metafile: true,
  entryPoints: forTests ? ['test/finder.test.ts'] : ['src/extension.ts'],
  outdir: forTests ? 'out/test' : 'out',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
});

// What the package shares with the rest of the project is copied, so that there is one source of each.
if (!forTests) {
  await mkdir('schema', { recursive: true });
  await copyFile('../../contracts/config/proviso.schema.json', 'schema/proviso.schema.json');
  await copyFile('../../LICENSE', 'LICENSE');
  await writeFile('out/licences.txt', await licences(Object.keys(metafile.inputs)));
}

// The licences of what was bundled travel with the bundle; a package without one fails the build.
async function licences(inputs) {
  const folders = new Set(inputs.map((file) => file.match(/.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
  const texts = [...folders].sort().map(async (folder) => {
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) {
      throw new Error(`${folder} has no licence`);
    }
    return `${name} ${version}\n\n${await readFile(join(folder, file), 'utf8')}`;
  });
  return (await Promise.all(texts)).join('\n\n');
}
