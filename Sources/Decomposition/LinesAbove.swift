/// Lead lines that stand above the tasks they are about: with a heading over them and nothing to do in between.
struct LinesAbove {
  let sentences: [ReadSentence]
  /// Of the text.
  let end: Int

  /// Spreads such lines over what follows them, up to the next heading or the next of their kind; a line under a task
  /// in between is about that task alone.
  ///
  /// - Parameter lines: In the order of the text; so are those returned.
  /// - Complexity: O(*m* log *n*) in lines and sentences.
  func spread(_ lines: [Responsibility.Line]) -> [Responsibility.Line] {
    var found: [Responsibility.Line] = []
    var above: Responsibility.Line?
    func cover(upTo limit: Int) {
      guard var line = above else { return }
      let start = max(line.labels.upperBound, found.last?.labels.upperBound ?? 0, found.last?.about.upperBound ?? 0)
      let stop = min(limit, nextHeading(from: line.labels.upperBound))
      if start < stop {
        line.about = start..<stop
        found.append(line)
      }
    }
    for line in lines {
      if !line.labels.isEmpty, givesNothing(line.about) {
        cover(upTo: line.labels.lowerBound)
        above = line
        continue
      }
      var line = line
      if let head = above, !line.labels.isEmpty, line.labels.lowerBound < nextHeading(from: head.labels.upperBound) {
        let point = max(line.about.lowerBound, lastPoint(before: line.labels.lowerBound))
        cover(upTo: point)
        line.deadline = line.deadline ?? head.deadline
        line.about = min(point, line.about.upperBound)..<line.about.upperBound
      } else {
        cover(upTo: line.about.lowerBound)
      }
      found.append(line)
    }
    cover(upTo: end)
    return found
  }

  /// Headings at most.
  private func givesNothing(_ range: Range<Int>) -> Bool {
    var index = first(from: range.lowerBound)
    while index < sentences.count, sentences[index].outlined.range.lowerBound < range.upperBound {
      guard sentences[index].outlined.isHeading else { return false }
      index += 1
    }
    return true
  }

  private func nextHeading(from place: Int) -> Int {
    var index = first(from: place)
    while index < sentences.count, !sentences[index].outlined.isHeading { index += 1 }
    return index < sentences.count ? sentences[index].outlined.range.lowerBound : end
  }

  private func lastPoint(before place: Int) -> Int {
    let index = first(from: place)
    return index > 0 ? sentences[index - 1].outlined.range.lowerBound : 0
  }

  /// The first sentence that begins at `place` or after it.
  private func first(from place: Int) -> Int {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].outlined.range.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
