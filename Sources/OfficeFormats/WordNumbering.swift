/// Automatic numbers: what Word shows before a paragraph and does not write into it.
///
/// Source: ECMA-376, part 1, 17.9.
struct WordNumbering {
  private struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    /// After a paragraph of which level it begins anew, from 1; 0 never; nil after any higher one.
    var restart: Int?
    /// Numbers of higher levels are written as digits.
    var isLegal = false
  }
  private struct List {
    var abstract = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private var abstracts: [String: [Int: Level]] = [:]
  private var lists: [String: List] = [:]
  /// The list and level that a style brings along.
  private var styles: [String: WordStyles.Style] = [:]
  private var counters: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  init(_ numbering: [UInt8]?, styles: [UInt8]?) throws(OfficeFault) {
    if let numbering {
      var reader = Reader()
      try readXML(numbering, part: "word/numbering.xml", &reader)
      (abstracts, lists) = (reader.abstracts, reader.lists)
    }
    if let styles {
      var reader = WordStyles()
      try readXML(styles, part: "word/styles.xml", &reader)
      self.styles = reader.styles
    }
  }

  /// The number of the next paragraph of a list, counted on; empty for a paragraph of none.
  mutating func label(style: String?, list: String?, level: Int?) -> String {
    let inherited = style.flatMap { WordStyles.list(of: $0, in: styles) }
    guard let list = list ?? inherited?.list, list != "0", let found = lists[list] else { return "" }
    let level = min(max(level ?? inherited?.level ?? 0, 0), 8)
    let levels = (abstracts[found.abstract] ?? [:]).merging(found.levels) { _, own in own }
    guard let definition = levels[level] else { return "" }
    var counts = counters[found.abstract] ?? [:]
    if begun.insert(list).inserted {
      for (level, start) in found.starts { counts[level] = start - 1 }
    }
    counts[level] = (counts[level] ?? definition.start - 1) + 1
    for deeper in (level + 1)..<10 where counts[deeper] != nil {
      let restart = levels[deeper]?.restart
      if restart == nil || (restart ?? 0) > level { counts[deeper] = nil }
    }
    counters[found.abstract] = counts
    guard definition.format != "bullet", definition.format != "none" else { return "" }
    return shown(definition, counts, levels)
  }

  private func shown(_ definition: Level, _ counts: [Int: Int], _ levels: [Int: Level]) -> String {
    var label = ""
    var isPlace = false
    for character in definition.text {
      if isPlace, let place = character.wholeNumberValue, place > 0 {
        let other = levels[place - 1] ?? Level()
        let format = definition.isLegal ? "decimal" : other.format
        label += ListNumber.text(counts[place - 1] ?? other.start, format)
        isPlace = false
      } else if character == "%" {
        isPlace = true
      } else {
        if isPlace { label += "%" }
        isPlace = false
        label.append(character)
      }
    }
    return label
  }

  // MARK: Reading

  private struct Reader: XMLHandler {
    var abstracts: [String: [Int: Level]] = [:]
    var lists: [String: List] = [:]
    private var abstract: String?
    private var list: String?
    private var place: Int?
    private var level = Level()

    mutating func open(_ element: XMLElement) {
      let value = element["val"]
      switch element.name {
      case "abstractNum": abstract = element["abstractNumId"]
      case "num":
        list = element["numId"]
        if let list { lists[list] = List() }
      case "abstractNumId": if let list { lists[list]?.abstract = value ?? "" }
      case "lvlOverride": place = element["ilvl"].flatMap { Int($0) }
      case "startOverride":
        if let list, let place { lists[list]?.starts[place] = value.flatMap { Int($0) } ?? 1 }
      case "lvl":
        place = element["ilvl"].flatMap { Int($0) }
        level = Level()
      case "start": level.start = value.flatMap { Int($0) } ?? 1
      case "numFmt": level.format = value ?? "decimal"
      case "lvlText": level.text = value ?? ""
      case "lvlRestart": level.restart = value.flatMap { Int($0) }
      case "isLgl": level.isLegal = value != "0" && value != "false"
      default: break
      }
    }

    mutating func close(_ name: String) {
      switch name {
      case "abstractNum": abstract = nil
      case "num": list = nil
      case "lvl":
        guard let place else { return }
        if let list {
          lists[list]?.levels[place] = level
        } else if let abstract {
          abstracts[abstract, default: [:]][place] = level
        }
      default: break
      }
    }

    func text(_ text: String) {}
  }
}

/// What styles say of lists.
struct WordStyles: XMLHandler {
  struct Style {
    var base: String?
    var list: String?
    var level: Int?
  }

  private(set) var styles: [String: Style] = [:]
  private var style: String?

  mutating func open(_ element: XMLElement) {
    if element.name == "style" {
      style = element["type"] == "paragraph" ? element["styleId"] : nil
      if let style { styles[style] = Style() }
    }
    guard let style else { return }
    switch element.name {
    case "basedOn": styles[style]?.base = element["val"]
    case "numId": styles[style]?.list = element["val"]
    case "ilvl": styles[style]?.level = element["val"].flatMap { Int($0) }
    default: break
    }
  }

  mutating func close(_ name: String) { if name == "style" { style = nil } }
  mutating func text(_ text: String) {}

  /// The list of a style or of the nearest one that it is based on.
  static func list(of style: String, in styles: [String: Style]) -> (list: String, level: Int)? {
    var name: String? = style
    var level: Int?
    // Styles that are based on each other in a circle end here.
    for _ in 0..<20 {
      guard let current = name, let found = styles[current] else { return nil }
      level = level ?? found.level
      if let list = found.list { return (list, level ?? 0) }
      name = found.base
    }
    return nil
  }
}
