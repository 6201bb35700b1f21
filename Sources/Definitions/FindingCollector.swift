import Wording

/// Gathers what is wrong with one file, so that a person sees all of it at once.
final class FindingCollector {
  private var found: [Finding] = []

  func report(
    _ code: String, _ severity: Finding.Severity = .error, at place: Place, _ message: Words, remedy: Words
  ) {
    report(Finding(code, severity, at: place, message, remedy: remedy))
  }

  func report(_ finding: Finding) { found.append(finding) }

  /// In the order of the lines; the same finding once.
  var all: [Finding] {
    var seen: Set<Finding> = []
    return found.filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset) }
      .map(\.element)
  }

  /// - Throws: ``Findings``, warnings among them, when any finding is an error.
  func throwErrors() throws(Findings) {
    let all = all
    if all.containError { throw Findings(all) }
  }
}
