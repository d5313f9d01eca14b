#!/bin/sh
# The browser tests need a Chromium. Install Debian's where it is missing and we may; else say so, and they skip.
[ -n "${BROWSER_PATH:-}" ] && exit 0
for name in chromium chromium-browser; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium \
    >/dev/null && exit 0
fi
echo "No Chromium: the browser tests are skipped. To run them: sudo apt-get install chromium"
