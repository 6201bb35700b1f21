internal import ArgumentParser
internal import Bureau
internal import Calendars
internal import Decomposition
internal import Foundation
internal import LedgerKernel
internal import UseCases
internal import Wording

/// 三单对照.
struct Collate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Holds texts against each other and against the bureau's items: what no item takes up, what no text asks for.",
    discussion:
      "guatu collate speech.docx points.txt --as ID --data FOLDER. Conflicting days and numbers are named as well.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "One or several texts, .docx or .txt.") var files: [String]
  @Option(name: .customLong("as"), help: "Whose eyes.") var person: String
  @Option(help: "Plan year of the items. Default: this year.") var year: Int?

  func run() async throws {
    try await common.run {
      guard !files.isEmpty else { throw Failure(message: "guatu collate FILE… --as ID", code: 2) }
      let office = try await common.wiring().openOffice()
      let viewer = try office.person(person)
      let found = try await UseCases.Collating(office).items(of: year ?? office.today.year, for: viewer)
      try answer(
        found.map { clause, number in
          ComparedClause(id: number.isEmpty ? clause.id : number, text: clause.text, deadline: clause.deadline)
        })
    }
  }

  private func answer(_ items: [ComparedClause]) throws {
    var names: [String: String] = [:]
    var sources: [ComparedSource] = []
    for file in files {
      let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
      let source = ComparedSource(name: name, decompose(try officialText(file)))
      for clause in source.clauses { names[clause.id] = clause.text }
      sources.append(source)
    }
    for item in items { names[item.id] = item.text }
    let check = ThreeWayCheck(sources: sources, items: items)
    common.answer(text(check, names), json(check))
  }

  private func text(_ check: ThreeWayCheck, _ names: [String: String]) -> String {
    func part(_ title: Words, _ lines: [String]) -> [String] {
      ["\(title[common.language]) \(lines.count)"] + lines.map { "  \($0)" }
    }
    func named(_ id: String) -> String { "\(id)  \(names[id] ?? "")" }
    let conflicts = check.conflicts.map { conflict in
      "\(named(conflict.first))：\(conflict.firstSays) ≠ \(named(conflict.second))：\(conflict.secondSays)"
    }
    let counts = check.counts.map { "\($0.source)：\($0.stated) ≠ \($0.actual)" }
    let parts = [
      part(Words("没有对应事项的条款", en: "Clauses without an item"), check.withoutItem.map(named)),
      part(Words("没有出处的事项", en: "Items without a clause"), check.withoutClause.map(named)),
      part(
        Words("同一事项重复提出", en: "The same matter twice"), check.repeated.map { $0.map(named).joined(separator: " = ") }),
      part(Words("时限或数字不一致", en: "Days or numbers that conflict"), conflicts),
      part(Words("文中所称数目与实有条数不符", en: "Stated counts that differ from the actual ones"), counts),
      part(Words("已对应", en: "Matched"), check.matches.map { "\(named($0.clause)) → \(named($0.item))" }),
    ]
    return parts.flatMap { $0 }.joined(separator: "\n")
  }

  private func json(_ check: ThreeWayCheck) -> JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    let conflicts = check.conflicts.map { conflict -> JSONValue in
      .object([
        "kind": .string(conflict.kind.rawValue), "first": .string(conflict.first), "second": .string(conflict.second),
        "first-says": .string(conflict.firstSays), "second-says": .string(conflict.secondSays),
      ])
    }
    let matches = check.matches.map { match -> JSONValue in
      .object(["clause": .string(match.clause), "item": .string(match.item)])
    }
    let counts = check.counts.map { count -> JSONValue in
      .object([
        "source": .string(count.source), "stated": .integer(Int64(count.stated)),
        "actual": .integer(Int64(count.actual)),
      ])
    }
    return .object([
      "counts": .array(counts), "without-item": list(check.withoutItem), "without-clause": list(check.withoutClause),
      "repeated": .array(check.repeated.map(list)), "conflicts": .array(conflicts), "matches": .array(matches),
    ])
  }
}
