internal import LedgerKernel
internal import Wording

/// Which acts lead from where to where, as the stage chart tells it: acts that go the same way go together.
struct StageMoves: Hashable, Sendable {
  enum Way: Hashable, Sendable {
    /// Towards the end.
    case ahead
    /// Back to an earlier stage.
    case back
    /// To or from a stage where nothing is owed any more.
    case aside
  }
  struct Move: Hashable, Sendable {
    /// Places in ``StageMoves/stages``; -1 is where items come from.
    let sources: [Int]
    let target: Int
    let way: Way
    var acts: [Words]
  }

  /// By phase, those of one phase as the definition has them; the stopped ones last.
  let stages: [Stage]
  /// How many of them are not stopped.
  let mainCount: Int
  /// As the definition has the acts.
  let moves: [Move]

  init(_ definition: LedgerDefinition) {
    let phases = Stage.Phase.allCases
    let stages = phases.flatMap { phase in definition.stages.filter { $0.phase == phase } }
    let main = stages.count { $0.phase != .stopped }
    var places: [StageCode: Int] = [:]
    for (place, stage) in stages.enumerated() { places[stage.code] = place }
    var moves: [Move] = []
    func add(_ sources: [Int], _ target: Int, _ way: Way, _ act: Act) {
      guard !sources.isEmpty else { return }
      if let known = moves.firstIndex(where: { $0.sources == sources && $0.target == target }) {
        moves[known].acts.append(act.name)
      } else {
        moves.append(Move(sources: sources, target: target, way: way, acts: [act.name]))
      }
    }
    for act in definition.acts {
      guard let target = act.to.flatMap({ places[$0] }) else { continue }
      let sources: [Int]
      if act.anyStage {
        sources = stages.indices.filter { stages[$0].phase.isOpen && $0 != target }
      } else if act.from.isEmpty {
        sources = [-1]
      } else {
        sources = act.from.compactMap { places[$0] }.filter { $0 != target }.sorted()
      }
      let live = sources.filter { $0 < main }
      if target < main {
        add(live.filter { $0 < target }, target, .ahead, act)
        add(live.filter { $0 > target }, target, .back, act)
      } else {
        add(live, target, .aside, act)
      }
      add(sources.filter { $0 >= main }, target, .aside, act)
    }
    (self.stages, self.mainCount, self.moves) = (stages, main, moves)
  }
}

/// How wide a text stands, guessed on the safe side: a page is made without a font at hand.
enum TextWidth {
  /// In pixels at 12 pixels a letter.
  static func of(_ text: String) -> Int {
    var tenths = 0
    for scalar in text.unicodeScalars { tenths += self.tenths(scalar) }
    return (tenths + 9) / 10
  }

  private static func tenths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", " ", ".", ",", ";", ":", "'", "|", "(", ")", "/", "-": 46
    case "m", "w", "M", "W", "%", "@": 112
    case "A"..."Z": 90
    case _ where scalar.value < 0x2E80: 72
    default: 122
    }
  }

  /// Lines of at most a width: words stay whole, Chinese is cut anywhere, evenly.
  static func lines(_ text: String, width: Int) -> [String] {
    let whole = of(text)
    guard whole > width else { return [text] }
    // As many lines as are needed, each about as long as the others.
    let even = min(width, whole / ((whole + width - 1) / width) + 8)
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let longer = line + piece
      let fits = of(longer.last == " " ? String(longer.dropLast()) : longer) <= even
      // What ends a sentence does not begin a line.
      if fits || line.isEmpty || "，。；：）、".contains(piece) {
        line = longer
      } else {
        lines.append(line)
        line = piece
      }
    }
    lines.append(line)
    return lines.map { $0.last == " " ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
  }

  /// Words with the space behind them, and single Chinese characters.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    for character in text {
      let isWide = character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
      if isWide, !word.isEmpty {
        pieces.append(word)
        word = ""
      }
      word.append(character)
      if isWide || character == " " {
        pieces.append(word)
        word = ""
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }
}
