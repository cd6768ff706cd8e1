#!/usr/bin/env bash
# Makes the network that Traefik and IMAGE share, unless it is there. Needs the right to use Docker,
# no more. Undo: docker network rm traefik
set -euo pipefail

if docker network inspect traefik >/dev/null 2>&1; then
  echo "The network traefik is there already."
  exit 0
fi
docker network create traefik >/dev/null
echo "The network traefik is made."
