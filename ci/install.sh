#!/bin/sh
# Installs the command line beside the repository's own packages, never among them, without the
# libraries of the gateway. Prints the folder of its programs.
#
#   DEMARC_CHECK_PACKAGE   path or address of the tarball; empty: the version of this very clone
#   RUNNER_TEMP            where there is room for it
set -eu

home=$RUNNER_TEMP/demarc
package=${DEMARC_CHECK_PACKAGE:-}

# Whatever npm ends with, it is no verdict on a contract.
fault() {
  printf '::error title=demarc check::%s\n' "$1" >&2
  printf '## The contracts were not checked\n\n%s\n' "$1" >>"$GITHUB_STEP_SUMMARY"
  exit 3
}

mkdir -p "$home"
# Which registry has a package, and who may ask it, is said in the repository.
if [ -f .npmrc ]; then cp .npmrc "$home"; fi

if [ -z "$package" ]; then
  clone=$(dirname "$0")/..
  name=$(cd "$clone" && npm pack --silent --pack-destination "$home") ||
    fault 'The action could not be packed; the log says why.'
  package=$home/$name
fi
npm install --prefix "$home" --omit=optional --no-audit --no-fund --loglevel=error -- "$package" >&2 ||
  fault "$package could not be installed; the log says why."
printf '%s\n' "$home/node_modules/.bin"
