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

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "guatu",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
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
    target("Intake", ["Wording"]),
    target(
      "Definitions", ["LedgerKernel", "Bureau", "Calendars", "Wording", "Intake", yams],
      resources: [.copy("Resources")]),
    target("Storage", ["LedgerKernel", "Bureau", "Calendars", "Wording"]),
    target("SQLiteStorage", ["Storage", "LedgerKernel", "Bureau", "Calendars", "Wording", grdb]),
    target(
      "UseCases",
      [
        "Storage", "Definitions", "Reports", "Decomposition", "Intake", "Secrets", "LedgerKernel", "Bureau",
        "Calendars", "Wording",
      ]),

    // Faces.
    target("Markup"),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Definitions", "Storage", "Secrets", "LedgerKernel", "Bureau", "Calendars"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "StoreConformance",
      dependencies: ["TestSupport", "Storage", "LedgerKernel", "Bureau", "Calendars"],
      path: "Tests/StoreConformance", swiftSettings: settings),
    .executableTarget(
      name: "StoreProbe",
      dependencies: ["TestSupport", "SQLiteStorage", "Storage", "LedgerKernel", "Bureau", "Calendars"],
      path: "Tests/StoreProbe", swiftSettings: settings),
    tests("CalendarsTests", ["Calendars", "Wording"]),
    tests("BureauTests", ["Bureau", "Calendars", "Wording"]),
    tests("DecompositionTests", ["Decomposition", "Wording"]),
    tests("SecretsTests", ["Secrets"]),
    tests("MarkupTests", ["Markup"]),
    tests("IntakeTests", ["Intake", "Wording"]),
    tests("DefinitionsTests", ["Definitions", "LedgerKernel", "Bureau", "Calendars", "Intake", "Wording"]),
    tests(
      "StorageTests",
      [
        "StoreConformance", "TestSupport", "SQLiteStorage", "Storage", "LedgerKernel", "Bureau", "Calendars",
        "StoreProbe", grdb,
      ]),
  ]
)
