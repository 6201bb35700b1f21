public import Bureau
public import Calendars
internal import Definitions
public import LedgerKernel
internal import Secrets
public import Storage

/// The shipped sample bureau with the shipped definitions, for tests that need a whole world.
public struct SampleRules: Sendable {
  public let organisation: Organisation
  public let calendar: WorkCalendar
  public let limits: LegalLimits
  public let definitions: [LedgerCode: LedgerDefinition]

  public static let sha256 = HashFunction(name: "sha-256") { Digest.sha256($0) }

  public init(adding extra: [String] = []) throws {
    organisation = try readBureau(try Shipped.text("bureaus/sample.yaml"), file: "sample.yaml").organisation
    calendar = try readCalendar(try Shipped.text("calendars/national.yaml"), file: "national.yaml").calendar
    limits = try readLegalLimits(try Shipped.text("calendars/legal-limits.yaml"), file: "legal-limits.yaml")
    var definitions: [LedgerCode: LedgerDefinition] = [:]
    let shipped = try [
      "assignment", "work-order", "milestone", "source-text", "rectification", "figure",
    ].map { try Shipped.text("ledgers/\($0).yaml") }
    for (index, text) in (shipped + extra).enumerated() {
      let definition = try readLedger(
        text, file: "ledger-\(index).yaml", hash: Self.hash(of: text), knownLimits: limits,
        knownCapabilities: Set(Capability.known)
      ).definition
      definitions[definition.code] = definition
    }
    self.definitions = definitions
  }

  public static func hash(of text: String) -> DefinitionHash {
    guard let hash = DefinitionHash(LedgerKernel.Hex.text(Digest.sha256(Array(text.utf8)))) else {
      preconditionFailure("a digest has 64 digits")
    }
    return hash
  }

  public func definition(_ code: LedgerCode) -> LedgerDefinition {
    guard let definition = definitions[code] else { preconditionFailure("no ledger \(code)") }
    return definition
  }

  public var projection: ProjectionRules {
    ProjectionRules(
      definitions: Dictionary(uniqueKeysWithValues: definitions.values.map { ($0.hash, $0) }), calendar: calendar,
      limits: limits, zone: .shanghai)
  }
}

extension Day {
  /// A day in a test: stops the test when it is none.
  public init(_ iso: String) {
    guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
    self = day
  }
}
