#!/usr/bin/env bash
# Restarts the containers that were given an NVIDIA card and may not use it any more, which a reload
# of systemd brings about. Others are left alone. Needs the right to use Docker, no more. May be run
# again at any time.
set -euo pipefail

# Opens each card inside the container; only its control group refuses with these words.
look='LC_ALL=C; export LC_ALL
for d in /dev/nvidia[0-9]* /dev/nvidiactl; do [ -c "$d" ] && (: <"$d"); done; exit 0'

has_lost_its_card() {
  case $(docker exec "$1" sh -c "$look" 2>&1 || true) in
    *"Operation not permitted"*) return 0 ;;
    *) return 1 ;;
  esac
}

running=$(docker ps -q --no-trunc) || {
  echo "Docker does not answer; nothing was changed." >&2
  exit 1
}
restarted=0
failed=0
for container in $running; do
  asked=$(docker inspect -f '{{json .HostConfig.DeviceRequests}} {{.HostConfig.Runtime}}' "$container" 2>/dev/null || true)
  case $asked in *'"gpu"'* | *nvidia*) ;; *) continue ;; esac
  has_lost_its_card "$container" || continue
  name=$(docker inspect -f '{{.Name}}' "$container")
  if docker restart "$container" >/dev/null; then
    echo "Restarted: ${name#/}."
    restarted=$((restarted + 1))
  else
    echo "Not restarted: ${name#/}." >&2
    failed=$((failed + 1))
  fi
done
if [ "$failed" -gt 0 ]; then
  echo "$restarted restarted, $failed not." >&2
  exit 1
fi
if [ "$restarted" -eq 0 ]; then echo "No container has lost its card."; fi
