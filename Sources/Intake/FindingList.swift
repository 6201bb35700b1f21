internal import Wording

/// Findings as they come up; a broken file must not answer with a million of them.
struct FindingList {
  private static let limit = 100
  private typealias Entry = (address: CellAddress?, finding: Finding)

  /// Apart, so that notes never crowd out the error that stops an import.
  private var errors: [Entry] = []
  private var others: [Entry] = []
  private var unlisted = 0

  /// - Parameter address: Where in the order of the file; nil before everything.
  mutating func add(_ fault: TableFault, at place: Place, order address: CellAddress?) {
    switch fault.severity {
    case .error where errors.count < Self.limit: errors.append((address, fault.finding(at: place)))
    case .warning where others.count < Self.limit, .note where others.count < Self.limit:
      others.append((address, fault.finding(at: place)))
    default: unlisted += 1
    }
  }

  func inOrder(in file: String) -> [Finding] {
    let first = CellAddress(column: 1, row: 1)
    var all = (errors + others).sorted { ($0.address ?? first) < ($1.address ?? first) }.map(\.finding)
    if unlisted > 0 { all.append(TableFault.moreFindings(unlisted).finding(at: Place(file: file))) }
    return all
  }
}
