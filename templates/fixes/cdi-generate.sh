#!/usr/bin/env bash
# Describes the NVIDIA cards anew for containers (CDI), for the driver that runs now. Run as root.
# May be run again at any time. Undo: put /etc/cdi/nvidia.yaml.before back, or remove nvidia.yaml.
set -euo pipefail

folder=/etc/cdi
file=$folder/nvidia.yaml

if ! command -v nvidia-ctk >/dev/null; then
  echo "There is no nvidia-ctk here: install the NVIDIA container toolkit first." >&2
  exit 1
fi
mkdir -p "$folder"
fresh=$(mktemp -p "$folder" .nvidia.XXXXXX)
trap 'rm -f "$fresh"' EXIT
# Written beside the old one, which stays as it is when this fails.
nvidia-ctk cdi generate --format yaml --output "$fresh"
if [ ! -s "$fresh" ]; then
  echo "nvidia-ctk wrote an empty description; the old one stays." >&2
  exit 1
fi
[ ! -e "$file" ] || cp -p "$file" "$file.before"
chmod 644 "$fresh"
mv "$fresh" "$file"
echo "Written: $file."
# What the toolkit's own service wrote is read too, and would name the same cards a second time.
if [ -d /run/systemd/system ] && systemctl cat nvidia-cdi-refresh.service >/dev/null 2>&1; then
  systemctl restart nvidia-cdi-refresh.service && echo "The toolkit's own description was renewed as well."
fi
