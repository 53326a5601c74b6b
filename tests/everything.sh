#!/usr/bin/env bash
# Everything CI checks. The last lines say what ran where; nothing is left out silently.
set -uo pipefail
cd "$(dirname "$0")/.."
BIN=.venv/bin
export PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=lvcuo.settings.test PYTHONDONTWRITEBYTECODE=1
unset DATABASE_URL CACHE_URL SEARCH_URL MEDIA_URL_STORAGE PRIVATE_STORAGE EMAIL_URL ADMIN_URL \
  SITE_URL PORT ALLOWED_HOSTS TASK_QUEUE HEALTH_TOKEN TRUSTED_PROXY_COUNT PAGE_CACHE_SECONDS \
  ICP_NUMBER PSB_NUMBER WEB_CONCURRENCY SECRET_KEY DEMO_PASSWORD SECOND_FACTOR_REQUIRED DEBUG
summary=()
failed=0

step() { # step "name" command…
  local name=$1 started=$SECONDS
  shift
  echo "== $name"
  if "$@"; then
    summary+=("ok      $name ($((SECONDS - started)) s)")
  else
    summary+=("FAILED  $name")
    failed=1
  fi
}

# Tools a bare Debian lacks; elsewhere the step below fails and says what is missing.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  packages=()
  command -v chromium >/dev/null || packages+=(chromium)
  command -v xgettext >/dev/null || packages+=(gettext)
  [ -n "$(find /usr/share/fonts -iname '*NotoSansCJK*' -print -quit 2>/dev/null)" ] || packages+=(fonts-noto-cjk)
  if [ ${#packages[@]} -gt 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  fi
fi
if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
fi
if [ -z "$CHROMIUM" ]; then
  $BIN/playwright install chromium && CHROMIUM=playwright
fi
export CHROMIUM

step "ruff: lint" $BIN/ruff check .
step "ruff: format" $BIN/ruff format --check .
step "djlint: templates" $BIN/djlint --quiet --lint site home streets
step "mypy: types" $BIN/mypy home streets site/lvcuo manage.py
step "import-linter: who may import whom" $BIN/lint-imports --no-cache
step "no migration is missing" $BIN/python manage.py makemigrations --check --dry-run
step "tests on SQLite $($BIN/python -c 'import sqlite3; print(sqlite3.sqlite_version)')" \
  $BIN/python -m pytest -q -m "not browser"

if [ -n "${TEST_DATABASE_URL:-}" ]; then
  step "tests on PostgreSQL (TEST_DATABASE_URL)" env DATABASE_URL="$TEST_DATABASE_URL" \
    $BIN/python -m pytest -q -m "not browser"
else
  step "tests on PostgreSQL (throw-away server)" $BIN/python tests/with_postgres.py \
    $BIN/python -m pytest -q -m "not browser"
fi
step "browser tests (${CHROMIUM:-no Chromium found})" $BIN/python -m pytest -q -m browser

echo
echo "What ran where:"
printf '  %s\n' "${summary[@]}"
exit $failed
