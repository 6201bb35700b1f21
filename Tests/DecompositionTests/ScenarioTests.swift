import Decomposition
import Foundation
import Testing

/// Ten texts in different styles, with what a clerk would take from them, written before the reader saw them.
@Suite struct ScenarioTests {
  /// A row of a reference: what stands at `start..<end`, and whether it must (A, B) or may (C) be found.
  private struct Row: Decodable {
    let kind: String
    let start: Int
    let end: Int
    let quote: String
    var tier: String?
    var span: Range<Int> { start..<end }
  }

  private struct Score: CustomStringConvertible {
    var (hits, asked, paired, found) = (0, 0, 0, 0)
    var recall: Double { asked == 0 ? 1 : Double(hits) / Double(asked) }
    var precision: Double { found == 0 ? 1 : Double(paired) / Double(found) }
    var f1: Double { recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision) }
    var description: String { "recall \(hits)/\(asked) precision \(paired)/\(found) F1 \(Int((f1 * 1000).rounded()))‰" }

    static func + (a: Score, b: Score) -> Score {
      Score(hits: a.hits + b.hits, asked: a.asked + b.asked, paired: a.paired + b.paired, found: a.found + b.found)
    }
  }

  private static let texts: [String] = [
    "01-notice-education", "02-minutes-water", "03-responsibility-market", "04-points-transport", "05-report-county",
    "06-rectification-hospital", "07-speech-office", "08-oneline-subdistrict", "09-dirty-soe", "10-tables-zone",
  ]

  private static func read(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Texts")
    return String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  private static func rows(_ name: String) throws -> [Row] {
    try read(name).split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
  }

  /// Covers half of the row and is at most three times as long, or lies within it and covers a third.
  private static func fits(_ row: Range<Int>, _ found: Range<Int>) -> Bool {
    let common = row.clamped(to: found).count
    return common > 0
      && (2 * common >= row.count && found.count <= 3 * row.count
        || common == found.count && 3 * found.count >= row.count)
  }

  /// Pairs one to one, as many as possible, tier A first, then B, then C.
  private static func score(_ rows: [Row], _ found: [Range<Int>]) -> Score {
    var taken: [Int: Int] = [:]
    func seek(_ row: Int, _ seen: inout Set<Int>) -> Bool {
      let fitting = found.indices.filter { fits(rows[row].span, found[$0]) }
        .sorted { rows[row].span.clamped(to: found[$0]).count > rows[row].span.clamped(to: found[$1]).count }
      for place in fitting where seen.insert(place).inserted {
        var free = true
        if let other = taken[place] { free = seek(other, &seen) }
        guard free else { continue }
        taken[place] = row
        return true
      }
      return false
    }
    for tier in ["A", "B", "C"] {
      for row in rows.indices where rows[row].tier ?? "A" == tier {
        var seen: Set<Int> = []
        _ = seek(row, &seen)
      }
    }
    let paired = Set(taken.values)
    let asked = rows.indices.filter { rows[$0].tier != "C" }
    return Score(
      hits: asked.count { paired.contains($0) }, asked: asked.count, paired: paired.count, found: found.count)
  }

  private static func scores(_ name: String) throws -> (asked: Score, figures: Score, problems: Score) {
    let text = try read(name + ".txt")
    let reading = decompose(text)
    let rows = try rows(name + ".jsonl")
    for row in rows { #expect(reading.text(of: SourceSpan(start: row.start, end: row.end)) == row.quote, "\(name)") }
    func of(_ kinds: Set<String>) -> [Row] { rows.filter { kinds.contains($0.kind) } }
    return (
      score(of(["assignment", "requirement"]), reading.proposals.map { $0.span.start..<$0.span.end }),
      score(of(["figure"]), reading.figures.map { $0.span.start..<$0.span.end }),
      score(of(["problem"]), reading.problems.map { $0.span.start..<$0.span.end })
    )
  }

  @Test(arguments: texts)
  func `what each text gives to do is found`(name: String) throws {
    let score = try Self.scores(name).asked
    print(name, score)
    #expect(score.f1 >= 0.90, "\(score)")
  }

  @Test func `of all texts together assignments, figures and problems are found`() throws {
    var all = (asked: Score(), figures: Score(), problems: Score())
    for name in Self.texts {
      let scores = try Self.scores(name)
      all = (all.asked + scores.asked, all.figures + scores.figures, all.problems + scores.problems)
    }
    print("assignments and requirements", all.asked, "figures", all.figures, "problems", all.problems)
    #expect(all.asked.f1 >= 0.95, "\(all.asked)")
    #expect(all.figures.f1 >= 0.90, "\(all.figures)")
    #expect(all.problems.f1 >= 0.90, "\(all.problems)")
  }

  @Test(arguments: texts)
  func `hardly anything is found where there is nothing`(name: String) throws {
    let reading = decompose(try Self.read(name + ".txt"))
    let negative = try Self.rows(name + ".negative.jsonl").map(\.span)
    let onNegative = reading.proposals.filter { proposal in
      let span = proposal.span.start..<proposal.span.end
      return negative.contains { (row: Range<Int>) in 2 * row.clamped(to: span).count > span.count }
    }
    #expect(onNegative.count <= 1, "\(onNegative.map(\.quote))")
  }
}
