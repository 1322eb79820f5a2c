#!/usr/bin/env bash
# Makes the README's pictures of the player anew: 1200 pixels wide, and 390 as on a phone.
# Needs chromium. Usage: src/tool/pictures/make.sh
set -eu
home=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

shoot() { # PAGE WIDTH HEIGHT PICTURE
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-sync \
    --disable-background-networking --disable-component-update --user-data-dir="$work/profile" \
    --window-size="$2,$3" --virtual-time-budget=3000 --screenshot="$4" "$1" > "$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
}

"$home/run.sh" trace ch01/TwoTasks --html "$work/page.html" > /dev/null
shoot "file://$work/page.html#t2" 1200 860 "$home/src/tool/pictures/player.png"

# A window can't be as narrow as a phone, but a frame in it can.
cat > "$work/phone.html" <<HTML
<!doctype html><style>body { margin: 0; background: #888; text-align: center } iframe { width: 390px; height: 1150px; border: 0; background: #fff }</style>
<iframe src="page.html#t2"></iframe>
HTML
shoot "file://$work/phone.html" 500 1150 "$home/src/tool/pictures/player-phone.png"
