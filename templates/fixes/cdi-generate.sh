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
nvidia-ctk cdi generate --format yaml --output "$fresh" || {
  echo "nvidia-ctk could not describe the cards, see above; nothing was changed." >&2
  exit 1
}
if [ ! -s "$fresh" ]; then
  echo "nvidia-ctk wrote an empty description; the old one stays." >&2
  exit 1
fi
if cmp -s "$fresh" "$file"; then
  echo "The description is up to date: $file."
else
  # The copy first, so that there is never a moment without either.
  [ ! -e "$file" ] || cp -p "$file" "$file.before"
  chmod 644 "$fresh"
  mv "$fresh" "$file"
  echo "Written: $file."
fi
# What the toolkit's own service wrote is read too, and would name the same cards a second time.
if [ -d /run/systemd/system ] && systemctl cat nvidia-cdi-refresh.service >/dev/null 2>&1; then
  if systemctl restart nvidia-cdi-refresh.service; then
    echo "The toolkit's own description was renewed as well."
  else
    echo "The toolkit's own description was not renewed; see journalctl -u nvidia-cdi-refresh." >&2
  fi
fi
