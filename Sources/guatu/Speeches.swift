internal import ArgumentParser
internal import Bureau
internal import Calendars
internal import Decomposition
internal import Foundation
internal import Intake
internal import LedgerKernel
internal import Reports
internal import UseCases
internal import Wording

struct Decompose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads an official text: what it gives to do, reports and admits, each pointing at its words.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "A .docx, or a .txt in UTF-8 or GB18030.") var file: String
  @Option(help: "table, jsonl or csv.") var format = "table"
  @Flag(help: "Only the faults it admits, each beside the commitments that answer it, unanswered ones first.")
  var answers = false

  func run() async throws {
    try await common.run {
      let reading = decompose(try officialText(file))
      if answers { return sayAnswers(reading) }
      let rows = reading.rows(in: common.language)
      switch format {
      case "jsonl": for row in rows { print(row.json.canonicalText) }
      case "csv":
        FileHandle.standardOutput.write(Data(writeTable([FindingRow.columns] + rows.map(\.cells))))
      case "table":
        let lines = rows.map(\.line) + [reading.summary[common.language]]
        common.answer(lines.joined(separator: "\n"), .array(rows.map(\.json)))
      default: throw Failure(message: "--format: table | jsonl | csv", code: 2)
      }
    }
  }
}

extension Decompose {
  /// 问题—措施对照.
  private func sayAnswers(_ reading: Reading) {
    let lines = reading.problemMap.flatMap { answer in
      ["\(answer.problem.id)  \(answer.problem.quote)"]
        + (answer.commitments.isEmpty
          ? ["  " + Words("没有对应的措施", en: "Nothing answers it")[common.language]]
          : answer.commitments.map { "  → \($0.id)  \($0.quote)" })
    }
    let map = reading.problemMap.map { answer -> JSONValue in
      .object([
        "problem": .string(answer.problem.id), "quote": .string(answer.problem.quote),
        "answers": .array(answer.commitments.map { .string($0.id) }),
      ])
    }
    common.answer(lines.joined(separator: "\n"), .array(map))
  }
}

struct Draft: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keeps a text and drafts orders from chosen proposals of it.",
    discussion: "guatu draft speech.txt --pick P001,P004 --as ID. Drafting the same choice twice drafts nothing twice.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "The text.") var file: String
  @Option(name: .customLong("pick"), help: "Ids of proposals as decompose prints them, separated by commas, or all.")
  var picks: [String]
  @Option(name: .customLong("as"), help: "Who drafts.") var person: String
  @Option(help: "The text's title. Default: its first line.") var title: String?
  @Option(help: "Plan year. Default: this year.") var year: Int?

  func run() async throws {
    try await common.run {
      let text = try officialText(file)
      let reading = decompose(text)
      let pick = picks.joined(separator: ",")
      let wanted = Set(pick.split(separator: ",").map(String.init))
      let chosen = reading.proposals.filter { pick == "all" || wanted.contains($0.id) }
      let unknown = wanted.subtracting(reading.proposals.map(\.id))
      guard pick == "all" || unknown.isEmpty else {
        throw Failure(message: "\(unknown.sorted().joined(separator: ", ")): 没有这些建议。 No such proposals.", code: 2)
      }
      let office = try await common.wiring().openOffice()
      let title = title ?? text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(60)) } ?? file
      let clerk = try office.person(person)
      let source = try await ReadSource(office)(text, title: title, year: year ?? office.today.year, by: clerk)
      let accepted: [AcceptFindings.Accepted]
      do {
        accepted = try await AcceptFindings(office)(chosen.map { .init($0.key) }, of: source, by: clerk)
      } catch let refused as AcceptFindings.Refused {
        throw refused.refusal
      }
      common.answer(
        accepted.map(\.item.description).joined(separator: "\n"),
        .array(
          accepted.map { one in
            .object([
              "item": .string(one.item.description), "finding": .string(one.key.description),
              "repeat": .bool(one.isRepeat), "source": .string(source.description),
            ])
          }))
    }
  }
}

/// An official text, as plain text or DOCX.
func officialText(_ path: String) throws -> String {
  try readOfficialText(try readTextFile(path), named: URL(fileURLWithPath: path).lastPathComponent)
}

/// The text of a file in UTF-8 or GB18030.
func decodedText(_ path: String) throws -> String {
  let bytes = try readTextFile(path)
  return try decodeText(bytes, named: URL(fileURLWithPath: path).lastPathComponent).text
}

extension ProposedAssignment {
  fileprivate var key: FindingKey {
    FindingKey(kind == .assignment ? .assignment : .requirement, span.start, span.end)
  }
}
