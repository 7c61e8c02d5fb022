// Drives VS Code through one session. The orders stand in the environment variable ORDERS (see vscode_drive_test.go); the
// report is one line of JSON.
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CodeServer } from './code-server.mjs';
import { Editor } from './editor.mjs';

const orders = JSON.parse(process.env.ORDERS);
const { chromium } = createRequire(path.join(orders.tools, 'playwright', 'package.json'))('playwright-core');

rmSync(orders.screenshots, { recursive: true, force: true });
mkdirSync(orders.screenshots, { recursive: true });
const server = new CodeServer(orders.tools, path.join(orders.screenshots, 'code-server.log'), orders.settings);
let browser;
let editor;
const problems = [];

async function session() {
  await server.install(orders.vsix);
  const address = await server.start();
  browser = await chromium.launch({
    executablePath: orders.chromium,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
  const context = await browser.newContext({ viewport: { width: 1100, height: 640 } });
  await context.route((url) => url.origin !== address, (route) => route.abort());
  editor = new Editor(await context.newPage(), orders.screenshots);
  await editor.openFolder(address, orders.workspace);
  for (const step of orders.steps) {
    await take(step);
  }
}

async function take(step) {
  await editor.openFile(step.file);
  await editor.seeSquiggle(step.severity);
  await editor.screenshot('squiggle');
  problems.push(await editor.goToProblem(step.rule));
  if (step.title === '') {
    return;
  }
  await editor.applyQuickFix(step.title);
  await editor.seeNoSquiggle(step.severity);
  await editor.screenshot('fixed');
  await editor.save(step.file);
}

async function end() {
  await browser?.close().catch(() => {});
  await server.stop();
}

process.on('SIGINT', () => void end().finally(() => process.exit(130)));

let failure = '';
try {
  await session();
} catch (error) {
  failure = String(error.stack ?? error);
  await editor?.screenshot('failure').catch(() => {});
}
const channel = server.channel();
await end();
console.log(JSON.stringify({ ok: failure === '', failure, problems, channel }));
process.exit(failure === '' ? 0 : 1);
