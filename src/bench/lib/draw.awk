# Draws lines of FIGURE, SIZE, VALUE as an SVG: a panel for each figure, with the median of each size and
# the distance of the least from the most. Sizes are on a scale of tens, values on an even one from 0.
#
#   awk -v unit=UNIT [-v most=TIMES -v base=SIZE] -f draw.awk
#
# `most` and `base` draw a line at so many times what the size BASE costs.

function sorted(key,   i, j, held) {
  for (i = 2; i <= count[key]; i++) {
    held = value[key, i]
    for (j = i - 1; j > 0 && value[key, j] > held; j--) value[key, j + 1] = value[key, j]
    value[key, j + 1] = held
  }
}
function middle(key) { return value[key, int((count[key] + 1) / 2)] }
function short(number) { return sprintf(number < 10 ? "%.2g" : "%.0f", number) }
function words(number) { return number >= 1000000 ? number / 1000000 "M" : number >= 1000 ? number / 1000 "k" : number }
function x(size) { return left + 48 + (log(size) - log(least)) / (log(largest) - log(least)) * 220 }
function y(price) { return top + 150 - price / highest * 110 }
function line(x1, y1, x2, y2, look) {
  printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n", x1, y1, x2, y2, look
}
function text(at, under, what, look) { printf "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>\n", at, under, look, what }

BEGIN { FS = "\t" }
!($1 in known) { known[$1]; figures[++panels] = $1 }
!(($1, $2) in count) { sizes[$1, ++columns[$1]] = $2 + 0 }
{ value[$1 SUBSEP ($2 + 0), ++count[$1, $2 + 0]] = $3 + 0 }

END {
  rows = int((panels + 2) / 3)
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">\n", rows * 195
  print "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>"
  for (panel = 1; panel <= panels; panel++) {
    figure = figures[panel]
    left = (panel - 1) % 3 * 300
    top = int((panel - 1) / 3) * 195
    least = sizes[figure, 1]; largest = sizes[figure, columns[figure]]; highest = 0
    for (i = 1; i <= columns[figure]; i++) {
      key = figure SUBSEP sizes[figure, i]
      sorted(key)
      if (value[key, count[key]] > highest) highest = value[key, count[key]]
    }
    wanted = most ? most * middle(figure SUBSEP base) : 0
    if (wanted > highest) highest = wanted
    if (highest == 0) highest = 1
    text(left + 48, top + 24, figure ", " unit, "font-weight=\"bold\"")
    line(left + 48, y(0), left + 268, y(0), "stroke=\"black\"")
    line(left + 48, y(0), left + 48, y(highest), "stroke=\"black\"")
    text(left + 44, y(highest) + 4, short(highest), "text-anchor=\"end\"")
    text(left + 44, y(0) + 4, "0", "text-anchor=\"end\"")
    if (wanted) line(left + 48, y(wanted), left + 268, y(wanted), "stroke=\"firebrick\" stroke-dasharray=\"4 3\"")
    for (i = 1; i <= columns[figure]; i++) {
      size = sizes[figure, i]
      key = figure SUBSEP size
      price = middle(key)
      text(x(size), top + 166, words(size), "text-anchor=\"middle\"")
      line(x(size), y(value[key, 1]), x(size), y(value[key, count[key]]), "stroke=\"steelblue\"")
      printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"steelblue\"><title>%s: %s %s</title></circle>\n",
        x(size), y(price), words(size), short(price), unit
      if (i > 1) line(x(before), y(last), x(size), y(price), "stroke=\"steelblue\" stroke-width=\"1.5\"")
      before = size; last = price
    }
  }
  print "</svg>"
}
