internal import LedgerKernel
internal import Reports

/// 逐条处理 — what people did to the findings of a text before anything became an item: one decision a line, the later over
/// the earlier.
///
/// `drop a12-30` sets one aside; `join a12-60` makes one of all that lie there; `part a12-60 34` makes two, the second from
/// place 34 on. A line that is not understood, or no longer fits, is passed over: it takes nothing away.
struct Sifting: Hashable {
  enum Decision: Hashable {
    case drop(FindingKey)
    case join(FindingKey)
    case part(FindingKey, at: Int)
  }

  private(set) var decisions: [Decision] = []

  init() {}

  init(reading text: String) {
    decisions = text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ")
      guard words.count >= 2, let key = FindingKey(words[1]) else { return nil }
      switch (words[0], words.count) {
      case ("drop", 2): return .drop(key)
      case ("join", 2): return .join(key)
      case ("part", 3):
        guard let place = Int(words[2]), key.start < place, place < key.end else { return nil }
        return .part(key, at: place)
      default: return nil
      }
    }
  }

  /// Never blank: a field of a form that must be filled in holds it.
  var text: String {
    (["sifting 1"]
      + decisions.map { decision in
        switch decision {
        case .drop(let key): "drop \(key)"
        case .join(let key): "join \(key)"
        case .part(let key, let place): "part \(key) \(place)"
        }
      }).joined(separator: "\n")
  }

  var dropped: Set<FindingKey> {
    Set(decisions.compactMap { if case .drop(let key) = $0 { key } else { nil } })
  }

  mutating func drop(_ key: FindingKey) { if !dropped.contains(key) { decisions.append(.drop(key)) } }

  mutating func part(_ key: FindingKey, at place: Int) { decisions.append(.part(key, at: place)) }

  /// Makes one finding of two that stand next to each other: parts of one are that one again.
  mutating func join(_ first: FindingKey, _ second: FindingKey) {
    let whole = FindingKey(first.kind, first.start, max(first.end, second.end))
    if let parted = decisions.lastIndex(where: {
      if case .part(whole, _) = $0 { true } else { false }
    }) {
      decisions.remove(at: parted)
    } else {
      decisions.append(.join(whole))
    }
  }

  /// Takes back what was decided about a finding: its being set aside; else its having been joined or parted.
  mutating func restore(_ key: FindingKey) {
    if let dropped = decisions.lastIndex(of: .drop(key)) {
      decisions.remove(at: dropped)
    } else if let joined = decisions.lastIndex(of: .join(key)) {
      decisions.remove(at: joined)
    } else if let parted = decisions.lastIndex(where: {
      if case .part(let whole, let place) = $0 {
        whole.kind == key.kind
          && (key == FindingKey(key.kind, whole.start, place) || key.start == place && key.end == whole.end)
      } else {
        false
      }
    }) {
      decisions.remove(at: parted)
    }
  }
}
