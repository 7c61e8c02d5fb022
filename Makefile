# The door for people and machines: `make test` installs what the tests need, when it is missing, and runs everything.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

GO ?= go
NPM ?= npm
VSCODE := editors/vscode
VERSION ?= 0.1.0

.PHONY: all setup apt-packages vscode-to-drive newest-editors clients build test test-go test-vscode vsix dist clean

all: build

build:
	$(GO) build -trimpath -ldflags '-s -w' -o bin/proviso ./cmd/proviso

setup: apt-packages $(VSCODE)/node_modules/.package-lock.json vscode-to-drive newest-editors

# Ruby checks that generated guards parse; YARD reads the tags; the editors drive the server as their users do. Tests skip, loudly, what cannot be had.
apt-packages:
	@missing=(); \
	command -v ruby >/dev/null || missing+=(ruby); \
	command -v yard >/dev/null || missing+=(yard); \
	command -v nvim >/dev/null || missing+=(neovim); \
	command -v emacs >/dev/null || missing+=(emacs-nox elpa-eglot); \
	command -v vim >/dev/null || missing+=(vim); \
	[ -e /usr/share/vim-ale ] || missing+=(vim-ale); \
	command -v tmux >/dev/null || missing+=(tmux); \
	if [ $${#missing[@]} -eq 0 ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null || [ "$$(id -u)" -ne 0 ]; then \
		echo "setup: $${missing[*]} missing and not installable here; the tests that need them will be skipped"; exit 0; \
	fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	install() { apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null; }; \
	install 2>/dev/null || { apt-get update -qq && install; } \
		|| echo "setup: could not install $${missing[*]}; the tests that need them will be skipped"

$(VSCODE)/node_modules/.package-lock.json: $(VSCODE)/package-lock.json
	@if command -v $(NPM) >/dev/null; then \
		(cd $(VSCODE) && $(NPM) ci --no-audit --no-fund --loglevel=error) && touch $@ \
			|| echo "setup: npm ci failed; the tests of the VS Code extension will be skipped"; \
	else echo "setup: no npm; the tests of the VS Code extension will be skipped"; fi

# VS Code itself goes into the user's cache folder; drive it with `go test -run VSCode ./editors`.
vscode-to-drive: apt-packages
	@$(VSCODE)/e2e/setup.sh

# Newer ones than the system has, unpacked into the user's cache folder; nothing is installed.
newest-editors:
	@editors/clients/setup.sh

# Drives every client there is and prints a table: client, version, language, what was seen, seconds, result.
clients: setup
	@$(GO) run ./editors/clients

test: setup test-go test-vscode

# The seed corpora of the fuzz targets run as ordinary tests.
test-go:
	$(GO) vet ./...
	$(GO) test -race -count=1 -timeout 25m ./...

test-vscode:
	@if [ -e $(VSCODE)/node_modules/.package-lock.json ]; then \
		cd $(VSCODE) && $(NPM) run --silent check && $(NPM) run --silent test; \
	else echo "test-vscode: SKIPPED, the extension's packages are not installed"; fi

vsix: $(VSCODE)/node_modules/.package-lock.json
	cd $(VSCODE) && $(NPM) run --silent package

# For this machine, or for what GOOS, GOARCH and CC name: see cmd/proviso/release.
dist: $(VSCODE)/node_modules/.package-lock.json
	cmd/proviso/release/dist.sh dist $(VERSION)

clean:
	rm -rf bin dist $(VSCODE)/out $(VSCODE)/screenshots $(VSCODE)/proviso.vsix
