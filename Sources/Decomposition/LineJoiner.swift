/// Joins the lines of a text that was wrapped by hand at one width, as texts copied out of mails and PDFs are.
struct LineJoiner {
  let source: SourceText
  private let reader: MarkerReader
  private var text: [Unicode.Scalar] { source.folded }

  init(_ source: SourceText) {
    self.source = source
    reader = MarkerReader(source: source, tokens: [])
  }

  /// A line without the blanks around it, and where it begins with them.
  private struct Line {
    let start: Int
    let inner: Range<Int>
  }

  /// Programs wrap by the number of characters or by the columns of a screen, of which a Han character takes two.
  private enum Measure: CaseIterable {
    case characters, columns

    /// Widths people wrap at by hand.
    var widths: ClosedRange<Int> { self == .characters ? 18...60 : 36...120 }
    var slack: Int { self == .characters ? 3 : 6 }
  }

  /// - Returns: nil unless one line in three runs on at the same width and has marks within: lines of a list are of one
  ///   length by chance, and have none; rows of a table have tabs.
  /// - Complexity: O(*n*) in the code points.
  func joined() -> JoinedText? {
    let lines = lines()
    guard lines.count >= 4, let (measure, width) = wrapping(lines) else { return nil }
    var gaps: [Range<Int>] = []
    for (line, next) in zip(lines, lines.dropFirst()) where runsOn(line, measure, width) && continues(next) {
      gaps.append(line.inner.upperBound..<next.inner.lowerBound)
    }
    return gaps.isEmpty ? nil : JoinedText(source, without: gaps)
  }

  /// How wide the lines are, and by which measure most of them run on; nil when too few do.
  private func wrapping(_ lines: [Line]) -> (measure: Measure, width: Int)? {
    let found = Measure.allCases.compactMap { measure -> (measure: Measure, width: Int, runOn: Int)? in
      let width = lines.map { self.width($0, measure) }.max() ?? 0
      guard measure.widths.contains(width) else { return nil }
      return (measure, width, lines.count { runsOn($0, measure, width) && hasMarks($0) })
    }
    guard let best = found.max(by: { $0.runOn < $1.runOn }), best.runOn * 3 >= lines.count else { return nil }
    return (best.measure, best.width)
  }

  private func lines() -> [Line] {
    text.indices.split { text[$0].isLineBreak }.compactMap { line in
      guard let first = line.first(where: { !text[$0].isBlank }), let last = line.last(where: { !text[$0].isBlank })
      else { return nil }
      return Line(start: line.startIndex, inner: first..<last + 1)
    }
  }

  private func width(_ line: Line, _ measure: Measure) -> Int {
    switch measure {
    case .characters: line.inner.upperBound - line.start
    case .columns: text[line.start..<line.inner.upperBound].reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }
  }

  private static let marks: Set<Unicode.Scalar> = ["，", "、", "：", "。", "；", "！", "？"]
  private static let stops: Set<Unicode.Scalar> = ["：", "。", "；", "！", "？"]

  private func hasMarks(_ line: Line) -> Bool { text[line.inner].dropLast().contains { Self.marks.contains($0) } }

  private func hasTabs(_ line: Line) -> Bool { text[line.inner].contains(where: \.isCellMark) }

  /// As long as they come, and no sentence ends with it.
  private func runsOn(_ line: Line, _ measure: Measure, _ width: Int) -> Bool {
    self.width(line, measure) >= width - measure.slack && !hasTabs(line)
      && !Self.stops.contains(text[line.inner.upperBound - 1])
  }

  /// Neither indented nor marked.
  private func continues(_ line: Line) -> Bool {
    line.start == line.inner.lowerBound && !hasTabs(line) && reader.marker(opening: line.inner.lowerBound) == nil
  }
}

/// A text without the line ends that only its width put there, and the way back.
struct JoinedText: Sendable {
  let text: String
  /// Of each code point that is left, its place in the text as given.
  private let places: [Int]

  init(_ source: SourceText, without gaps: [Range<Int>]) {
    var view = String.UnicodeScalarView()
    var places: [Int] = []
    var gaps = gaps[...]
    for (place, scalar) in source.given.enumerated() {
      while let gap = gaps.first, gap.upperBound <= place { gaps.removeFirst() }
      if let gap = gaps.first, gap.contains(place) { continue }
      view.append(scalar)
      places.append(place)
    }
    text = String(view)
    self.places = places
  }

  func place(_ span: SourceSpan) -> SourceSpan {
    guard span.count > 0 else {
      let start = span.start < places.count ? places[span.start] : (places.last ?? -1) + 1
      return SourceSpan(start: start, end: start)
    }
    return SourceSpan(start: places[span.start], end: places[span.end - 1] + 1)
  }
}
