// Bundles the extension into one file, so that the package carries no node_modules; with --tests, the unit tests.
import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';

const forTests = process.argv.includes('--tests');
const production = process.argv.includes('--production');

await build({
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
}
