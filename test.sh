#!/usr/bin/env bash
# Installs what the tests need, builds once and runs every test. The results are left in TestResults/.
# Usage: bash test.sh [Debug|Release]
set -euo pipefail
cd "$(dirname "$0")"
configuration=${1:-Debug}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

for tool in dotnet npm git; do
  command -v "$tool" >/dev/null || { echo "test.sh: $tool is needed and not installed" >&2; exit 1; }
done

has_chinese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family)" ]; }
if [ ! -x /usr/bin/chromium ] || ! has_chinese_font; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-headless-shell fonts-noto-cjk fontconfig >/dev/null
  else
    echo "test.sh: no /usr/bin/chromium or no Chinese font; browser tests are skipped" >&2
  fi
fi

rm -rf TestResults
dotnet build BasicControl.sln -c "$configuration" -v quiet
dotnet test BasicControl.Tests -c "$configuration" --no-build \
  --results-directory TestResults --logger "trx;LogFileName=tests.trx" --logger "console;verbosity=normal" \
  --blame-hang-timeout 8m --blame-hang-dump-type none
