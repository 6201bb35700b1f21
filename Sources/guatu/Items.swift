internal import ArgumentParser
internal import Bureau
internal import Calendars
internal import Foundation
internal import LedgerKernel
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

struct Perform: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "act", abstract: "Opens an item (act open LEDGER) or does one act on an item.",
    discussion: """
      guatu act open work-order --as ID --set title=… --set lead=municipal-works --set due=2023-06-30
      guatu act 交办〔2023〕5号 sign-for --as ID
      guatu act ITEM issue --and ITEM --and ITEM --as ID
      A field that takes several values is set several times. --command makes a repeated call harmless.
      """)
  @OptionGroup var common: CommonOptions
  @Argument(help: "An item (its number or id), or the word open.") var item: String
  @Argument(help: "The act's code; after open, the ledger's code.") var act: String
  @Option(name: .customLong("as"), help: "Who acts.") var person: String
  @Option(name: .customLong("set"), help: "field=value") var fields: [String] = []
  @Option(name: .customLong("file"), help: "Evidence to attach.") var files: [String] = []
  @Option(help: "The day it happened, when that is not today.") var on: String?
  @Option(help: "Plan year of an item to open. Default: this year.") var year: Int?
  @Option(help: "The item that an opened one belongs to.") var parent: String?
  @Option(help: "What it is to its parent: milestone, serves, support.") var relation = "milestone"
  @Option(help: "Command id. Default: a new one.") var command: String?
  @Option(name: .customLong("and"), help: "Another item for the same act, all or none; may be repeated.")
  var others: [String] = []

  func run() async throws {
    try await common.run {
      let office = try await common.wiring().openOffice()
      let person = try office.person(person)
      let request = Request(try commandID(office), by: person, on: try day())
      let receipt: Receipt
      if item == "open" {
        guard let ledger = LedgerCode(act) else { throw Refusal.unknownLedger }
        let year = year ?? office.today.year
        guard let definition = office.rulebook.definition(of: ledger, in: year) else { throw Refusal.unknownLedger }
        receipt = try await OpenItem(office)(
          in: ledger, year: year, parent: try await parentLink(office), try await input(definition, office), request)
      } else {
        let id = try await office.resolve(item)
        guard let act = ActCode(act), let row = try await office.store.row(of: id),
          let definition = office.rulebook.definitions[row.definition]
        else { throw Refusal.unknownAct }
        var ids = [id]
        for other in others { ids.append(try await office.resolve(other)) }
        var standing: [FieldCode: Value] = [:]
        for id in ids {
          let item = Item(replaying: try await office.store.events(of: id))
          standing.merge(item?.values ?? [:]) { one, _ in one }
        }
        let input = try await input(definition, office, for: definition.act(act), standing: standing)
        receipt = try await PerformAct(office)(act, on: ids, input, request)
      }
      let lines = receipt.lines.map { $0.number ?? $0.item.description }
      common.answer(lines.joined(separator: "\n"), receipt.json)
    }
  }

  private func commandID(_ office: Office) throws -> CommandID {
    guard let command else { return office.newCommand() }
    guard let id = CommandID(fromPerson: command) else {
      throw Failure(message: "--command: 1–80 characters of A–Z a–z 0–9 - _ .", code: 2)
    }
    return id
  }

  private func day() throws -> Day? {
    try on.map { try readDay($0, "--on") }
  }

  private func parentLink(_ office: Office) async throws -> (ItemID, Registration.Relation)? {
    guard let parent else { return nil }
    guard let relation = Registration.Relation(rawValue: relation) else {
      throw Failure(message: "--relation: milestone | serves | support", code: 2)
    }
    return (try await office.resolve(parent), relation)
  }

  private func input(
    _ definition: LedgerDefinition, _ office: Office, for act: Act? = nil, standing: [FieldCode: Value] = [:]
  ) async throws -> ActInput {
    var texts: [String: [String]] = [:]
    for field in fields {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw Failure(message: "--set \(field): field=value", code: 2) }
      texts[String(parts[0]), default: []].append(String(parts[1]))
    }
    var evidence: [Evidence] = []
    for path in files {
      let bytes = try readTextFile(path)
      let digest = try await office.surroundings.files.keep(bytes)
      let name = URL(fileURLWithPath: path).lastPathComponent
      evidence.append(Evidence(digest: digest, name: name, type: "application/octet-stream", bytes: bytes.count))
    }
    var input = try FormReading(definition).input(texts, for: act, standing: standing)
    input.evidence = evidence
    return input
  }
}

/// - Throws: ``Failure`` that says what a day looks like.
func readDay(_ text: String, _ option: String) throws -> Day {
  guard let day = Day(iso: text) else { throw Failure(message: "\(option) \(text): 2023-06-30", code: 2) }
  return day
}

extension Office {
  /// The item with an id or a number.
  ///
  /// - Throws: ``Refusal`` `.unknownItem`.
  func resolve(_ text: String) async throws -> ItemID {
    if let id = ItemID(text), try await store.row(of: id) != nil { return id }
    var query = RowQuery(scope: .all, day: today)
    query.words = text
    query.limit = 500
    guard let found = try await store.page(query).items.first(where: { $0.number == text }) else {
      throw Refusal.unknownItem
    }
    return found.item
  }
}

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows one item: who, when, to what standard, its light and why, what may be done, what happened.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "The item's number or id.") var item: String
  @Option(name: .customLong("as"), help: "Whose eyes.") var person: String
  @Option(help: "As it stood at the end of this day.") var asOf: String?

  func run() async throws {
    try await common.run {
      let office = try await common.wiring().openOffice()
      let viewer = try office.person(person)
      let sheet = try await ViewItem(office)(
        try await office.resolve(item), for: viewer, asOf: try asOf.map { try readDay($0, "--as-of") })
      common.answer(sheet.text(common.language), sheet.json(common.language))
    }
  }
}

struct Wall: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the wall: counts by light, then the rows, worst first.")
  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("as"), help: "Whose eyes.") var person: String
  @Option(help: "As the bureau stood at the end of this day.") var asOf: String?
  @Option(help: "One ledger only.") var ledger: String?
  @Option(help: "How many rows.") var limit = 50

  func run() async throws {
    try await common.run {
      let office = try await common.wiring().openOffice()
      var request = ListRequest()
      request.limit = limit
      request.asOf = try asOf.map { try readDay($0, "--as-of") }
      request.ledger = try ledger.map { text in
        guard let code = LedgerCode(text), office.rulebook.definitions.values.contains(where: { $0.code == code })
        else {
          throw Refusal.unknownLedger
        }
        return code
      }
      let wall = try await ViewWall(office)(request, for: try office.person(person))
      let language = common.language
      if common.json {
        print(wall.json(language).canonicalText)
        return
      }
      print("\(wall.bureau[language]) · \(wall.day)")
      print(
        wall.counts.map { "\(Colour.mark($0.light)) \($0.light.officialName[language]) \($0.count)" }
          .joined(separator: "   "))
      for row in wall.rows {
        let mark = Colour.paint("\(Colour.mark(row.light)) \(row.reason[language])", row.light)
        print(
          "\(mark)\t\(row.number)\t\(row.title[language])\t\(row.unit?[language] ?? "—")\t\(row.due?.description ?? row.dueText)"
        )
      }
    }
  }
}

struct TickCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "Runs the clockwork once: limits that ran out, unclaimed items, the seal.")
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.run {
      let outcome = try await Tick(try await common.wiring().openOffice())()
      let seal = outcome.seal.map { Hex.text($0.head) }
      common.answer(
        "\(outcome.lapses) lapses, \(outcome.acts) acts, seal \(seal ?? "–")",
        .object([
          "lapses": .integer(Int64(outcome.lapses)), "acts": .integer(Int64(outcome.acts)),
          "seal": seal.map { .string($0) } ?? .null,
        ]))
    }
  }
}
