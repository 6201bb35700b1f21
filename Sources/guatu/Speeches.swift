internal import ArgumentParser
internal import Bureau
internal import Calendars
internal import Decomposition
internal import Foundation
internal import Intake
internal import LedgerKernel
internal import UseCases
internal import Wording

struct Decompose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads an official text and proposes assignments, each pointing at its words.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "A .txt file in UTF-8 or GB18030.") var file: String
  @Option(help: "table, jsonl or csv.") var format = "table"

  func run() async throws {
    try await common.run {
      let reading = decompose(try decodedText(file))
      switch format {
      case "jsonl": for proposal in reading.proposals { print(proposal.json(reading, common.language).canonicalText) }
      case "csv":
        let head = ["id", "section", "start", "end", "title", "lists", "deadline", "cadence", "documents", "quote"]
        let rows = reading.proposals.map { proposal in
          [
            proposal.id, proposal.section.joined(separator: "/"), String(proposal.span.start),
            String(proposal.span.end), proposal.title, proposal.lists.joined(separator: " "),
            proposal.deadline?.text ?? "", proposal.cadence?.rawValue ?? "", proposal.documents.joined(separator: " "),
            proposal.quote,
          ]
        }
        FileHandle.standardOutput.write(Data(writeTable([head] + rows)))
      case "table":
        for proposal in reading.proposals {
          print(
            "\(proposal.id)  \(proposal.section.joined())  \(proposal.title)  \(proposal.deadline?.text ?? "")"
              + "  [\(proposal.because.map { $0.wording(in: common.language) }.joined(separator: "；"))]")
        }
        print(Words("共\(reading.proposals.count)项建议。", en: "\(reading.proposals.count) proposals.")[common.language])
      default: throw Failure(message: "--format: table | jsonl | csv", code: 2)
      }
    }
  }
}

struct Draft: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Drafts orders from chosen proposals of a text.",
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
      let text = try decodedText(file)
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
      let digest = AdoptedText(.definition, file: file, text: text + pick, year: 0).hash.raw
      guard let command = CommandID("draft:\(digest.prefix(40))") else { throw Failure(message: "command", code: 2) }
      let receipts = try await DraftOrders(office)(
        chosen.map { $0.draft }, document: title, year: year ?? office.today.year, command,
        by: try office.person(person))
      common.answer(
        receipts.flatMap { $0.lines.map(\.item.description) }.joined(separator: "\n"),
        .array(receipts.map(\.json)))
    }
  }
}

/// The text of a file in UTF-8 or GB18030.
func decodedText(_ path: String) throws -> String {
  let bytes = try readTextFile(path)
  return try decodeText(bytes, named: URL(fileURLWithPath: path).lastPathComponent).text
}

extension ProposedAssignment {
  var draft: DraftOrders.Proposal {
    DraftOrders.Proposal(
      title: title, quote: quote, section: section.joined(), span: span.start..<span.end, dueText: deadline?.text ?? "",
      lists: lists)
  }

  func json(_ reading: Reading, _ language: Language) -> JSONValue {
    func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return .object([
      "kind": .string(kind.rawValue), "id": .string(id), "section": .string(section.joined()),
      "start": .integer(Int64(span.start)), "end": .integer(Int64(span.end)), "quote": .string(quote),
      "title": .string(title), "lists": .array(lists.map { .string($0) }), "deadline": optional(deadline?.text),
      "cadence": optional(cadence?.rawValue), "measure": .null, "lead": optional(lead.map { reading.text(of: $0) }),
      "documents": .array(documents.map { .string($0) }),
      "because": .array(because.map { .string($0.wording(in: language)) }),
    ])
  }
}
