// Where is the server? Knows nothing of VS Code, so that it can be tested with plain Node.
import { accessSync, constants, statSync } from 'node:fs';
import * as path from 'node:path';

export interface Surroundings {
  /** The value of the setting proviso.path. */
  readonly setting: string;
  readonly workspaceFolder: string | undefined;
  readonly home: string;
  readonly searchPath: string;
  readonly extensionFolder: string;
  readonly platform: NodeJS.Platform;
  readonly isExecutable: (file: string) => boolean;
}

export type Search =
  | { readonly found: true; readonly program: string; readonly origin: 'setting' | 'PATH' | 'bundled' }
  | { readonly found: false; readonly reason: string };

/** A setting that names nothing is an error, not a reason to run some other program. */
export function findServer(at: Surroundings): Search {
  const setting = at.setting.trim();
  if (setting !== '') {
    return fromSetting(setting, at);
  }
  const onPath = onSearchPath(programName(at.platform), at);
  if (onPath !== undefined) {
    return { found: true, program: onPath, origin: 'PATH' };
  }
  const bundled = join(at, at.extensionFolder, 'bin', programName(at.platform));
  if (at.isExecutable(bundled)) {
    return { found: true, program: bundled, origin: 'bundled' };
  }
  return {
    found: false,
    reason: 'The proviso program was found neither on the PATH nor in the extension. Install it, or set "proviso.path".',
  };
}

function fromSetting(setting: string, at: Surroundings): Search {
  const expanded = expand(setting, at);
  if (expanded === undefined) {
    return { found: false, reason: `"proviso.path" is "${setting}", but no folder is open.` };
  }
  const program = isBareName(expanded) ? onSearchPath(expanded, at) : resolve(expanded, at);
  if (program !== undefined && at.isExecutable(program)) {
    return { found: true, program, origin: 'setting' };
  }
  return { found: false, reason: `"proviso.path" is "${setting}", which is not a program that can be started.` };
}

/** undefined if the workspace folder is asked for and there is none. */
function expand(setting: string, at: Surroundings): string | undefined {
  const placeholder = '${workspaceFolder}';
  if (setting.includes(placeholder)) {
    return at.workspaceFolder === undefined ? undefined : setting.split(placeholder).join(at.workspaceFolder);
  }
  return /^~(?=$|[\\/])/.test(setting) ? at.home + setting.slice(1) : setting;
}

function isBareName(name: string): boolean {
  return !name.includes('/') && !name.includes('\\');
}

function resolve(file: string, at: Surroundings): string {
  const flavour = flavourOf(at);
  return flavour.isAbsolute(file) ? file : flavour.join(at.workspaceFolder ?? at.home, file);
}

/** Relative entries of the PATH are passed over: what they name depends on the folder that is open. */
function onSearchPath(name: string, at: Surroundings): string | undefined {
  const flavour = flavourOf(at);
  return at.searchPath
    .split(flavour.delimiter)
    .filter((folder) => flavour.isAbsolute(folder))
    .map((folder) => flavour.join(folder, name))
    .find(at.isExecutable);
}

function programName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'proviso.exe' : 'proviso';
}

function join(at: Surroundings, ...parts: string[]): string {
  return flavourOf(at).join(...parts);
}

function flavourOf(at: Surroundings): path.PlatformPath {
  return at.platform === 'win32' ? path.win32 : path.posix;
}

export function isExecutableFile(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
