// Bundles the extension into one file, so that the package carries no node_modules; with --tests, the unit tests.
import { build } from 'esbuild';
import { copyFile } from 'node:fs/promises';

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

// The licence is copied into the package, so that there is one source of it.
if (!forTests) {
  await copyFile('../../LICENSE', 'LICENSE');
}
