import Wording

/// Looks through a text before the parser sees it: size, nesting, and anchors and aliases, which are
/// refused because a few lines of them can stand for millions of values. It may count a little more
/// nesting than there is, never so much that a bureau's file is refused.
struct YAMLGuard {
  static let byteLimit = 1 << 20
  static let depthLimit = 64

  private let file: String
  private let found: FindingCollector
  private var line = 0
  private var indents: [Int] = []
  private var flowDepth = 0
  /// The quote that is open, across lines.
  private var quote: UInt8?
  /// Column of the key or dash that owns a `|` or `>` text; deeper lines belong to the text.
  private var blockTextOwner: Int?
  private var tooDeep = false

  /// Reports what forbids parsing `text`.
  static func check(_ text: String, file: String, _ found: FindingCollector) {
    guard text.utf8.count <= byteLimit else {
      found.report(
        "file-too-large", at: Place(file: file), Words("文件超过 1 MB。", en: "The file is larger than 1 MB."),
        remedy: Words("请拆成几个文件。", en: "Split it into several files."))
      return
    }
    var guardian = YAMLGuard(file: file, found: found)
    for line in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == UInt8(ascii: "\n") }) {
      guardian.read(Array(line))
      if guardian.tooDeep { return }
    }
  }

  private init(file: String, found: FindingCollector) {
    self.file = file
    self.found = found
  }

  private mutating func read(_ bytes: [UInt8]) {
    line += 1
    guard let first = bytes.firstIndex(where: { !Self.isSpace($0) }) else { return }
    if let owner = blockTextOwner {
      if first > owner { return }
      blockTextOwner = nil
    }
    var at = quote == nil ? first : 0
    var owner = first
    var tokenStarts = quote == nil
    var onlyDashes = true
    if quote == nil, flowDepth == 0 { enter(first) }
    while at < bytes.count {
      let byte = bytes[at]
      let ends = at + 1 == bytes.count || Self.isSpace(bytes[at + 1])
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { at += 1 }
        if byte == open {
          if open == UInt8(ascii: "'"), at + 1 < bytes.count, bytes[at + 1] == open { at += 1 } else { quote = nil }
        }
      } else if Self.isSpace(byte) {
      } else if byte == UInt8(ascii: "#"), at == 0 || Self.isSpace(bytes[at - 1]) {
        return
      } else if "[{".utf8.contains(byte), tokenStarts {
        flowDepth += 1
        checkDepth()
      } else if "]}".utf8.contains(byte), flowDepth > 0 {
        flowDepth -= 1
        tokenStarts = false
      } else if byte == UInt8(ascii: ","), flowDepth > 0 {
        tokenStarts = true
      } else if byte == UInt8(ascii: ":"), ends || flowDepth > 0 {
        tokenStarts = true
        onlyDashes = false
      } else if tokenStarts {
        if "-?".utf8.contains(byte), ends, flowDepth == 0 {
          if onlyDashes, let next = bytes[(at + 1)...].firstIndex(where: { !Self.isSpace($0) }) {
            owner = next
            enter(next)
          }
        } else if "&*".utf8.contains(byte), !ends {
          reportAnchor(isAlias: byte == UInt8(ascii: "*"))
          tokenStarts = false
        } else if byte == UInt8(ascii: "!") {
          while at + 1 < bytes.count, !Self.isSpace(bytes[at + 1]) { at += 1 }
        } else if "|>".utf8.contains(byte), flowDepth == 0 {
          let ownerIsDash = onlyDashes && owner == at
          blockTextOwner = ownerIsDash ? first : owner
          return
        } else {
          if "\"'".utf8.contains(byte) { quote = byte }
          tokenStarts = false
          onlyDashes = false
        }
      }
      at += 1
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { " \t\r".utf8.contains(byte) }

  private mutating func enter(_ column: Int) {
    while let last = indents.last, last > column { indents.removeLast() }
    if indents.last != column { indents.append(column) }
    checkDepth()
  }

  private mutating func checkDepth() {
    guard indents.count + flowDepth > Self.depthLimit else { return }
    tooDeep = true
    reportDepth(at: Place(file: file, line: line), found)
  }

  private func reportAnchor(isAlias: Bool) {
    found.report(
      "alias", at: Place(file: file, line: line),
      isAlias
        ? Words("这里的 * 在 YAML 中是别名，本系统不用别名。", en: "Here * begins a YAML alias, and aliases are not used.")
        : Words("这里的 & 在 YAML 中是锚点，本系统不用锚点。", en: "Here & begins a YAML anchor, and anchors are not used."),
      remedy: Words(
        "若为文字，请加引号，如 \"*月底前\"；否则请把内容写全。", en: "Quote it if it is text, as in \"*月底前\"; else write the value out."))
  }
}

func reportDepth(at place: Place, _ found: FindingCollector) {
  found.report(
    "too-deep", at: place,
    Words("嵌套超过 \(YAMLGuard.depthLimit) 层。", en: "Nesting is deeper than \(YAMLGuard.depthLimit) levels."),
    remedy: Words("请检查缩进和括号。", en: "Check the indentation and the brackets."))
}
