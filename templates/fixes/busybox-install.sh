#!/usr/bin/env bash
# Installs a static busybox on Debian or Ubuntu: test containers and the practice server are made of
# it. Run it as root. Undo: apt-get remove busybox-static
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive
apt=(apt-get -y -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2)

# Of glibc or musl, it must not ask for libraries: it runs alone in an image.
if [ -x /bin/busybox ] && ! ldd /bin/busybox >/dev/null 2>&1; then
  echo "A static busybox is here already: /bin/busybox."
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "This works on Debian and Ubuntu only; put a static busybox at /usr/local/bin/busybox by hand." >&2
  exit 1
fi
echo "Installing busybox-static."
"${apt[@]}" install --no-install-recommends busybox-static >/dev/null 2>&1 || {
  # The package lists may be missing or old.
  "${apt[@]}" update >/dev/null || {
    echo "The package lists can't be read. Is the network up? Nothing was changed." >&2
    exit 1
  }
  "${apt[@]}" install --no-install-recommends busybox-static >/dev/null || {
    echo "busybox-static can't be installed, see above; nothing was changed." >&2
    exit 1
  }
}
echo "busybox is at $(command -v busybox)."
