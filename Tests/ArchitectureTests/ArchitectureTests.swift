import Foundation
import Testing

@Suite struct ArchitectureTests {
  @Test func `every target imports only what the table allows`() throws {
    try #require(SourceTree.sources.count > 100, "the sources were not found")
    for file in SourceTree.sources {
      guard let allowed = ImportTable.allowed[file.target] else {
        Issue.record("\(file.path): the target \(file.target) has no row")
        continue
      }
      for module in file.imports where !ImportTable.free.contains(module) {
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func `what a target may import is imported by the files that need it, and by no other`() {
    for file in SourceTree.sources {
      for module in file.imports {
        if let files = ImportTable.confined[module] {
          #expect(files.contains(file.path), "\(file.path) imports \(module)")
        }
        if module == "Foundation", file.target != "guatu" {
          #expect(ImportTable.foundation.contains(file.path), "\(file.path) imports Foundation")
        }
        #expect(!["Darwin", "Musl", "FoundationEssentials"].contains(module), "\(file.path) imports \(module)")
      }
    }
    for path in ImportTable.foundation { #expect(SourceTree.exists(path), "\(path) is gone: strike it from the table") }
  }

  @Test func `the core rests on the core alone`() {
    for target in ImportTable.core {
      let outside = (ImportTable.allowed[target] ?? ["?"]).subtracting(ImportTable.core)
      #expect(outside.isEmpty, "\(target) is core and may import \(outside)")
    }
  }

  @Test func `the table has no circle`() {
    func reaches(_ from: String, _ to: String, _ depth: Int) -> Bool {
      guard depth > 0 else { return true }
      return (ImportTable.allowed[from] ?? []).contains { $0 == to || reaches($0, to, depth - 1) }
    }
    for target in ImportTable.allowed.keys { #expect(!reaches(target, target, 12), "\(target) leads back to itself") }
  }

  @Test func `every target of the package has a row`() throws {
    let manifest = try SourceTree.text("Package.swift")
    let names = manifest.matches(of: /(?:[tT]arget|systemLibrary)\(\s*(?:name:\s*)?"([A-Za-z]+)"/).map { String($0.1) }
    try #require(names.count >= 12, "the manifest was not understood")
    for name in names {
      #expect(ImportTable.allowed[name] != nil || ImportTable.helpers.contains(name), "\(name) has no row")
    }
    for name in manifest.matches(of: /tests\(\s*"([A-Za-z]+)"/).map({ String($0.1) }) {
      let target = name.hasSuffix("Tests") ? String(name.dropLast(5)) : name
      #expect(ImportTable.allowed[target] != nil || target == "Architecture", "\(name) tests nothing that has a row")
    }
  }

  // MARK: Time, chance and identity come in as arguments

  @Test(arguments: [
    "Date()", "Date.now", "UUID()", ".random(", ".randomElement()", ".shuffled()", "ContinuousClock", "SuspendingClock",
    "SystemRandomNumberGenerator", "TimeZone.current", "Locale.current", "gettimeofday", "clock_gettime", "getenv",
    "ProcessInfo",
  ])
  func `nothing below the program reads a clock, draws lots or looks around`(word: String) {
    for file in SourceTree.sources
    where file.target != "guatu" && !(word == "ContinuousClock" && ImportTable.clocks.contains(file.path)) {
      guard file.text.contains(word) else { continue }
      for line in file.code { #expect(!line.contains(word), "\(file.path): \(line)") }
    }
  }

  @Test func `only Markup speaks of trusted text`() {
    for file in SourceTree.sources where file.target != "Markup" && !ImportTable.trusted.contains(file.path) {
      for line in file.code { #expect(!line.contains("trusted:"), "\(file.path): \(line)") }
    }
  }

  @Test func `no Swift file names a ledger`() throws {
    let codes = SourceTree.ledgers.compactMap { $0.path.split(separator: "/").last?.dropLast(5) }.map(String.init)
    try #require(codes.count >= 3)
    for file in SourceTree.sources where !file.path.hasPrefix("Sources/guatu/Sample") {
      for code in codes where ImportTable.ledgerCodes[file.path]?.contains(code) != true {
        for line in file.code { #expect(!line.contains("\"\(code)\""), "\(file.path): \(line)") }
      }
    }
    for (path, codes) in ImportTable.ledgerCodes where SourceTree.exists(path) {
      let text = try SourceTree.text(path)
      for code in codes {
        #expect(text.contains("\"\(code)\""), "\(path) names \(code) no longer: strike it from the table")
      }
    }
  }

  @Test func `no failure is waved away`() {
    for file in SourceTree.sources where file.target != "guatu" {
      for line in file.code where line.contains("try!") || line.contains("as!") {
        Issue.record("\(file.path): \(line)")
      }
    }
  }

  @Test func `a file has one subject and at most four hundred lines`() {
    for file in SourceTree.sources + SourceTree.tests where !ImportTable.long.contains(file.path) {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }
}
