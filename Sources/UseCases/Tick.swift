internal import Bureau
internal import Calendars
public import LedgerKernel
internal import Storage

/// 定时作业 — what the clock does: limits that ran out, unclaimed items, seals.
///
/// It may run as often as it likes, and catches up after days without running: each lapse is written with the day on
/// which the limit ran out, under a command id that names the lapse, so that it is written once.
public struct Tick: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  public struct Outcome: Hashable, Sendable {
    public var lapses = 0
    public var acts = 0
    public var seal: Seal?
  }

  public func callAsFunction() async throws -> Outcome {
    var outcome = Outcome()
    let today = office.today
    var tried: Set<ItemID> = []
    while true {
      let items = try await office.store.itemsToTick(on: today, limit: 500).filter { tried.insert($0).inserted }
      guard !items.isEmpty else { break }
      for item in items { try await lapse(item, today, &outcome) }
    }
    outcome.seal = try await office.store.seal(at: office.now)
    return outcome
  }

  /// Writes down what ran out of one item, one limit after the other: an act of the clock may stop the next limit.
  private func lapse(_ id: ItemID, _ today: Day, _ outcome: inout Outcome) async throws {
    let rules = office.rulebook
    for _ in 0..<16 {
      let events = try await office.store.events(of: id)
      guard let item = Item(replaying: events), let definition = rules.definitions[item.definition],
        let (limit, due) = definition.lapses(of: item, by: today, calendar: rules.calendar, limits: rules.limits).first,
        let command = CommandID("lapse:\(id):\(events.count):\(due)")
      else { return }
      var facts: [Fact] = [.lapsed(limit.code)]
      let on = due.advanced(by: 1)
      if let act = limit.then, definition.act(act)?.from.contains(item.stage) == true {
        // Where a rule forbids the clock's act, the limit has still run out, and the clock goes on to the next item.
        do {
          facts += try definition.deciding(act, on: item, ActInput(), office.circumstances(.system, on: on)).facts
          outcome.acts += 1
        } catch {}
      }
      let batch = Batch(
        command, by: .system, at: office.now, on: on, [Batch.Entry(id, seen: events.count, facts: facts)])
      do {
        // Written before and still to be done: another item's history is at odds with its row, and time heals nothing.
        guard try await !office.store.append(batch, under: rules.projection).isRepeat else { return }
        outcome.lapses += 1
      } catch StoreFault.stale {
        continue
      }
    }
  }
}
