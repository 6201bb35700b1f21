import Foundation

/// The files of the package, read as text. Nothing here is compiled against what it looks at.
enum SourceTree {
  struct File: Sendable {
    /// From the root of the package, as in `Sources/Bureau/Role.swift`.
    let path: String
    let lines: [String]
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var text: String { lines.joined(separator: "\n") }
  }

  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) { return folder }
    }
    preconditionFailure("there is no Package.swift above \(#filePath)")
  }()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: path).path) }

  static let sources = files(under: "Sources", ending: ".swift")
  static let tests = files(under: "Tests", ending: ".swift")
  static let ledgers = files(under: "Sources/Definitions/Resources/ledgers", ending: ".yaml")

  static func files(under folder: String, ending: String) -> [File] {
    // The folder may be a link, which an enumerator does not follow.
    let start = root.appending(path: folder).resolvingSymlinksInPath()
    let names = FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: start.appending(path: name), encoding: .utf8) else { return nil }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return File(path: "\(folder)/\(name)", lines: lines)
    }
  }
}

extension SourceTree.File {
  /// The modules that the file imports, submodules and single declarations counted by their module.
  var imports: [String] {
    lines.compactMap { line in
      var words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
      while let first = words.first,
        first.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(first)
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
      let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return module.split(separator: ".").first.map(String.init)
    }
  }

  /// Code without whole-line comments.
  var code: [String] {
    lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
  }
}
