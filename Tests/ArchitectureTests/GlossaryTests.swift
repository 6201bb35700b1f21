import Foundation
import Testing

/// `docs/GLOSSARY.md` is the home of the bureau's words: each row stands for a type, a member or a code that exists.
@Suite struct GlossaryTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let chinese: String
    let english: String
    let place: String
    var testDescription: String { "\(chinese) \(english)" }
  }

  static let rows: [Row] = {
    let text = (try? SourceTree.text("docs/GLOSSARY.md")) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 5, cells[2].hasPrefix("`"), cells[2].hasSuffix("`") else { return nil }
      return Row(chinese: cells[1], english: String(cells[2].dropFirst().dropLast()), place: cells[3])
    }
  }()

  @Test func `the glossary is read, and names nothing twice in one place`() throws {
    try #require(Self.rows.count >= 100)
    var seen: Set<String> = []
    for row in Self.rows {
      #expect(seen.insert("\(row.english)@\(row.place)").inserted, "\(row.english) stands twice under \(row.place)")
      #expect(row.chinese.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(row.english) has no Chinese")
    }
  }

  @Test(arguments: rows) func `a row stands for something that exists`(row: Row) {
    if row.place.hasSuffix(".yaml") {
      let lines = SourceTree.files(under: "Sources/Definitions/Resources", ending: row.place).flatMap(\.lines)
      let named = lines.contains { line in
        let line = line.drop { $0 == " " }
        return line.hasPrefix("\(row.english):") || line == "ledger: \(row.english)"
      }
      #expect(named, "\(row.place) has no code \(row.english)")
      #expect(lines.contains { $0.contains(row.chinese) }, "\(row.place) does not say \(row.chinese)")
      return
    }
    let files = SourceTree.sources.filter { $0.target == row.place }
    #expect(!files.isEmpty, "there is no target \(row.place)")
    let name = row.english.split(separator: ".").last.map(String.init) ?? ""
    let declared = files.contains { file in
      file.code.contains { line in
        line.contains(name)
          && ["struct", "enum", "class", "protocol", "case", "let", "func", "var", "typealias"].contains { kind in
            line.range(of: "\\b\(kind) `?\(name)\\b", options: .regularExpression) != nil
          }
      }
    }
    #expect(declared, "\(row.place) declares no \(name)")
  }
}
