#!/bin/bash
# Builds what is released for one platform into a folder: dist.sh FOLDER VERSION. GOOS, GOARCH and CC choose another platform than
# this one; README.md beside this file says which of them work.
set -euo pipefail

folder=$1 version=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cd "$root"

os=$(go env GOOS) arch=$(go env GOARCH)
name=proviso-$version-$os-$arch
program=proviso$(go env GOEXE)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
into=$work/$name

main() {
	mkdir -p "$into/licences"
	compile
	licences
	cp LICENSE README.md "$into/"
	archive
	extension
	(cd "$folder" && sha256sum "$name".* >"$name.sha256")
	ls -l "$folder/$name".*
}

# The grammars are C. On Linux the C library goes into the program, which then runs on any; macOS and Windows do not link theirs so.
compile() {
	local link="-s -w -X main.version=$version"
	if [ "$os" != darwin ]; then link="$link -extldflags=-static"; fi
	CGO_ENABLED=1 go build -trimpath -buildvcs=auto -tags netgo,osusergo -ldflags "$link" -o "$into/$program" ./cmd/proviso
}

# go-licenses refuses modules whose licence it does not know or that forbids what we do. What it cannot see is C, and the Go library.
licences() {
	CGO_ENABLED=1 go run "$collector" save ./cmd/proviso --ignore "$(go list -m)" --save_path "$work/modules" 2>"$work/log" \
		|| { cat "$work/log" >&2; exit 1; }
	cp -r "$work/modules/." "$here/licences/." "$into/licences/"
	mkdir -p "$into/licences/go"
	cp "$(go env GOROOT)/LICENSE" "$into/licences/go/"
	if readelf -p .comment "$into/$program" 2>/dev/null | grep -q GCC && [ -e /usr/share/doc/libc6/copyright ]; then
		mkdir -p "$into/licences/glibc"
		cp /usr/share/doc/libc6/copyright /usr/share/common-licenses/LGPL-2.1 "$into/licences/glibc/"
	fi
}

# Always the same bytes for the same contents.
archive() {
	if [ "$os" = windows ]; then
		(cd "$work" && zip -qrX "$folder/$name.zip" "$name")
	else
		tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" -czf "$folder/$name.tar.gz" "$name"
	fi
}

# The extension for this platform, with the program and the licences inside.
extension() {
	local target
	case $os-$arch in
		linux-amd64) target=linux-x64 ;; linux-arm64) target=linux-arm64 ;;
		darwin-amd64) target=darwin-x64 ;; darwin-arm64) target=darwin-arm64 ;;
		windows-amd64) target=win32-x64 ;; windows-arm64) target=win32-arm64 ;;
		*) echo "dist: VS Code has no name for $os-$arch; no extension is packed"; return ;;
	esac
	if [ ! -e editors/vscode/node_modules/.package-lock.json ]; then
		echo "dist: the extension's packages are not installed (make setup); no extension is packed"
		return
	fi
	mkdir -p editors/vscode/bin
	trap 'rm -rf "$work" "$root/editors/vscode/bin"' EXIT
	cp -r "$into/$program" "$into/licences" editors/vscode/bin/
	(cd editors/vscode && npm run --silent package -- "$version" --no-update-package-json --no-git-tag-version --target "$target" --out "$folder/$name.vsix" >"$work/log") \
		|| { cat "$work/log" >&2; exit 1; }
}

collector=github.com/google/go-licenses@v1.6.0
main
