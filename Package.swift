// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A target of ours; what it may import stands in `Tests/ArchitectureTests` as well.
func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil, exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
  name: "guatu",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "guatu", targets: ["guatu"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The core: no Foundation, no clock, no chance.
    target("Wording"),
    target("Calendars", ["Wording"]),
    target("Bureau", ["Calendars", "Wording"]),
    target("LedgerKernel", ["Bureau", "Calendars", "Wording"]),
    target("Decomposition", ["Wording"]),
    target("Reports", ["LedgerKernel", "Bureau", "Calendars", "Wording"]),

    // What the core is read from and kept in.
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    target("Secrets", ["COpenSSL"]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    target("OfficeFormats", ["CZip", "CXML2"]),
    target("Intake", ["OfficeFormats", "Wording"]),
    target(
      "Definitions", ["LedgerKernel", "Bureau", "Calendars", "Wording", "Intake", yams],
      resources: [.copy("Resources")]),
    target("Storage", ["LedgerKernel", "Bureau", "Calendars", "Wording"]),
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    target("PostgresDriver", ["CPQ", nioCore, nioPosix]),
    target(
      "PostgresStorage", ["Storage", "PostgresDriver", "LedgerKernel", "Bureau", "Calendars", "Wording"]),
    target("SQLiteStorage", ["Storage", "LedgerKernel", "Bureau", "Calendars", "Wording", grdb, sqlite]),
    target(
      "UseCases",
      [
        "Storage", "Definitions", "Reports", "Decomposition", "Intake", "Secrets", "LedgerKernel", "Bureau",
        "Calendars", "Wording",
      ]),

    target("EvidenceStorage", ["UseCases", "Storage", "Secrets"]),

    // Faces.
    target("Telemetry", [logging, metrics]),
    target("Markup"),
    target("Pages", ["Markup", "Reports", "Decomposition", "LedgerKernel", "Bureau", "Calendars", "Wording"]),
    target(
      "WebServer",
      [
        "UseCases", "Pages", "Markup", "Reports", "Storage", "Intake", "Secrets", "Decomposition", "LedgerKernel",
        "Bureau",
        "Calendars", "Wording", hummingbird, httpTypes, nioCore, lifecycle, logging,
      ]),
    .executableTarget(
      name: "guatu",
      dependencies: [
        "WebServer", "Telemetry", "Pages", "UseCases", "EvidenceStorage", "SQLiteStorage", "PostgresStorage",
        "PostgresDriver", "Storage",
        "Definitions", "Reports", "Decomposition",
        "Intake", "Secrets", "Markup", "LedgerKernel", "Bureau", "Calendars", "Wording", hummingbird, logging, metrics,
        lifecycle, arguments,
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: [
        "Definitions", "PostgresStorage", "PostgresDriver", "Storage", "Secrets", "LedgerKernel", "Bureau", "Calendars",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "StoreConformance",
      dependencies: ["TestSupport", "Storage", "LedgerKernel", "Bureau", "Calendars"],
      path: "Tests/StoreConformance", swiftSettings: settings),
    .executableTarget(
      name: "StoreProbe",
      dependencies: ["TestSupport", "SQLiteStorage", "Storage", "LedgerKernel", "Bureau", "Calendars"],
      path: "Tests/StoreProbe", swiftSettings: settings),
    .executableTarget(
      name: "guatu-fault", dependencies: ["TestSupport", "PostgresDriver"], path: "Tests/Fault",
      swiftSettings: settings),
    .target(
      name: "BenchSupport", dependencies: ["TestSupport", "Storage", "LedgerKernel", "Bureau", "Calendars"],
      path: "Benchmarks/Support", swiftSettings: settings),
    .executableTarget(
      name: "guatu-bench",
      dependencies: [
        "BenchSupport", "TestSupport", "SQLiteStorage", "Secrets", "Storage", "LedgerKernel", "Bureau", "Calendars",
      ],
      path: "Benchmarks/Bench", swiftSettings: settings),
    .executableTarget(
      name: "guatu-reading-bench", dependencies: ["Decomposition"], path: "Benchmarks/ReadingBench",
      swiftSettings: settings),
    .executableTarget(
      name: "guatu-web-bench",
      dependencies: [
        "BenchSupport", "TestSupport", "WebServer", "UseCases", "Definitions", "SQLiteStorage", "Secrets", "Storage",
        "LedgerKernel", "Bureau", "Calendars", hummingbird, httpTypes, nioCore, logging,
      ],
      path: "Benchmarks/WebBench", swiftSettings: settings),
    .executableTarget(
      name: "guatu-postgres-bench",
      dependencies: [
        "BenchSupport", "TestSupport", "PostgresStorage", "PostgresDriver", "Storage", "LedgerKernel", "Bureau",
        "Calendars",
      ],
      path: "Benchmarks/PostgresBench", swiftSettings: settings),
    tests("CalendarsTests", ["Calendars", "Wording"]),
    tests("BureauTests", ["Bureau", "Calendars", "Wording"]),
    tests(
      "LedgerKernelTests",
      ["TestSupport", "Definitions", "Secrets", "Storage", "LedgerKernel", "Bureau", "Calendars", "Wording"],
      exclude: ["Golden"]),
    tests("DecompositionTests", ["Decomposition", "Wording"], exclude: ["Texts"]),
    tests("SecretsTests", ["Secrets"]),
    tests("MarkupTests", ["Markup"]),
    tests("OfficeFormatsTests", ["OfficeFormats", "CZip", "TestSupport"]),
    tests("IntakeTests", ["Intake", "Wording"]),
    tests("DefinitionsTests", ["Definitions", "LedgerKernel", "Bureau", "Calendars", "Intake", "Wording"]),
    tests("TelemetryTests", ["Telemetry", logging, metrics]),
    tests("PostgresDriverTests", ["PostgresDriver", "TestSupport"]),
    tests(
      "StorageTests",
      [
        "StoreConformance", "TestSupport", "SQLiteStorage", "PostgresStorage", "PostgresDriver", "Storage",
        "LedgerKernel", "Bureau", "Calendars",
        "StoreProbe", grdb,
      ]),
    tests(
      "UseCasesTests",
      [
        "TestSupport", "StoreConformance", "UseCases", "Storage", "SQLiteStorage", "PostgresStorage", "Definitions",
        "Reports", "Secrets", "LedgerKernel", "Bureau", "Calendars", "Wording",
      ]),
    tests("EvidenceStorageTests", ["EvidenceStorage", "UseCases", "Secrets"]),
    tests(
      "PagesTests",
      ["Pages", "Markup", "Reports", "Definitions", "LedgerKernel", "Bureau", "Calendars", "Decomposition", "Wording"]),
    tests(
      "WebServerTests",
      [
        "WebServer", "UseCases", "Storage", "Definitions", "Secrets", "Pages", "Markup", "Reports", "LedgerKernel",
        "Bureau", "Calendars", "Decomposition", "Wording", hummingbird, httpTypes, nioCore, logging,
      ]),
    tests("ArchitectureTests", []),
  ]
)
