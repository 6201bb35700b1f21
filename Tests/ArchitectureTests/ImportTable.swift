/// What each target may import beside the standard library. `docs/ARCHITECTURE.md` draws it, this table holds it.
enum ImportTable {
  /// Pure: no Foundation, no clock, no chance, no file.
  static let core: Set<String> = ["Wording", "Calendars", "Bureau", "LedgerKernel", "Decomposition", "Reports"]

  static let allowed: [String: Set<String>] = [
    "Wording": [],
    "Calendars": ["Wording"],
    "Bureau": ["Calendars", "Wording"],
    "LedgerKernel": ["Bureau", "Calendars", "Wording"],
    "Decomposition": ["Calendars", "Wording"],
    "Reports": ["LedgerKernel", "Bureau", "Calendars", "Wording"],
    "COpenSSL": [],
    "Secrets": ["COpenSSL"],
    "CZip": [],
    "CXML2": [],
    "OfficeFormats": ["CZip", "CXML2"],
    "Intake": ["OfficeFormats", "Wording", "Glibc"],
    "Definitions": ["LedgerKernel", "Bureau", "Calendars", "Wording", "Intake", "Yams", "Foundation"],
    "Storage": ["LedgerKernel", "Bureau", "Calendars", "Wording"],
    "SQLiteStorage": [
      "Storage", "LedgerKernel", "Bureau", "Calendars", "Wording", "GRDB", "GRDBSQLite", "Foundation", "Dispatch",
    ],
    "CPQ": [],
    "PostgresDriver": ["CPQ", "NIOCore", "NIOPosix", "Glibc"],
    "PostgresStorage": ["Storage", "PostgresDriver", "LedgerKernel", "Bureau", "Calendars", "Wording"],
    "UseCases": core.union(["Storage", "Definitions", "Intake", "Secrets"]),
    "EvidenceStorage": ["UseCases", "Storage", "Secrets", "Dispatch", "Glibc"],
    "Markup": [],
    "Pages": core.union(["Markup"]),
    "WebServer": core.union([
      "UseCases", "Pages", "Markup", "Storage", "Intake", "Secrets", "Hummingbird", "HTTPTypes", "NIOCore", "Logging",
      "ServiceLifecycle", "Dispatch",
    ]),
    "Telemetry": ["Logging", "CoreMetrics"],
    "guatu": core.union([
      "WebServer", "Telemetry", "CoreMetrics", "Pages", "UseCases", "EvidenceStorage", "SQLiteStorage",
      "PostgresStorage",
      "PostgresDriver", "Storage", "Definitions",
      "Intake", "Secrets", "Markup",
      "Hummingbird", "Logging", "ServiceLifecycle", "ArgumentParser", "Foundation",
    ]),
  ]

  /// Part of the toolchain, without clock or locale; everybody may.
  static let free: Set<String> = ["Synchronization", "Swift"]

  /// Of these modules only the named files may make use, though their target may.
  static let confined: [String: Set<String>] = [
    "Glibc": [
      "Sources/Intake/TextDecoding.swift", "Sources/PostgresDriver/Readiness.swift",
      "Sources/PostgresDriver/PostgresTarget.swift", "Sources/EvidenceStorage/EvidenceFolder.swift",
      "Sources/EvidenceStorage/Draft.swift",
    ],
    "Yams": ["Sources/Definitions/YAMLSyntax.swift", "Sources/Definitions/YAMLDocument.swift"],
  ]

  /// Files outside `guatu` that may import Foundation.
  static let foundation: Set<String> = ["Sources/Definitions/Shipped.swift", "Sources/SQLiteStorage/Blob.swift"]

  /// Targets that support tests and measurements; the product does not contain them.
  static let helpers: Set<String> = [
    "TestSupport", "StoreConformance", "StoreProbe", "BenchSupport", "Bench", "PostgresBench", "WebBench", "Fault",
  ]

  /// Where a text in quotes is, or looks like, the code of a ledger.
  static let ledgerCodes: [String: Set<String>] = [
    // A kind of finding, not the ledger that takes it.
    "Sources/guatu/FindingRows.swift": ["figure"],
    // The relation of a child to its parent, not the ledger.
    "Sources/guatu/Items.swift": ["milestone"],
  ]

  /// Parameters called `trusted` that have nothing to do with markup.
  static let trusted: Set<String> = ["Sources/Secrets/Passwords.swift"]

  /// Measures how long an answer took, and decides nothing by it.
  static let clocks: Set<String> = ["Sources/WebServer/HeadersMiddleware.swift"]

  /// Files of more than 400 lines.
  static let long: Set<String> = [
    "Tests/DefinitionsTests/LedgerMalformed.swift", "Tests/DefinitionsTests/LedgerScenarios.swift",
  ]
}
