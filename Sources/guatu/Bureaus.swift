internal import ArgumentParser
internal import Bureau
internal import Calendars
internal import Definitions
internal import Foundation
internal import LedgerKernel
internal import Secrets
internal import Storage
internal import UseCases
internal import Wording

struct Initialise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Founds a bureau from its organisation file and the shipped ledgers.")
  @OptionGroup var common: CommonOptions
  @Option(help: "The organisation (YAML); README says where it is described.") var bureau: String
  @Option(help: "A table of people and posts (CSV) over the organisation.") var people: String?
  @Option(help: "First plan year.") var year: Int
  @Option(help: "Chain with sha-256 or sm3; chosen once.") var hash = "sha-256"

  func run() async throws {
    try await common.run {
      guard ["sha-256", "sm3"].contains(hash) else { throw Failure(message: "--hash: sha-256 | sm3", code: 2) }
      let wiring = try common.wiring()
      let text = try decodedText(bureau)
      if case .sqlite = wiring.address, wiring.isFounded { throw Self.exists(common.data) }
      var texts = try Wiring.shippedTexts(bureau: text, file: bureau, year: year)
      // Everything is read before the folder is made: a bad file leaves nothing behind.
      let source = try readBureau(text, file: bureau)
      if let people, let start = Day(year: year, month: 1, day: 1) {
        let table = try decodedText(people)
        _ = try readPeople(csv: Array(table.utf8), file: people, addingTo: source.draft, since: start)
        texts.append(AdoptedText(.people, file: people, text: table, year: year))
      }
      try makeFolder(wiring.folder)
      if case .sqlite = wiring.address {
        try writePrivately(Array(hash.utf8), to: wiring.folder.appending(path: "hash"))
      }
      let store = try await wiring.openStore()
      guard try await store.length(of: .bureau) == 0 else { throw Self.exists(common.store ?? common.data) }
      let office = try await Office.found(
        texts, in: store, accounts: store, surroundings: wiring.surroundings(Wiring.clock))
      let name = office.rulebook.name
      common.answer(
        Words("已建立：\(name.simplifiedChinese)", en: "Founded: \(name.english)")[common.language],
        .object(["bureau": .string(name.simplifiedChinese)]))
    }
  }
}

extension Initialise {
  fileprivate static func exists(_ place: String) -> Failure {
    Failure(message: "\(place): 已有数据。 There is a bureau here already.", code: 2)
  }
}

struct Adopt: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adopts a new version of a definition, an organisation, people, a calendar; --preview shows what moves.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "definition | organisation | people | calendar | limits") var kind: String
  @Argument(help: "The file.") var file: String
  @Option(help: "First plan year it holds for.") var year: Int
  @Option(name: .customLong("as"), help: "Who adopts it.") var person: String
  @Flag(help: "Only show which open items' limits would move (calendars).") var preview = false

  func run() async throws {
    try await common.run {
      guard let kind = Adoption.Kind(rawValue: kind) else {
        throw Failure(message: Adoption.Kind.allCases.map(\.rawValue).joined(separator: " | "), code: 2)
      }
      let text = try decodedText(file)
      let office = try await common.wiring().openOffice()
      let person = try office.person(person)
      let moved = kind == .calendar ? try await office.previewCalendar(text, file: file) : []
      var lines = moved.map { "\($0.id): \($0.oldEnd) → \($0.newEnd)" }
      if kind == .calendar {
        lines.append(Words("\(moved.count)个时限将变动。", en: "\(moved.count) limits would move.")[common.language])
      }
      let name = URL(fileURLWithPath: file).lastPathComponent
      if !preview {
        try await office.adopt([AdoptedText(kind, file: name, text: text, year: year)], by: person)
        lines.append(Words("已采用 \(name)。", en: "Adopted \(name).")[common.language])
      }
      let moves = moved.map { end -> JSONValue in
        .object([
          "item": .string("\(end.id)"), "old": .string("\(end.oldEnd)"), "new": .string("\(end.newEnd)"),
        ])
      }
      common.answer(lines.joined(separator: "\n"), .object(["adopted": .bool(!preview), "moves": .array(moves)]))
    }
  }
}

struct Redefine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Moves open items to the version of their definition that is in force; --preview only shows it.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "The ledger's code.") var ledger: String
  @Option(help: "One plan year only.") var year: Int?
  @Option(name: .customLong("item"), help: "These items only, by number or id; may be repeated.") var items: [String] =
    []
  @Option(name: .customLong("map"), help: "old-stage=new-stage, where a stage is gone; may be repeated.")
  var stages: [String] = []
  @Option(name: .customLong("as"), help: "Who moves them: the system administrator.") var person: String
  @Option(help: "A command id: the same one is carried out once.") var command: String?
  @Flag(help: "Only show what would move.") var preview = false

  func run() async throws {
    try await common.run {
      guard let code = LedgerCode(ledger) else { throw Refusal.unknownLedger }
      let office = try await common.wiring().openOffice()
      guard office.rulebook.definitions.values.contains(where: { $0.code == code }) else {
        throw Refusal.unknownLedger
      }
      let person = try office.person(person)
      var choice = RedefineItems.Choice(code, year: year, stages: try mapping())
      for item in items { choice.items.insert(try await office.resolve(item)) }
      let redefine = RedefineItems(office)
      let found = try await redefine.preview(choice, for: person)
      show(found)
      guard !preview else {
        if found.findings.containError { throw ExitCode(4) }
        return
      }
      let id = try command.map { text in
        guard let id = CommandID(text) else { throw Failure(message: "--command \(text)", code: 2) }
        return id
      }
      try await redefine(choice, Request(id ?? office.newCommand(), by: person))
      if !common.json {
        let count = found.moves.count
        print(Words("已转入新版定义：\(count)个事项。", en: "Moved \(count) items to the new version.")[common.language])
      }
    }
  }

  private func mapping() throws -> [StageCode: StageCode] {
    var map: [StageCode: StageCode] = [:]
    for text in stages {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let old = StageCode(parts[0]), let new = StageCode(parts[1]) else {
        throw Failure(message: "--map \(text): old-stage=new-stage", code: 2)
      }
      map[old] = new
    }
    return map
  }

  private func show(_ preview: RedefineItems.Preview) {
    let language = common.language
    if common.json {
      let moves = preview.moves.map { move -> JSONValue in
        [
          "item": .string(move.item.description), "number": .string(move.number), "title": .string(move.title),
          "from": .string(move.from[language]), "to": .string(move.to[language]),
          "definition": .string(move.definition.raw),
        ]
      }
      let findings = preview.findings.map(\.json)
      print(JSONValue.object(["moves": .array(moves), "findings": .array(findings)]).canonicalText)
      return
    }
    for move in preview.moves {
      print(
        "\(move.number.isEmpty ? move.item.description : move.number)\t\(move.title)\t\(move.from[language]) → \(move.to[language])"
      )
    }
    for finding in preview.findings { print(finding.wording(in: language)) }
  }
}

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads definitions, organisations, calendars and people tables and says what is wrong, writing nothing.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "Files: .yaml (kind told by its first key) or people .csv.") var files: [String]
  @Option(help: "For people tables: the organisation they belong to.") var bureau: String?

  func run() async throws {
    try await common.run {
      var all: [Finding] = []
      for file in files { all += try findings(in: file) }
      if common.json {
        print(JSONValue.array(all.map(\.json)).canonicalText)
      } else {
        for finding in all { print(finding.wording(in: common.language)) }
      }
      guard !all.containError else { throw ExitCode(4) }
      if !common.json { print(Words("没有发现错误。", en: "No errors found.")[common.language]) }
    }
  }

  private func findings(in file: String) throws -> [Finding] {
    let name = URL(fileURLWithPath: file).lastPathComponent
    do throws(Findings) {
      if file.hasSuffix(".csv") {
        guard let bureau else { throw Findings([Self.needsBureau(name)]) }
        let organisation = try readBureau(try text(of: bureau), file: bureau)
        guard let since = Day(year: 2000, month: 1, day: 1) else { return [] }
        let bytes = FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? []
        return try readPeople(csv: bytes, file: name, addingTo: organisation.draft, since: since).warnings
      }
      let text = try text(of: file)
      let keys = text.split(whereSeparator: \.isNewline).compactMap { $0.split(separator: ":").first }
      if keys.contains("ledger") {
        let limits = try readLegalLimits(try Shipped.text("calendars/legal-limits.yaml"), file: "legal-limits.yaml")
        let hash = AdoptedText(.definition, file: name, text: text, year: 0).hash
        return try readLedger(
          text, file: name, hash: hash, knownLimits: limits, knownCapabilities: Set(Capability.known)
        ).warnings
      }
      if keys.contains("bureau") { return try readBureau(text, file: name).warnings }
      if keys.contains("limits") {
        _ = try readLegalLimits(text, file: name)
      } else {
        return try readCalendar(text, file: name).warnings
      }
      return []
    } catch {
      return error.all
    }
  }

  private func text(of file: String) throws(Findings) -> String {
    guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8) else {
      throw Findings([
        Finding(
          "unreadable", at: Place(file: file),
          Words("找不到文件，或不是UTF-8文本。", en: "There is no such file, or it is not UTF-8 text."),
          remedy: Words("请检查路径，另存为UTF-8。", en: "Check the path; save it as UTF-8."))
      ])
    }
    return text
  }

  private static func needsBureau(_ file: String) -> Finding {
    Finding(
      "bureau-missing", at: Place(file: file),
      Words("人员表须与机构文件一起检查。", en: "A people table is checked with its organisation."),
      remedy: Words("请加 --bureau 机构文件。", en: "Add --bureau FILE."))
  }
}

extension Finding {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "code": .string(code), "severity": .string(severity.rawValue), "file": .string(place.file),
      "path": .string(place.path), "message": .string(message.simplifiedChinese),
      "message-en": .string(message.english), "remedy": .string(remedy.simplifiedChinese),
      "remedy-en": .string(remedy.english),
    ]
    if let line = place.line { members["line"] = .integer(Int64(line)) }
    return .object(members)
  }
}

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sets or removes a person's password; the password is read from standard input.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "The person's id.") var person: String
  @Flag(help: "Take the password away: the person can no longer sign in.") var remove = false

  func run() async throws {
    try await common.run {
      let office = try await common.wiring().openOffice()
      let person = try office.person(person)
      var stored: String?
      if !remove {
        guard let password = readLine(), password.unicodeScalars.count >= 10 else {
          throw Failure(message: "密码至少10个字符，从标准输入读取。 At least 10 characters, on standard input.", code: 2)
        }
        stored = Passwords.stored(password)
      }
      try await office.accounts.setPassword(stored, of: person, at: office.now)
      common.answer("ok", .object(["person": .string(person.raw), "password": .bool(stored != nil)]))
    }
  }
}

extension Office {
  /// The person with an id, in office today.
  func person(_ text: String) throws -> PersonID {
    guard let person = PersonID(text), rulebook.organisation.person(person) != nil else {
      throw Refusal.unknownPerson(text)
    }
    return person
  }
}
