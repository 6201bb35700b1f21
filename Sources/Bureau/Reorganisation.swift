public import Calendars
public import Wording

/// 机构调整 — units merge, split or are renamed on a day.
///
/// The old units end the day before; nobody has to end them by hand.
public struct Reorganisation: Hashable, Sendable {
  public enum Change: Hashable, Sendable {
    /// 合并 — `units` end and `into` carries on their work.
    case merge([UnitID], into: UnitID)
    /// 分设 — `into` carry on the work; `main` answers for what is not handed over by name.
    /// A unit that is among its own successors does not end.
    case split(UnitID, into: [UnitID], main: UnitID)
    /// 更名 — the id and everything that hangs on it stay.
    case rename(UnitID, to: Words, shortName: Words?)
  }

  /// The first day of the new order.
  public let day: Day
  public let change: Change

  public init(on day: Day, _ change: Change) {
    self.day = day
    self.change = change
  }

  /// The units that this change ends.
  var ended: [UnitID] {
    switch change {
    case .merge(let units, let into): units.filter { $0 != into }
    case .split(let unit, let into, _): into.contains(unit) ? [] : [unit]
    case .rename: []
    }
  }

  /// Who carries on for `unit`, the answerable one first; nil when `unit` is not touched.
  func successors(of unit: UnitID) -> [UnitID]? {
    switch change {
    case .merge(let units, let into): units.contains(unit) ? [into] : nil
    case .split(unit, let into, let main): [main] + into.filter { $0 != main }
    case .split, .rename: nil
    }
  }
}
