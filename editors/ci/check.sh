#!/usr/bin/env bash
# Runs proviso check with what a code host passes in the environment. Values stay values: nothing here is evaluated.
set -euo pipefail

args=(--format "${PROVISO_FORMAT:-text}" --progress never --fail-on "${PROVISO_FAIL_ON:-warning}")
[ -z "${PROVISO_REPORT:-}" ] || args+=(--format "$PROVISO_REPORT")
[ -z "${PROVISO_SINCE:-}" ] || args+=(--since "$PROVISO_SINCE")
[ -z "${PROVISO_BASELINE:-}" ] || args+=(--baseline "$PROVISO_BASELINE")
[ -z "${PROVISO_SHARD:-}" ] || args+=(--shard "$PROVISO_SHARD")
read -ra paths <<<"${PROVISO_PATHS:-.}"
exec proviso check "${args[@]}" -- "${paths[@]}"
