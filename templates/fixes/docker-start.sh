#!/usr/bin/env bash
# Starts the Docker Engine, through systemd where there is one, and waits until it answers. Run as
# root. May be run again at any time.
set -euo pipefail

log=/var/log/dockerd.log
limit=30

answers() {
  docker -H unix:///var/run/docker.sock version >/dev/null 2>&1
}

if answers; then
  echo "Docker runs already."
  exit 0
fi
if ! command -v dockerd >/dev/null; then
  echo "There is no dockerd to start: Docker is not installed." >&2
  exit 1
fi
# A process number left by an engine that was killed keeps the next one from starting.
if [ -r /var/run/docker.pid ] && ! kill -0 "$(cat /var/run/docker.pid)" 2>/dev/null; then
  rm -f /var/run/docker.pid
fi
# Docker makes an empty folder of a socket that a container asks for while it is missing.
if [ -d /var/run/docker.sock ] && ! rmdir /var/run/docker.sock; then
  echo "/var/run/docker.sock is a folder with something in it; move it away." >&2
  exit 1
fi
started=
if [ -d /run/systemd/system ]; then
  log="journalctl -u docker"
  # A service that failed too often in a row is not started again before this.
  systemctl reset-failed docker.service docker.socket >/dev/null 2>&1 || true
  systemctl start docker || true
else
  setsid nohup dockerd </dev/null >>"$log" 2>&1 &
  started=$!
fi
for ((second = 0; second < limit; second++)); do
  if answers; then
    echo "Docker Engine answers after $second seconds. Its log is $log."
    exit 0
  fi
  sleep 1
done
echo "Docker Engine does not answer after $limit seconds. The end of its log, $log:" >&2
if [ -z "$started" ]; then
  journalctl -u docker -n 10 --no-pager >&2
else
  tail -n 10 "$log" >&2
  if kill "$started" 2>/dev/null; then echo "The dockerd that was started here was ended again." >&2; fi
fi
exit 1
