#!/usr/bin/env bash
# Keeps containers from losing their NVIDIA cards when systemd is reloaded: names NVIDIA's devices in
# /dev/char, now and whenever the driver is loaded, as NVIDIA's troubleshooting page tells it. Run as
# root. May be run again at any time. Undo: remove the rule and restart the computer.
set -euo pipefail

folder=/etc/udev/rules.d
rule=$folder/71-nvidia-dev-char.rules

ctk=$(command -v nvidia-ctk) || {
  echo "There is no nvidia-ctk here: install the NVIDIA container toolkit first." >&2
  exit 1
}
"$ctk" system create-dev-char-symlinks --create-all || {
  echo "nvidia-ctk could not name the devices, see above; it must be 1.12 or newer. No rule was written." >&2
  exit 1
}
mkdir -p "$folder"
fresh=$(mktemp -p "$folder" .nvidia.XXXXXX)
trap 'rm -f "$fresh"' EXIT
cat >"$fresh" <<RULE
# Written by IMAGE Wizard: without these names a reload of systemd takes the cards from containers.
ACTION=="add", DEVPATH=="/bus/pci/drivers/nvidia", RUN+="$ctk system create-dev-char-symlinks --create-all"
RULE
if cmp -s "$fresh" "$rule"; then
  echo "The rule is there already: $rule."
  exit 0
fi
chmod 644 "$fresh"
mv "$fresh" "$rule"
echo "Written: $rule. Containers that start from now on keep their card."
