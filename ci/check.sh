#!/bin/sh
# Checks the contracts of a change, and shows the outcome where the CI system shows it. It ends as
# `demarc check` ends: 0 passed, 1 refused, 2 wrong usage, 3 fault. docs/ci.md explains the rest.
#
#   DEMARC_CHECK_PLATFORM    github or gitlab
#   DEMARC_CHECK_SUBGRAPHS   names with spaces, commas or lines between them; empty: all
#   DEMARC_CHECK_CONFIG      the demarc.yaml; empty: the nearest one
#   DEMARC_CHECK_BASE_REF    what to compare with, one or more; empty: where the pull request began
#   DEMARC_CHECK_ARGUMENTS   further arguments of `demarc check`, with spaces between them
#   DEMARC_CHECK_FAIL_ON     refused, or fault: a refusal is reported and does not fail the job
set -uf

say() {
  printf '%s\n' "$1" >&2
}

# What others have written is shown, and never obeyed.
show() {
  [ -s "$1" ] || return 0
  if [ "$DEMARC_CHECK_PLATFORM" = github ]; then
    token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '::stop-commands::%s\n' "$token"
    cat "$1"
    printf '::%s::\n' "$token"
  else
    cat "$1" >&2
  fi
}

# A fault must look like nothing else: whatever ended the check, the job says that none was made.
end_without_report() {
  if [ "$DEMARC_CHECK_PLATFORM" = github ]; then
    printf '::error title=demarc check::%s\n' "$2"
  fi
  say "demarc: $2"
  {
    printf '## The contracts were not checked\n\n%s\n' "$2"
    [ ! -s "$errors" ] || { printf '\n~~~~text\n'; head -c 20000 "$errors"; printf '\n~~~~\n'; }
  } >"$page"
  publish ''
  exit "$1"
}

# The page for the reviewer, and what later steps of the job may ask.
publish() {
  [ "$DEMARC_CHECK_PLATFORM" = github ] || return 0
  cat "$page" >>"$GITHUB_STEP_SUMMARY"
  printf 'verdict=%s\nreport=%s\n' "$1" "$json" >>"$GITHUB_OUTPUT"
}

commit_of() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}"
}

is_shallow() {
  [ "$(git rev-parse --is-shallow-repository)" = true ]
}

# One commit from where this clone came from; a shallow clone stays shallow.
fetch() {
  depth=
  ! is_shallow || depth=--depth=1
  git fetch --quiet --no-tags $depth -- origin "$1" >&2 && commit_of FETCH_HEAD
}

# Refs that this clone has keep their names, which the report repeats.
named_bases() {
  for ref in "$@"; do
    if commit_of "$ref" >/dev/null; then
      printf '%s\n' "$ref"
    else
      commit=$(fetch "${ref#origin/}") && brief "$commit" || return 1
    fi
  done
}

asks_registry() {
  case " ${DEMARC_CHECK_ARGUMENTS:-}" in *' --registry'*) return 0 ;; *) return 1 ;; esac
}

brief() {
  git rev-parse --short=10 "$1"
}

# The commit at which HEAD left a branch, or, for a merge that is tried out, the branch that it is
# merged into. A shallow clone is deepened until it has that commit.
fork_point() {
  tip=$(commit_of "refs/remotes/origin/$1" || fetch "refs/heads/$1") || return 1
  for more in --deepen=1 --deepen=50 --deepen=500 --unshallow; do
    git merge-base HEAD "$tip" && return 0
    is_shallow || return 1
    git fetch --quiet --no-tags "$more" -- origin "$tip" "$(git rev-parse HEAD)" >&2 || return 1
  done
  git merge-base HEAD "$tip"
}

# Prints nothing where there is nothing to compare with, or where the registry knows it.
bases() {
  ! asks_registry || return 0
  if [ -n "${DEMARC_CHECK_BASE_REF:-}" ]; then
    named_bases $DEMARC_CHECK_BASE_REF
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    commit=$(fork_point "$GITHUB_BASE_REF") && brief "$commit"
  else
    # The second is a merge request's, the first that of a merge which is tried out.
    named_bases ${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}}
  fi
}

case ${DEMARC_CHECK_PLATFORM:-} in
  github) folder=$RUNNER_TEMP/demarc-check ;;
  gitlab) folder=$CI_PROJECT_DIR ;;
  *) say 'demarc: DEMARC_CHECK_PLATFORM is github or gitlab.'; exit 2 ;;
esac
mkdir -p "$folder" || exit 3
json=$folder/demarc-check.json
page=$folder/demarc-check.md
quality=$folder/gl-code-quality-report.json
errors=$(mktemp) || exit 3
trap 'rm -f "$errors"' EXIT
rm -f "$json" "$page" "$quality"

fail_on=${DEMARC_CHECK_FAIL_ON:-refused}
case $fail_on in
  refused | fault) ;;
  *) end_without_report 2 "fail-on is refused or fault, and not \"$fail_on\"." ;;
esac

if ! bases=$(bases 2>"$errors"); then
  show "$errors"
  end_without_report 3 'What to compare with is neither here nor to be fetched; docs/ci.md tells what a checkout needs.'
fi
[ -n "$bases" ] || asks_registry || say 'demarc: no base to compare with, so that only policy and composition are judged.'

# Lists arrive as text: spaces, commas and lines part them, and nothing else is read into them.
set -- ${DEMARC_CHECK_ARGUMENTS:-}
[ -z "${DEMARC_CHECK_CONFIG:-}" ] || set -- "$@" --config "$DEMARC_CHECK_CONFIG"
for base in $bases; do set -- "$@" --base-ref "$base"; done
set -- "$@" --report "json=$json" --report "markdown=$page"
if [ "$DEMARC_CHECK_PLATFORM" = gitlab ]; then
  set -- "$@" --format text --report "gitlab=$quality"
else
  set -- "$@" --format github
fi
set -- "$@" -- $(printf '%s' "${DEMARC_CHECK_SUBGRAPHS:-}" | tr ',' ' ')

demarc check "$@" 2>"$errors"
status=$?
show "$errors"

case $status in
  0 | 1)
    if [ ! -s "$json" ] || [ ! -s "$page" ]; then
      # 1 is also said of a demarc.yaml that cannot be read; a 0 would be a pass that nobody gave.
      [ "$status" = 1 ] || status=3
      end_without_report "$status" 'demarc check made no report; what it said stands in the log.'
    fi
    ;;
  2) end_without_report 2 'demarc check was called wrongly; what it said stands in the log.' ;;
  *) end_without_report 3 "demarc check failed with exit code $status; what it said stands in the log." ;;
esac

if [ "$status" = 0 ]; then publish PASSED; else publish REFUSED; fi
if [ "$status" = 1 ] && [ "$fail_on" = fault ]; then
  say 'demarc: refused, and only reported, as fail-on says.'
  exit 0
fi
exit "$status"
