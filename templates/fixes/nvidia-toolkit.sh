#!/usr/bin/env bash
# Lets containers use NVIDIA cards: installs NVIDIA's container toolkit on Debian, Ubuntu and their
# relatives, tells Docker about it, restarts Docker, and starts again what was running. Run as root.
# May be run again at any time. When a step fails, everything before it is taken back.
set -euo pipefail

source_url=https://nvidia.github.io/libnvidia-container
keyring=/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg
list=/etc/apt/sources.list.d/nvidia-container-toolkit.list
settings=/etc/docker/daemon.json
copy=/etc/docker/daemon.json.before-nvidia
export DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail "This needs administrator rights."
command -v docker >/dev/null || fail "Docker is not installed: install it first."
# These would ask another engine than the one of this computer.
unset DOCKER_HOST DOCKER_CONTEXT
command -v apt-get >/dev/null ||
  fail "Only Debian, Ubuntu and their relatives are known here. See NVIDIA's container toolkit guide for your system."

installed() { dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii *//p' | sort -u || true; }

answers() { docker version >/dev/null 2>&1; }

restart_docker() {
  if [ -d /run/systemd/system ]; then
    systemctl restart docker
  else
    local pid
    pid=$(cat /var/run/docker.pid 2>/dev/null || true)
    if [ -n "$pid" ] && kill "$pid" 2>/dev/null; then
      for ((i = 0; i < 60; i++)); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 1
      done
    fi
    setsid nohup dockerd </dev/null >>/var/log/dockerd.log 2>&1 &
  fi
  for ((i = 0; i < 60; i++)); do
    if answers; then return 0; fi
    sleep 1
  done
  return 1
}

# Those that restart by themselves run already: starting them again changes nothing. Those made to
# vanish at their end are gone.
start_again() {
  local container started=0 lost=0
  for container in $running; do
    if docker start "$container" >/dev/null 2>&1; then
      started=$((started + 1))
    else
      lost=$((lost + 1))
      say "Container $container could not be started again."
    fi
  done
  [ -z "$running" ] || say "$started containers run again, $lost do not."
}

# What there was: two copies of the settings, the one beside them from before the first run, the other
# of what runs now.
before=$(mktemp)
packages=$(installed)
had_settings=false
had_list=false
had_keyring=false
made_copy=false
restarted=false
running=
what="The toolkit could not be installed"
[ ! -e "$list" ] || had_list=true
[ ! -e "$keyring" ] || had_keyring=true
if [ -e "$settings" ]; then
  had_settings=true
  cat "$settings" >"$before"
fi

put_back() {
  if $had_settings; then
    cmp -s "$before" "$settings" || cat "$before" >"$settings"
  else
    rm -f "$settings"
  fi
  if $made_copy; then rm -f "$copy"; fi
  if $restarted; then
    if restart_docker; then start_again; else say "Docker does not start with the old settings either; see its log."; fi
  fi
  local added
  added=$(comm -13 <(printf '%s\n' "$packages") <(installed) | tr '\n' ' ')
  if [ -n "${added// /}" ]; then
    # shellcheck disable=SC2086 # several packages on purpose
    if apt-get remove -y $added >/dev/null; then say "Removed again: ${added% }."; else say "Still installed: ${added% }."; fi
  fi
  $had_list || rm -f "$list"
  $had_keyring || rm -f "$keyring"
}

finish() {
  local status=$?
  rm -f "$keyring.new"
  if [ "$status" -ne 0 ]; then
    put_back
    printf '%s; everything is as it was.\n' "$what" >&2
  fi
  rm -f "$before"
  exit "$status"
}
trap finish EXIT

if ! command -v nvidia-ctk >/dev/null; then
  # The system's own package source may have it; NVIDIA's is added only when it does not.
  say "Step 1 of 4: the package source."
  apt-get update
  if [ -z "$(apt-cache madison nvidia-container-toolkit)" ]; then
    apt-get install -y --no-install-recommends ca-certificates curl gnupg
    curl -fsSL "$source_url/gpgkey" | gpg --batch --yes --dearmor -o "$keyring.new"
    chmod 644 "$keyring.new"
    mv "$keyring.new" "$keyring"
    printf 'deb [signed-by=%s] %s/stable/deb/$(ARCH) /\n' "$keyring" "$source_url" >"$list"
    apt-get update
  fi
  say "Step 2 of 4: the toolkit."
  apt-get install -y nvidia-container-toolkit
else
  say "Steps 1 and 2 of 4: the toolkit is installed already."
fi

say "Step 3 of 4: Docker's settings."
what="Docker's settings could not be changed"
mkdir -p /etc/docker
if [ ! -e "$copy" ]; then
  made_copy=true
  if $had_settings; then cp -p "$settings" "$copy"; else printf '{}\n' >"$copy"; fi
fi
nvidia-ctk runtime configure --runtime=docker

# Docker reads its settings, and looks for the toolkit's helper, once: when it starts.
knows_already() {
  local pid helper age
  cmp -s "$before" "$settings" || return 1
  pid=$(pidof dockerd) || return 1
  helper=$(command -v nvidia-container-runtime-hook || command -v nvidia-cdi-hook) || return 1
  age=$(ps -o etimes= -p "${pid%% *}") || return 1
  [ "$(stat -c %Z "$helper")" -lt "$(($(date +%s) - age))" ]
}

if answers && knows_already; then
  say "Step 4 of 4: Docker knows of the toolkit already and is not restarted."
  exit 0
fi
say "Step 4 of 4: Docker is restarted."
what="Docker did not start with the new settings"
running=$(docker ps -q --no-trunc || true)
restarted=true
restart_docker
start_again
say "Containers may ask for NVIDIA cards now."
