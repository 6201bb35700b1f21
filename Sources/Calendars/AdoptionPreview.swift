/// A limit whose end another calendar moves.
public struct MovedEnd<ID: Hashable & Sendable>: Hashable, Sendable {
  public let id: ID
  public let start: Day
  public let length: LimitLength
  public let oldEnd: Day
  public let newEnd: Day
}

/// 启用预览 — which limits a new holiday notice would move, before anyone adopts it.
///
/// - Parameter limits: Id, first day (not counted) and length of each running limit.
/// - Returns: Only those whose end differs, in the order given; hours never move.
/// - Complexity: O(*m* log² *n*) for *m* limits.
public func moved<ID: Hashable & Sendable>(
  _ limits: some Sequence<(id: ID, start: Day, length: LimitLength)>, from old: WorkCalendar, to new: WorkCalendar,
  rolling: EndOnRestDay = .nextWorkingDay
) -> [MovedEnd<ID>] {
  limits.compactMap { limit in
    guard let oldEnd = old.end(of: limit.length, from: limit.start, rolling: rolling),
      let newEnd = new.end(of: limit.length, from: limit.start, rolling: rolling), oldEnd != newEnd
    else { return nil }
    return MovedEnd(id: limit.id, start: limit.start, length: limit.length, oldEnd: oldEnd, newEnd: newEnd)
  }
}
