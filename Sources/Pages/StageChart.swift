internal import LedgerKernel
internal import Wording

/// 办理环节图 — where every stage and every arrow of a definition stands, in pixels; nothing is drawn here.
///
/// Stages stand in one row by phase, the stopped ones in a second row beneath. An arrow leaves its stages, runs along a
/// *lane* that is its own as far as it and its name reach, and comes down on the stage it leads to: those that lead on run
/// above the row, those that lead back below it, those to and from the stopped stages below these. Shorter ones run nearer.
///
/// - Invariant: No two names overlap, and none touches a stage.
struct StageChart: Hashable, Sendable {
  struct Point: Hashable, Sendable {
    let x: Int
    let y: Int
  }
  struct Frame: Hashable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    var maxX: Int { x + width }
    var maxY: Int { y + height }
    var middle: Int { x + width / 2 }

    func overlaps(_ other: Frame) -> Bool {
      x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
  }
  struct Box: Hashable, Sendable {
    /// Nil for the dot where items come from.
    let stage: Stage?
    let lines: [String]
    var frame: Frame
  }
  struct Arrow: Hashable, Sendable {
    let name: String
    /// What it leads from and to, by the order of the boxes.
    let sources: [Int]
    let target: Int
    let way: StageMoves.Way
    /// Where it leaves.
    var starts: [Point]
    var end: Point
    /// The height of its lane.
    var lane: Int
    /// Where its name stands.
    var label: Frame
  }

  private(set) var boxes: [Box] = []
  private(set) var arrows: [Arrow] = []
  private(set) var width = 0
  private(set) var height = 0

  static let fontSize = 12
  static let lineHeight = 15
  static let pitch = 22
  static let labelHeight = 16
  private static let leastBox = 86
  private static let textWidth = 76
  private static let leastGap = 12
  private static let mostGap = 84
  private static let portPitch = 9
  private static let margin = 6
  /// What a page has room for on a desk's screen; wider ones scroll.
  static let page = 1356

  init(_ definition: LedgerDefinition, in language: Language) {
    let moves = StageMoves(definition)
    let separator = " / "
    // The dot is the first box.
    arrows = moves.moves.map { move in
      let name = move.acts.map { $0[language] }.joined(separator: separator)
      let nowhere = Frame(x: 0, y: 0, width: TextWidth.of(name) + 8, height: Self.labelHeight)
      return Arrow(
        name: name, sources: move.sources.map { $0 + 1 }, target: move.target + 1, way: move.way, starts: [],
        end: Point(x: 0, y: 0), lane: 0, label: nowhere)
    }
    let main = moves.mainCount + 1
    boxes = [Box(stage: nil, lines: [], frame: Frame(x: 0, y: 0, width: 16, height: 16))]
    boxes += moves.stages.map { stage in
      let lines = TextWidth.lines(stage.name[language], width: Self.textWidth)
      return Box(stage: stage, lines: lines, frame: Frame(x: 0, y: 0, width: Self.leastBox, height: 0))
    }
    widen(main)
    placeMainRow(main)
    placeStoppedRow(main)
    let ports = self.ports(main)
    placeLanes(ports, main)
    avoidLines()
  }

  // MARK: Boxes

  /// Wide enough for its words and for every arrow that touches it.
  private mutating func widen(_ main: Int) {
    for place in boxes.indices {
      let above = touching(place) { $0 == .ahead || place >= main }.count
      let below = place >= main ? 0 : touching(place) { $0 != .ahead }.count
      let words = (boxes[place].lines.map(TextWidth.of).max() ?? 0) + 10
      let least = place == 0 ? 16 : Self.leastBox
      boxes[place].frame.width = max(least, words, (max(above, below) + 1) * Self.portPitch)
    }
  }

  private func touching(_ place: Int, _ suits: (StageMoves.Way) -> Bool) -> [Int] {
    arrows.indices.filter {
      suits(arrows[$0].way) && (arrows[$0].target == place || arrows[$0].sources.contains(place))
    }
  }

  private mutating func placeMainRow(_ main: Int) {
    let sum = boxes[..<main].reduce(0) { $0 + $1.frame.width }
    let gap = min(max((Self.page - 2 * Self.margin - sum) / max(main - 1, 1), Self.leastGap), Self.mostGap)
    var x = Self.margin
    for place in 0..<main {
      boxes[place].frame.x = x
      x += boxes[place].frame.width + gap
    }
    let longest = (arrows.map(\.label.width).max() ?? 0) + 2 * Self.margin
    let stopped = boxes[main...].reduce(2 * Self.margin - Self.leastGap) { $0 + $1.frame.width + Self.leastGap }
    width = max(x - gap + Self.margin, longest, stopped)
  }

  /// Each beneath the middle of where items come from, pushed aside where another stands.
  private mutating func placeStoppedRow(_ main: Int) {
    func wish(_ place: Int) -> Int {
      let sources = arrows.filter { $0.target == place }.flatMap(\.sources).filter { $0 < main }
      guard let first = sources.min(), let last = sources.max() else { return width / 2 }
      return (boxes[first].frame.middle + boxes[last].frame.middle) / 2
    }
    let order = (main..<boxes.count).sorted { (wish($0), $0) < (wish($1), $1) }
    var free = Self.margin
    for place in order {
      boxes[place].frame.x = max(wish(place) - boxes[place].frame.width / 2, free)
      free = boxes[place].frame.maxX + Self.leastGap
    }
    var end = width - Self.margin
    for place in order.reversed() {
      boxes[place].frame.x = min(boxes[place].frame.x, end - boxes[place].frame.width)
      end = boxes[place].frame.x - Self.leastGap
    }
  }

  // MARK: Where arrows touch boxes

  private struct Touch: Hashable {
    let arrow: Int
    let box: Int
  }

  /// Side by side along a box's edge: where an arrow turns, no shorter one is crossed.
  private func ports(_ main: Int) -> [Touch: Int] {
    var ports: [Touch: Int] = [:]
    func spread(_ touching: [Int], over place: Int) {
      let frame = boxes[place].frame
      for (number, arrow) in touching.enumerated() {
        var x = frame.x + frame.width * (number + 1) / (touching.count + 1)
        // Lines from above and from below never stand on each other.
        if place >= main { x = x / 2 * 2 + 1 } else { x = x / 2 * 2 }
        ports[Touch(arrow: arrow, box: place)] = x
      }
    }
    func reach(_ arrow: Int, _ place: Int) -> Int {
      let other = arrows[arrow].target == place ? arrows[arrow].sources : [arrows[arrow].target]
      return other.map { abs($0 - place) }.max() ?? 0
    }
    func sorted(_ arrows: [Int], _ key: (Int) -> Int) -> [Int] { arrows.sorted { (key($0), $0) < (key($1), $1) } }
    func way(_ place: Int, _ way: StageMoves.Way, arriving: Bool) -> [Int] {
      touching(place) { $0 == way }.filter { (arrows[$0].target == place) == arriving }
    }
    func elsewhere(_ arrow: Int, _ place: Int) -> Int {
      let others = (arrows[arrow].sources + [arrows[arrow].target]).filter { $0 != place }
      return others.map { boxes[$0].frame.middle }.reduce(0, +) / max(others.count, 1)
    }
    for place in 0..<main {
      spread(
        sorted(way(place, .ahead, arriving: true)) { reach($0, place) }
          + sorted(way(place, .ahead, arriving: false)) { -reach($0, place) }, over: place)
      spread(
        sorted(way(place, .back, arriving: false)) { reach($0, place) }
          + sorted(touching(place) { $0 == .aside }) { elsewhere($0, place) }
          + sorted(way(place, .back, arriving: true)) { -reach($0, place) }, over: place)
    }
    for place in main..<boxes.count {
      spread(sorted(touching(place) { _ in true }) { elsewhere($0, place) }, over: place)
    }
    return ports
  }

  // MARK: Lanes

  private mutating func placeLanes(_ ports: [Touch: Int], _ main: Int) {
    func port(_ arrow: Int, _ box: Int) -> Int { ports[Touch(arrow: arrow, box: box)] ?? boxes[box].frame.middle }
    for index in arrows.indices {
      arrows[index].starts = arrows[index].sources.map { Point(x: port(index, $0), y: 0) }
      arrows[index].end = Point(x: port(index, arrows[index].target), y: 0)
      let (from, to) = span(index)
      let label = arrows[index].label.width
      arrows[index].label.x = min(max((from + to - label) / 2, Self.margin), width - Self.margin - label)
    }
    let (ahead, back, aside) = (lanes(.ahead), lanes(.back), lanes(.aside))
    func count(_ lanes: [Int: Int]) -> Int { (lanes.values.max() ?? -1) + 1 }
    let tall = (boxes.map(\.lines.count).max() ?? 1) * Self.lineHeight + 12
    let top = Self.margin + Self.labelHeight + count(ahead) * Self.pitch
    let bottom = top + tall
    let second = bottom + 22 + (count(back) + count(aside)) * Self.pitch
    for place in boxes.indices {
      boxes[place].frame.y = place < main ? top : second
      boxes[place].frame.height = tall
    }
    height = (main < boxes.count ? second + tall : second) + Self.margin
    for index in arrows.indices {
      switch arrows[index].way {
      case .ahead: arrows[index].lane = top - 12 - (ahead[index] ?? 0) * Self.pitch
      case .back: arrows[index].lane = bottom + 24 + (back[index] ?? 0) * Self.pitch
      case .aside: arrows[index].lane = second - 12 - (aside[index] ?? 0) * Self.pitch
      }
      let isAhead = arrows[index].way == .ahead
      func edge(_ box: Int) -> Int { box >= main ? second : isAhead ? top : bottom }
      arrows[index].starts = zip(arrows[index].starts, arrows[index].sources).map { Point(x: $0.x, y: edge($1)) }
      arrows[index].end = Point(x: arrows[index].end.x, y: edge(arrows[index].target))
      arrows[index].label.y = arrows[index].lane - Self.labelHeight - 1
    }
  }

  /// How far an arrow reaches sideways.
  private func span(_ index: Int) -> (from: Int, to: Int) {
    let all = arrows[index].starts.map(\.x) + [arrows[index].end.x]
    return (all.min() ?? 0, all.max() ?? 0)
  }

  /// The nearest lane where there is room for the arrow and its name, the shortest arrows first.
  private func lanes(_ way: StageMoves.Way) -> [Int: Int] {
    func length(_ index: Int) -> Int { span(index).to - span(index).from }
    let order = arrows.indices.filter { arrows[$0].way == way }.sorted { (length($0), $0) < (length($1), $1) }
    var taken: [[ClosedRange<Int>]] = []
    var lanes: [Int: Int] = [:]
    for index in order {
      let (from, to) = span(index)
      let label = arrows[index].label
      let needed = min(from, label.x) - 5...max(to, label.maxX) + 5
      let lane = taken.firstIndex { $0.allSatisfy { !$0.overlaps(needed) } } ?? taken.count
      if lane == taken.count { taken.append([]) }
      taken[lane].append(needed)
      lanes[index] = lane
    }
    return lanes
  }

  // MARK: Names

  /// A name that is shorter than its lane moves to where the fewest lines run through it.
  private mutating func avoidLines() {
    var upright: [(x: Int, from: Int, to: Int)] = []
    for arrow in arrows {
      for point in arrow.starts + [arrow.end] {
        upright.append((point.x, min(point.y, arrow.lane), max(point.y, arrow.lane)))
      }
    }
    for index in arrows.indices {
      let (from, to) = span(index)
      let label = arrows[index].label
      guard to - from > label.width else { continue }
      var best = (crossed: Int.max, off: Int.max, x: label.x)
      for x in stride(from: from + 2, through: to - label.width - 2, by: 4) {
        let crossed = upright.count { line in
          x - 2 < line.x && line.x < x + label.width + 2 && line.from < label.maxY && label.y < line.to
        }
        let off = abs(2 * x + label.width - from - to)
        if (crossed, off) < (best.crossed, best.off) { best = (crossed, off, x) }
      }
      arrows[index].label.x = best.x
    }
  }
}
