#!/usr/bin/env bash
#
# The web book: how long it takes to write and how large it is, and how long its largest page takes
# in Chromium: until something is painted, until the text is laid out, to open its longest player,
# and for one step of it.
#
#   src/bench/pages.sh

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "pages.sh: there is no chromium on the PATH" >&2; exit 3; }
"$home/run.sh" --version > /dev/null || exit 3
for ((round = 0; round < ROUNDS; round++)); do
  begin=$EPOCHREALTIME
  "$home/run.sh" book --out "$work/site" > "$work/log" || fail "the book can't be written" "$work/log"
  since "$begin"
done > "$work/written"
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
browse() { # OPTION…
  "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync --disable-background-networking \
    --disable-component-update --user-data-dir="$work/profile" "$@"
}
for ((round = 0; round < ROUNDS; round++)); do
  browse --dump-dom "file://$work/page.html" 2> /dev/null | sed -n 's/.*RESULT \([0-9. ]*\)<.*/\1/p'
done > "$work/result"
[ -s "$work/result" ] || fail "the page's script left no result"

# Only a page that is drawn is painted, and its log is the way out of it.
sed 's#<head>#<head><script>new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").forEach((paint) => console.log("PAINTED " + paint.startTime.toFixed(1) + " END"))).observe({ type: "paint", buffered: true });</script>#' \
  "$work/largest.html" > "$work/painted.html"
for ((round = 0; round < ROUNDS; round++)); do
  browse --enable-logging=stderr --window-size=1200,900 --screenshot="$work/page.png" "file://$work/painted.html" 2>&1 |
    sed -n 's/.*PAINTED \([0-9.]*\) END.*/\1/p' | head -1
done > "$work/painted"

{
  sed $'s/^/the whole book written\tLoopbook\t/' "$work/written"
  sed $'s/^/the largest page first painted\tLoopbook\t/' "$work/painted"
  awk -v OFS='\t' '{
    print "the largest page laid out", "Loopbook", $1
    print "its longest player opened", "Loopbook", $2
    print "a step of it", "Loopbook", $4
    print "a step of it, 99th percentile", "Loopbook", $5
  }' "$work/result"
} | table milliseconds
printf '\n%s pages, %s MB; the largest is %s, with %s MB and a player of %s moments\n' \
  "$(ls "$work/site"/*.html | wc -l)" "$(du -sk "$work/site" | awk '{ printf "%.1f", $1 / 1024 }')" \
  "$(basename "$largest")" "$(stat -c %s "$largest" | awk '{ printf "%.1f", $1 / 1048576 }')" \
  "$(awk 'NR == 1 { printf "%d", $3 }' "$work/result")"
