public import Bureau
public import LedgerKernel
public import Reports
internal import Storage

/// 逐条处理 — sets findings of a text aside, takes them up again, joins and parts them.
public struct SiftSource: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  public enum Deed: Hashable, Sendable {
    case drop([FindingKey])
    case restore(FindingKey)
    /// With the next one of its kind.
    case join(FindingKey)
    case part(FindingKey, at: Int)
  }

  /// - Returns: The finding that stands there now.
  /// - Throws: ``Refusal`` `.unknownItem` when there is no such finding to do it to, or when it was accepted; others; `StoreFault`.
  @discardableResult
  public func callAsFunction(_ deed: Deed, of source: ItemID, by person: PersonID) async throws -> FindingKey? {
    var attempts = 0
    while true {
      let text = try await office.openText(source, for: person)
      var sifting = text.sifting
      let key = try Self.apply(deed, to: &sifting, text)
      guard sifting != text.sifting else { return key }
      let act = text.definition.acts.first { act in
        act.from.contains(text.item.stage) && act.asks.contains { $0.field == .sifting }
      }
      guard let act = act ?? text.definition.acts.first(where: { $0.asks.contains { $0.field == .sifting } }) else {
        throw Refusal.unknownAct
      }
      do {
        try await PerformAct(office)(
          act.code, on: source, ActInput([.sifting: .text(sifting.text)]),
          Request(office.newCommand(), by: person, seen: text.seen))
        return key
      } catch StoreFault.stale where attempts < 4 {
        // Somebody sifts beside: what was decided about other findings stands, and this is decided after it.
        attempts += 1
      }
    }
  }

  private static func apply(_ deed: Deed, to sifting: inout Sifting, _ text: OpenedText) throws(Refusal) -> FindingKey?
  {
    func open(_ key: FindingKey) throws(Refusal) -> TextFinding {
      guard let finding = text.finding(key), text.taken[key] == nil else { throw .unknownItem }
      return finding
    }
    switch deed {
    case .drop(let keys):
      for key in keys {
        _ = try open(key)
        sifting.drop(key)
      }
      return keys.first
    case .restore(let key):
      _ = try open(key)
      sifting.restore(key)
      return sifting.applied(to: text.reading.textFindings, of: text.reading).first {
        $0.key.kind == key.kind && $0.key.range.overlaps(key.range)
      }?.key
    case .join(let key):
      _ = try open(key)
      guard let next = text.next(key) else { throw .unknownItem }
      sifting.join(key, next)
      return FindingKey(key.kind, key.start, max(key.end, next.end))
    case .part(let key, let place):
      _ = try open(key)
      guard key.kind != .correction, key.start < place, place < key.end else { throw .unknownItem }
      sifting.part(key, at: place)
      return FindingKey(key.kind, key.start, place)
    }
  }
}

extension OpenedText {
  /// The next finding of the same kind, where the two may be joined: neither is anybody's item, and neither was set aside.
  func next(_ key: FindingKey) -> FindingKey? {
    let dropped = sifting.dropped
    guard key.kind != .correction, taken[key] == nil, !dropped.contains(key) else { return nil }
    guard let next = findings.first(where: { $0.key.kind == key.kind && key < $0.key })?.key else { return nil }
    return taken[next] == nil && !dropped.contains(next) && key.end <= next.start ? next : nil
  }
}
