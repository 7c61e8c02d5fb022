#!/bin/bash
# Installs what driving VS Code needs, each part only when it is missing: VS Code in a browser (code-server), the Node it
# runs on, a client for the browser, Chromium. Never fails: what cannot be had leaves a reason that the test skips with.
set -euo pipefail

node_version=24
code_server_version=4.139.1
playwright_version=1.65
minutes=8

tools=${XDG_CACHE_HOME:-$HOME/.cache}/proviso-vscode
versions="node $node_version, code-server $code_server_version, playwright-core $playwright_version"
log=$tools/setup.log

main() {
	mkdir -p "$tools"
	[ "$(uname -s)" = Linux ] || refuse "VS Code is driven on Linux only"
	exec 9>"$tools/lock"
	flock 9
	if is_complete; then exit 0; fi
	rm -f "$tools/complete"
	command -v npm >/dev/null || refuse "npm is not installed"
	echo "setup: installing VS Code for the tests (once, some minutes, 900 MB in $tools)"
	install_packages
	if ! timeout $((minutes * 60)) bash "$0" npm-packages >"$log" 2>&1; then
		refuse "the installation of code-server failed or took more than $minutes minutes; $log says more"
	fi
	rm -f "$tools/skipped"
	echo "$versions" >"$tools/complete"
}

is_complete() {
	[ "$(cat "$tools/complete" 2>/dev/null)" = "$versions" ] && browser >/dev/null
}

refuse() {
	echo "setup: $1; VS Code will not be driven"
	echo "$1" >"$tools/skipped"
	exit 0
}

browser() {
	command -v chromium || command -v chromium-browser || command -v google-chrome
}

# The native modules of code-server are compiled on the spot.
install_packages() {
	local wanted=(g++ make python3 pkg-config libsecret-1-dev libkrb5-dev libx11-dev libxkbfile-dev) missing=()
	browser >/dev/null || wanted+=(chromium fonts-dejavu-core)
	command -v dpkg-query >/dev/null || refuse "the system's packages cannot be installed here"
	for name in "${wanted[@]}"; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	[ "$(id -u)" -eq 0 ] || refuse "${missing[*]} missing (apt-get install)"
	export DEBIAN_FRONTEND=noninteractive
	{ apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
		{ apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; }; } >"$log" 2>&1 ||
		refuse "could not install ${missing[*]}"
}

# code-server insists on its Node, which the npm package of that name carries, headers included.
install_npm_packages() {
	add node "node@$node_version"
	local bin=$tools/node/node_modules/node/bin headers
	headers=$(find "$tools/node" -type d -path '*/include/node' -print -quit)
	PATH=$bin:$PATH
	# Compiling is most of the time; nothing here has to run fast.
	export npm_config_nodedir=${headers%/include/node} CFLAGS=-O0 CXXFLAGS=-O0
	add playwright "playwright-core@$playwright_version"
	add code-server "code-server@$code_server_version"
	node "$tools/code-server/node_modules/code-server/out/node/entry.js" --config "$tools/code-server/config.yaml" --version
}

# A part that was completed is kept, so that the next run goes on where this one was cut off.
add() {
	local folder=$tools/$1
	[ "$(cat "$folder/complete" 2>/dev/null)" != "$2" ] || return 0
	rm -rf "$folder"
	mkdir -p "$folder"
	echo '{"private": true}' >"$folder/package.json"
	(cd "$folder" && npm install --no-audit --no-fund --loglevel=error "$2")
	echo "$2" >"$folder/complete"
}

if [ "${1:-}" = npm-packages ]; then install_npm_packages; else main; fi
