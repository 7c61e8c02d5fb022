#!/bin/bash
# Gets the newest Neovim, Helix and Emacs that the system's own package mirror has, from Debian testing, without installing them:
# the packages and all they need are unpacked into the user's cache, and scripts in its bin folder start each with the loader and
# the libraries it came with. Needs no root. Never fails: what cannot be had leaves a reason that the tests skip with.
set -euo pipefail

packages=(neovim hx emacs-nox)
days=30 # after which what was unpacked is not the newest any more

cache=${XDG_CACHE_HOME:-$HOME/.cache}/proviso-clients
tree=$cache/tree
log=$cache/setup.log

main() {
	mkdir -p "$cache"
	exec 9>"$cache/lock"
	flock 9
	if [ -n "$(find "$cache/complete" -mtime "-$days" 2>/dev/null)" ]; then exit 0; fi
	command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || refuse "there is no apt-get to get newer editors with"
	echo "setup: unpacking the newest editors for the tests (410 MB in $cache)"
	rm -rf "$tree" "$cache/bin" "$cache/complete"
	if ! timeout 300 bash "$0" unpack >"$log" 2>&1; then
		refuse "the packages of Debian testing could not be had; $log says more"
	fi
	rm -f "$cache/skipped"
	touch "$cache/complete"
}

refuse() {
	echo "setup: $1; only the editors that are installed will be driven"
	echo "$1" >"$cache/skipped"
	exit 0
}

# A state of apt's own, in which nothing is installed: everything down to the C library is fetched.
unpack() {
	local apt=$cache/apt mirror
	mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
	[ -n "$mirror" ]
	rm -rf "$apt"
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/parts" "$tree"
	touch "$apt/status"
	echo "deb $mirror testing main" >"$apt/sources.list"
	local options=(-qq -o "Dir::State=$apt" -o "Dir::State::status=$apt/status" -o "Dir::State::lists=$apt/lists"
		-o "Dir::Cache=$apt/cache" -o "Dir::Etc::sourcelist=$apt/sources.list" -o "Dir::Etc::sourceparts=$apt/parts"
		-o APT::Install-Recommends=false -o "APT::Sandbox::User=$(id -un)" -o Acquire::Languages=none)
	apt-get "${options[@]}" update
	apt-get "${options[@]}" --yes --download-only install "${packages[@]}"
	for package in "$apt"/cache/archives/*.deb; do
		dpkg-deb --extract "$package" "$tree"
	done
	rm -rf "$apt"
	write_starters
}

write_starters() {
	local emacs
	emacs=$(find "$tree/usr/share/emacs" -maxdepth 1 -name '[0-9]*' | head -n 1)
	mkdir -p "$cache/bin"
	starter nvim "$tree/usr/bin/nvim" "VIMRUNTIME=$tree/usr/share/nvim/runtime"
	starter hx "$tree/usr/lib/hx/hx" "HELIX_RUNTIME=$tree/usr/lib/hx/runtime"
	starter emacs "$tree/usr/bin/emacs-nox" "EMACSLOADPATH=$(find "$emacs/lisp" -type d | paste -s -d :) EMACSDATA=$emacs/etc"
}

# What an editor starts itself runs as usual: only its own program is run by the other loader.
starter() {
	local loader libraries
	loader=$(find "$tree"/usr/lib*/ -name 'ld-linux*.so.*' | head -n 1)
	libraries=$(dirname "$(find "$tree/usr/lib" -name 'libc.so.6' | head -n 1)")
	[ -x "$loader" ] && [ -e "$2" ]
	printf '#!/bin/sh\nexport %s\nexec %s --argv0 %s --library-path %s %s "$@"\n' "$3" "$loader" "$1" "$libraries" "$2" >"$cache/bin/$1"
	chmod +x "$cache/bin/$1"
	"$cache/bin/$1" --version
}

if [ "${1:-}" = unpack ]; then unpack; else main; fi
