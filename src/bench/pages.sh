#!/usr/bin/env bash
#
# The web book: how long it takes to write and how large it is, and how long its largest page takes
# in Chromium: until something is painted, until the text is laid out, to open its longest player,
# and for one step of it.
#
#   src/bench/pages.sh

set -u -o pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd) || exit 3
home=$(cd -P -- "$bench/../.." && pwd) || exit 3
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "pages.sh: there is no chromium on the PATH" >&2; exit 3; }
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

"$home/run.sh" --version > /dev/null || exit 3
start=$EPOCHREALTIME
"$home/run.sh" book --out "$work/site" > "$work/log" || { cat "$work/log" >&2; exit 2; }
end=$EPOCHREALTIME
largest=$(ls -S "$work/site"/*.html | head -1)

# The policy of a page refuses scripts that aren't its own, so it's left out of these copies.
sed '/http-equiv="Content-Security-Policy"/d' "$largest" > "$work/largest.html"
{
  cat "$work/largest.html"
  cat << 'HTML'
<script>
const laidOut = performance.now();
const roots = [...document.querySelectorAll(".player")];
const length = (root) => JSON.parse(document.getElementById(root.dataset.films.split(" ")[0]).textContent).frames.length;
const root = roots.reduce((one, other) => (length(other) > length(one) ? other : one));
const before = performance.now();
root.previousElementSibling.click();
const opened = performance.now() - before;
const player = loopbook.open(root);
const steps = [];
for (let i = 0; i < player.length; i++) {
  const start = performance.now();
  player.show(i);
  root.getBoundingClientRect(); // the browser lays it out
  steps.push(performance.now() - start);
}
steps.sort((a, b) => a - b);
document.body.innerHTML = "<pre>RESULT " + [laidOut, opened, player.length,
  steps[steps.length >> 1], steps[Math.floor(steps.length * 0.99)]].map((x) => x.toFixed(1)).join(" ") + "</pre>";
</script>
HTML
} > "$work/page.html"
"$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync --disable-background-networking \
  --disable-component-update --user-data-dir="$work/profile" --dump-dom "file://$work/page.html" 2> /dev/null |
  sed -n 's/.*RESULT \([0-9. ]*\)<.*/\1/p' > "$work/result"
read -r laid opened frames median slow < "$work/result" ||
  { echo "pages.sh: the page's script left no result" >&2; exit 3; }

# Only a page that is drawn is painted, and its log is the way out of it.
sed 's#<head>#<head><script>new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").forEach((paint) => console.log("PAINTED " + paint.startTime.toFixed(1) + " END"))).observe({ type: "paint", buffered: true });</script>#' \
  "$work/largest.html" > "$work/painted.html"
painted=$("$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync --disable-background-networking \
  --disable-component-update --user-data-dir="$work/profile" --enable-logging=stderr --window-size=1200,900 \
  --screenshot="$work/page.png" "file://$work/painted.html" 2>&1 | sed -n 's/.*PAINTED \([0-9.]*\) END.*/\1/p' | head -1)

printf '%-46s %s\n' \
  "the whole book written, in seconds" "$(awk "BEGIN { printf \"%.1f\", $end - $start }")" \
  "its size, in MB" "$(du -sk "$work/site" | awk '{ printf "%.1f", $1 / 1024 }')" \
  "its pages" "$(ls "$work/site"/*.html | wc -l)" \
  "the largest page" "$(basename "$largest"), $(stat -c %s "$largest" | awk '{ printf "%.1f", $1 / 1048576 }') MB" \
  "  first painted, in ms" "${painted:-not told}" \
  "  laid out, in ms" "$laid" \
  "  its longest player opened, in ms" "$opened, with $frames moments" \
  "  a step of it, median and 99 %, in ms" "$median and $slow"
