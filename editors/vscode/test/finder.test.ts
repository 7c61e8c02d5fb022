import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
import { findServer, isExecutableFile, type Surroundings } from '../src/finder';

function at(programs: string[], changes: Partial<Surroundings> = {}): Surroundings {
  return {
    setting: '',
    workspaceFolder: '/shop',
    home: '/home/ada',
    searchPath: '/usr/local/bin:/usr/bin',
    extensionFolder: '/ext',
    platform: 'linux',
    isExecutable: (file) => programs.includes(file),
    ...changes,
  };
}

const cases: { name: string; at: Surroundings; want: string | RegExp }[] = [
  { name: 'the PATH, first folder first', at: at(['/usr/bin/proviso', '/usr/local/bin/proviso']), want: '/usr/local/bin/proviso' },
  { name: 'the PATH before the bundled one', at: at(['/usr/bin/proviso', '/ext/bin/proviso']), want: '/usr/bin/proviso' },
  { name: 'the bundled one', at: at(['/ext/bin/proviso']), want: '/ext/bin/proviso' },
  { name: 'nothing at all', at: at([]), want: /neither on the PATH nor in the extension/ },
  { name: 'relative PATH entries are passed over', at: at(['bin/proviso', './proviso'], { searchPath: 'bin:.:' }), want: /neither/ },
  { name: 'the setting before the PATH', at: at(['/opt/proviso', '/usr/bin/proviso'], { setting: '/opt/proviso' }), want: '/opt/proviso' },
  { name: 'blanks around the setting', at: at(['/opt/proviso'], { setting: '  /opt/proviso ' }), want: '/opt/proviso' },
  { name: 'a wrong setting is not papered over', at: at(['/usr/bin/proviso'], { setting: '/opt/none' }), want: /"\/opt\/none", which is not a program/ },
  { name: 'a bare name in the setting', at: at(['/usr/bin/proviso-next'], { setting: 'proviso-next' }), want: '/usr/bin/proviso-next' },
  { name: 'home', at: at(['/home/ada/go/bin/proviso'], { setting: '~/go/bin/proviso' }), want: '/home/ada/go/bin/proviso' },
  { name: 'the workspace folder', at: at(['/shop/bin/proviso'], { setting: '${workspaceFolder}/bin/proviso' }), want: '/shop/bin/proviso' },
  { name: 'no workspace folder', at: at([], { setting: '${workspaceFolder}/bin/proviso', workspaceFolder: undefined }), want: /no folder is open/ },
  { name: 'a relative setting', at: at(['/shop/bin/proviso'], { setting: './bin/proviso' }), want: '/shop/bin/proviso' },
  {
    name: 'Windows',
    at: at(['C:\\tools\\proviso.exe'], { platform: 'win32', searchPath: 'C:\\Windows;C:\\tools' }),
    want: 'C:\\tools\\proviso.exe',
  },
];

for (const c of cases) {
  test(c.name, () => {
    const search = findServer(c.at);
    if (typeof c.want === 'string') {
      assert.deepEqual(search.found && search.program, c.want);
    } else {
      assert.match(search.found ? search.program : search.reason, c.want);
    }
  });
}

test('only a file that can be executed is a program', { skip: process.platform === 'win32' }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'proviso-finder-'));
  try {
    const [plain, program, directory] = ['plain', 'program', 'directory'].map((name) => path.join(folder, name));
    writeFileSync(plain!, '');
    chmodSync(plain!, 0o644);
    writeFileSync(program!, '');
    chmodSync(program!, 0o755);
    mkdirSync(directory!);
    assert.equal(isExecutableFile(program!), true);
    assert.equal(isExecutableFile(directory!), false);
    assert.equal(isExecutableFile(path.join(folder, 'absent')), false);
    assert.equal(isExecutableFile(plain!), false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
