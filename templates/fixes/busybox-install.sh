#!/usr/bin/env bash
# Installs a static busybox on Debian or Ubuntu: test containers and the practice server are made of
# it. Run it as root. Undo: apt-get remove busybox-static
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive
apt=(apt-get -y -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2)

if ! command -v apt-get >/dev/null; then
  echo "This works on Debian and Ubuntu only; put a static busybox at /usr/local/bin/busybox by hand." >&2
  exit 1
fi
echo "Installing busybox-static."
"${apt[@]}" install --no-install-recommends busybox-static >/dev/null 2>&1 || {
  # The package lists may be missing or old.
  "${apt[@]}" update >/dev/null
  "${apt[@]}" install --no-install-recommends busybox-static >/dev/null
}
echo "busybox is at $(command -v busybox)."
