#!/usr/bin/env bash
# Installs the Docker Engine and its Compose plugin on Debian or Ubuntu, and a static busybox for test
# containers, and starts the engine.
# Run it as root. What is there already is left alone; one plain line is printed per step. When a step
# fails, what was added before it is taken away again.
# Undo: apt-get remove docker.io docker-compose docker-compose-v2 busybox-static
#
# It defines functions and runs them at its end, unless it is sourced.

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# apt must neither ask nor wait for ever: not for an answer, a lock or a silent server.
apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 \
    -o Dpkg::Options::=--force-confold -o Acquire::Retries=2 -o Acquire::http::Timeout=30 \
    -o Acquire::https::Timeout=30 "$@" </dev/null
}

has_package() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]; }

refresh_packages() {
  say "Reading the package lists."
  apt_get update >/dev/null || fail "The package lists can't be read. Is the network up?"
}

install_packages() {
  say "Installing $*."
  apt_get install --no-install-recommends "$@" >/dev/null || fail "Installing $* failed."
}

has_engine() { PATH="$PATH:/usr/sbin:/sbin" command -v dockerd >/dev/null && command -v docker >/dev/null; }

install_engine() {
  if has_engine; then
    say "The Docker Engine is installed already."
    return
  fi
  install_packages docker.io iptables ca-certificates
  # Newer Debian has the command in a package of its own.
  command -v docker >/dev/null || install_packages docker-cli
}

PLUGIN=/usr/libexec/docker/cli-plugins/docker-compose

has_compose() { docker compose version >/dev/null 2>&1; }

# Debian 12's docker-compose is the old 1.x. The plugin of Debian 13 runs there too: it is one
# static program. It comes from the same server as all packages, through lists of its own, so that
# nothing else is ever upgraded from there; apt checks its signature as usual.
compose_from_next_debian() (
  release=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  server=$(apt-cache policy | awk -v suite="$release/main" '$3 == suite { print $2; exit }')
  [ -n "$server" ] || fail "The server of Debian's packages is not known; install Docker Compose 2 by hand."
  work=$(mktemp -d) || exit 1
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  printf 'deb %s trixie main\n' "$server" >"$work/sources.list"
  own=(-o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root)
  apt_get "${own[@]}" update >/dev/null || exit 1
  cd "$work" && apt_get "${own[@]}" download docker-compose >/dev/null || exit 1
  dpkg -x docker-compose_*.deb unpacked || exit 1
  install -D -m 755 unpacked/usr/libexec/docker/cli-plugins/docker-compose "$PLUGIN"
)

install_compose() {
  if has_compose; then
    say "The Compose plugin is installed already."
    return
  fi
  if has_package docker-compose-v2; then
    install_packages docker-compose-v2
  elif apt-cache policy docker-compose | grep -qE 'Candidate: [2-9]'; then
    install_packages docker-compose
  else
    say "Installing the Compose plugin from the next Debian release."
    compose_from_next_debian || fail "The Compose plugin can't be installed."
  fi
  has_compose || fail "The Compose plugin was installed, but docker does not find it."
}

# Of glibc or musl, it must not ask for libraries: it runs alone in an image.
has_busybox() { [ -x /bin/busybox ] && ! ldd /bin/busybox >/dev/null 2>&1; }

install_busybox() {
  has_busybox || install_packages busybox-static
}

engine_answers() { timeout 6 docker "$@" version >/dev/null 2>&1; }

# Waits for the engine; the arguments go to docker (for example -H unix:///…).
await_engine() {
  for _ in $(seq 1 120); do
    engine_answers "$@" && return 0
    sleep 0.25
  done
  return 1
}

start_engine() {
  if engine_answers; then
    say "The Docker Engine is running already."
    return
  fi
  say "Starting the Docker Engine."
  if [ -d /run/systemd/system ]; then
    systemctl is-enabled -q docker 2>/dev/null || enabled=yes
    systemctl enable --now docker >/dev/null 2>&1 || fail "The service docker can't be started: see journalctl -u docker."
  else
    PATH="$PATH:/usr/sbin:/sbin" setsid nohup dockerd </dev/null >/var/log/dockerd.log 2>&1 &
    started=$!
  fi
  await_engine || fail "The Docker Engine does not answer after 30 seconds; see journalctl -u docker or /var/log/dockerd.log."
}

installed() { dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii *//p' | sort -u || true; }

# At the end of main: after a failure the computer is as it was found. The program's data, which a
# "purge" would take, stays.
undo_unless_done() {
  [ -z "$ready" ] || return 0
  local added
  if [ -n "$started" ] && kill "$started" 2>/dev/null; then say "The dockerd that was started here was ended again."; fi
  if [ -n "$enabled" ]; then systemctl disable --now docker >/dev/null 2>&1 || true; fi
  if [ -n "$without_plugin" ] && [ -e "$PLUGIN" ] && ! dpkg -S "$PLUGIN" >/dev/null 2>&1; then
    rm -f "$PLUGIN"
    say "Removed again: $PLUGIN."
  fi
  added=$(comm -13 <(printf '%s\n' "$before") <(installed) | tr '\n' ' ')
  if [ -n "${added// /}" ]; then
    # shellcheck disable=SC2086 # several packages on purpose
    if apt_get remove $added >/dev/null; then say "Removed again: ${added% }."; else say "Still installed: ${added% }."; fi
  fi
  say "Nothing else was changed."
}

main() {
  [ "$(id -u)" -eq 0 ] || fail "Installing Docker needs administrator rights."
  command -v apt-get >/dev/null || fail "This works on Debian and Ubuntu only; see Docker's manual for this system."
  # These would ask another engine than the one installed here.
  unset DOCKER_HOST DOCKER_CONTEXT
  ready='' started='' enabled='' before=$(installed)
  [ -e "$PLUGIN" ] && without_plugin='' || without_plugin=yes
  trap undo_unless_done EXIT
  if ! has_engine || ! has_compose || ! has_busybox; then
    refresh_packages
  fi
  install_engine
  install_compose
  install_busybox
  start_engine
  ready=yes
  say "Docker $(docker version --format '{{.Server.Version}}') with Compose $(docker compose version --short) is ready."
}

(return 0 2>/dev/null) || main
