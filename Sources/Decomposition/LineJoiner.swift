/// Joins the lines of a text that was wrapped by hand at one width.
struct LineJoiner {
  let source: SourceText
  let tokens: [Token]
  let reader: MarkerReader

  /// The tokens of a line, whole and without the blanks around it.
  typealias Line = (whole: Range<Int>, inner: Range<Int>)

  /// Widths people wrap at by hand.
  private static let widths = 18...60
  private static let slack = 3

  /// - Returns: The lines as they are, unless two in five run on at the same width and have marks within: lines of a list are
  ///   of one length by chance, and have none; rows of a table have tabs.
  /// - Complexity: O(*n*) in the lines.
  func joined(_ lines: [Line]) -> [Line] {
    let width = lines.map(length).max() ?? 0
    guard lines.count >= 4, Self.widths.contains(width) else { return lines }
    let runOn = lines.count { runsOn($0, width) && hasMarks($0) }
    guard runOn * 5 >= lines.count * 2 else { return lines }
    var found: [Line] = []
    var goesOn = false
    for line in lines {
      if goesOn, let last = found.last, continues(line) {
        found[found.count - 1] = (
          last.whole.lowerBound..<line.whole.upperBound, last.inner.lowerBound..<line.inner.upperBound
        )
      } else {
        found.append(line)
      }
      goesOn = runsOn(line, width)
    }
    return found
  }

  private func length(_ line: Line) -> Int {
    tokens[line.inner.upperBound - 1].range.upperBound - tokens[line.inner.lowerBound].range.lowerBound
  }

  private func hasMarks(_ line: Line) -> Bool {
    tokens[line.inner].dropLast().contains { [.comma, .listComma, .stop].contains($0.kind) }
  }

  private func hasTabs(_ line: Line) -> Bool {
    source.folded[tokens[line.inner.lowerBound].range.lowerBound..<tokens[line.inner.upperBound - 1].range.upperBound]
      .contains("\t")
  }

  /// As long as they come, and no sentence ends with it.
  private func runsOn(_ line: Line, _ width: Int) -> Bool {
    let last = tokens[line.inner.upperBound - 1]
    return length(line) >= width - Self.slack && !hasTabs(line) && last.kind != .stop
      && source.folded[last.range.lowerBound] != "："
  }

  /// Neither indented nor marked.
  private func continues(_ line: Line) -> Bool {
    line.whole.lowerBound == line.inner.lowerBound && !hasTabs(line)
      && reader.marker(at: line.inner.lowerBound, opensParagraph: true) == nil
  }
}
