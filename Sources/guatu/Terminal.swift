internal import ArgumentParser
internal import Foundation
internal import LedgerKernel
internal import Storage
internal import Wording

/// What every command understands.
struct CommonOptions: ParsableArguments {
  @Option(help: "The bureau's folder: keys, evidence and, unless --store says otherwise, the journal.") var data =
    "data"
  @Option(help: "Where the journal is kept: sqlite:FOLDER or postgres://…?bureau=CODE. Default: sqlite in --data.")
  var store: String?
  @Option(help: "Language of messages: zh-Hans or en. Default: from LANG.") var lang: String?
  @Flag(help: "Print one JSON value instead of text.") var json = false

  var language: Language {
    let tag = lang ?? ProcessInfo.processInfo.environment["LANG"] ?? "zh"
    return Language(tag: tag) ?? .simplifiedChinese
  }
}

extension CommonOptions {
  func wiring() throws -> Wiring {
    let named = store ?? ProcessInfo.processInfo.environment["GUATU_STORE"]
    guard let named else { return Wiring(data: data) }
    let address = try StoreAddress(named)
    if case .sqlite(let folder) = address { return Wiring(folder: folder, address) }
    return Wiring(folder: data, address)
  }
}

/// What a command says when it could not do its work.
struct Failure: Error {
  let message: String
  let code: Int32
}

extension CommonOptions {
  /// Runs a command's work, and turns every kind of no into its message and exit code.
  func run(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let refusal as Refusal {
      try fail(refusal.wording(in: language), "refused", 3)
    } catch let findings as Findings {
      try fail(findings.all.map { $0.wording(in: language) }.joined(separator: "\n"), "findings", 4)
    } catch StoreFault.stale {
      let words = Words("事项在您读取之后已有变化。请重新查看后再办理。", en: "The item moved on since it was read. Look again, then act.")
      try fail(words[language], "stale", 5)
    } catch let fault as StoreFault {
      try fail(fault.wording(in: language), "storage", 6)
    } catch let failure as Failure {
      try fail(failure.message, "failed", failure.code)
    }
  }

  /// What came of it: for a person, or as the one JSON value that was asked for.
  func answer(_ text: String, _ json: @autoclosure () -> JSONValue) {
    print(self.json ? json().canonicalText : text)
  }

  private func fail(_ message: String, _ kind: String, _ code: Int32) throws {
    if json {
      print(JSONValue.object(["error": .string(kind), "message": .string(message)]).canonicalText)
    } else {
      FileHandle.standardError.write(Data((message + "\n").utf8))
    }
    throw ExitCode(code)
  }
}

extension StoreFault {
  /// For the administrator at the terminal; web pages say less.
  func wording(in language: Language) -> String {
    let words =
      switch self {
      case .stale: Words("事项已有变化。请重新读取。", en: "The item moved on. Read it again.")
      case .unavailable(let cause):
        Words(
          "存储不可用：\(cause)。请检查磁盘、文件权限或数据库后重试。",
          en: "Storage failed: \(cause). Check the disk, permissions or the database, then try again.")
      case .corrupt(let cause):
        Words(
          "存储内容自相矛盾：\(cause)。请运行 guatu verify，并从备份恢复。",
          en: "What is stored contradicts itself: \(cause). Run guatu verify, and restore from a backup.")
      case .laterVersion(let what):
        Words("数据由更新版本写入（\(what)）。请升级 guatu。", en: "It was written by a later version (\(what)). Upgrade guatu.")
      case .definitionUnknown(let hash):
        Words("没有采用过定义 \(hash)。请先采用。", en: "Definition \(hash) was never adopted. Adopt it first.")
      }
    return words[language]
  }
}

/// Progress of long work on standard error, only where somebody watches.
struct Progress: Sendable {
  private let shows = isatty(2) == 1

  func callAsFunction(_ done: Int, of total: Int, _ what: String) {
    guard shows else { return }
    FileHandle.standardError.write(Data("\r\(what) \(done)/\(total)".utf8))
    if done == total { FileHandle.standardError.write(Data("\n".utf8)) }
  }
}

/// ANSI colours for lights, unless NO_COLOR or a pipe says otherwise.
enum Colour {
  private static let isOn = ProcessInfo.processInfo.environment["NO_COLOR"] == nil && isatty(1) == 1

  static func paint(_ text: String, _ light: Light) -> String {
    guard isOn else { return text }
    let code =
      switch light {
      case .red: 31
      case .yellow: 33
      case .green: 32
      case .blue: 34
      case .grey: 90
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  static func mark(_ light: Light) -> String {
    switch light {
    case .red: "■"
    case .yellow: "▲"
    case .green: "●"
    case .blue: "✓"
    case .grey: "○"
    }
  }
}
