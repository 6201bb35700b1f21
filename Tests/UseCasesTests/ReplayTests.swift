import Bureau
import Calendars
import Foundation
import LedgerKernel
import SQLiteStorage
import Secrets
import Storage
import TestSupport
import Testing
import UseCases

/// 重放 — the journal of the sample year of every release is kept under `Tests/Journals` and replays for ever: sound, and to
/// the rows that were seen then.
///
/// A release adds its own: `GUATU_RECORD=0.2.0=FOLDER`, FOLDER being its sample bureau.
@Suite struct ReplayTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Journals")

  @Test func `the sample year of every release replays to the rows that were seen then`() async throws {
    try await recordIfAsked()
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".jsonl") }
    try #require(!files.isEmpty, "needs a release to mean anything")
    for name in files.sorted() {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      var lines = text.split(separator: "\n").makeIterator()
      let first = lines.next()
      let head = try JSONValue(parsing: Array(try #require(first).utf8))
      let scratch = try ScratchFolder()
      let store = try SQLiteStorage(path: scratch.path + "/journal.sqlite", hashing: SampleRules.sha256)
      while let line = lines.next() {
        let row = try JSONValue(parsing: Array(line.utf8))
        let table = try #require(CopiedTable.journal.first { $0.name.text == row["table"]?.string })
        try await store.put([try values(row["row"]?.array ?? [], table)], into: table)
      }
      let found = try await store.verify { _, _ in }
      #expect(found.isSound, "\(name): \(found.faults)")
      #expect(found.head.map { Hex.text($0) } == head["head"]?.string, "\(name)")
      let rules = try #require(try await Office.rules(of: store))
      _ = try await store.rebuild(under: rules) { _, _ in }
      #expect(try await digest(of: store) == head["rows"]?.string, "\(name): other rows than then")
      try store.close()
    }
  }

  private func values(_ row: [JSONValue], _ table: CopiedTable) throws -> [SQLValue] {
    try #require(row.count == table.columns.count)
    return try zip(row, table.columns).map { value, column in
      switch column.kind {
      case .integer: .integer(try #require(value.integer))
      case .text: .text(try #require(value.string))
      case .blob: .blob(try #require(value.string.flatMap { Hex.bytes($0) }))
      }
    }
  }

  private func line(_ row: [SQLValue]) -> JSONValue {
    .array(
      row.map { value in
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .text(let text): .string(text)
        case .blob(let bytes): .string(Hex.text(bytes))
        }
      })
  }

  /// Of what people saw: the wall as it stood at the end of every week. How tables keep it may change.
  private func digest(of store: SQLiteStorage) async throws -> String {
    var bytes: [UInt8] = []
    let events = try await store.recentEvents(before: nil, limit: 1_000_000)
    let days = events.map { $0.recorded.day(in: .shanghai) }
    let (first, last) = (try #require(days.min()), try #require(days.max()))
    for week in stride(from: first.number, through: last.number + 6, by: 7) {
      let day = Day(number: week)
      var query = RowQuery(scope: Scope(.everything, persons: []), day: day)
      query.asOf = day
      query.limit = 1_000_000
      for listed in try await store.page(query).items {
        let seen = [
          "\(day)", "\(listed.item)", listed.number, listed.title, listed.stage.raw, listed.lead?.raw ?? "",
          listed.leader?.raw ?? "", listed.due?.description ?? listed.dueText, listed.light.rawValue, listed.progress,
        ]
        bytes += Array((seen.joined(separator: "\t") + "\n").utf8)
      }
    }
    return Hex.text(Digest.sha256(bytes))
  }

  private func recordIfAsked() async throws {
    guard let asked = ProcessInfo.processInfo.environment["GUATU_RECORD"], let split = asked.firstIndex(of: "=") else {
      return
    }
    let (release, folder) = (String(asked[..<split]), String(asked[asked.index(after: split)...]))
    let store = try SQLiteStorage(path: folder + "/journal.sqlite", hashing: SampleRules.sha256)
    let rules = try #require(try await Office.rules(of: store))
    _ = try await store.rebuild(under: rules) { _, _ in }
    let found = try await store.verify { _, _ in }
    var lines: [JSONValue] = [
      .object([
        "release": .string(release), "head": .string(Hex.text(found.head ?? [])),
        "rows": .string(try await digest(of: store)),
      ])
    ]
    for table in CopiedTable.journal where table.name.text != "account" {
      for row in try await store.rows(of: table, after: nil, limit: 1_000_000) {
        lines.append(.object(["table": .string(table.name.text), "row": line(row)]))
      }
    }
    let text = lines.map { $0.canonicalText + "\n" }.joined()
    try text.write(to: Self.folder.appending(path: "\(release).jsonl"), atomically: true, encoding: .utf8)
  }
}
