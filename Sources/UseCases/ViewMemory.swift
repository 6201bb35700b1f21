internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Reports
internal import Storage
internal import Synchronization

/// 记住的页面 — what views came to, for as long as nothing was written and it is the same day.
///
/// A view follows from the journal, the rules, the day and its viewer. Most pages are looked at again before anybody writes.
final class ViewMemory: Sendable {
  enum View: Hashable, Sendable {
    case desk(Desk.Kind?)
    case list(ListRequest)
    case board(ListRequest, WallBoard.Grouping)
    case duties
    case sources(Int)
  }
  struct Key: Hashable, Sendable {
    let view: View
    let viewer: PersonID
    let day: Day
    /// Rules are read anew a moment after they were adopted elsewhere.
    let adoptions: Int
  }
  private struct State {
    var watermark: Watermark?
    var views: [Key: any Sendable] = [:]
  }

  /// A wall of 200 rows takes about 300 KB.
  private static let capacity = 128
  private let state = Mutex(State())

  func recall<Value: Sendable>(_ key: Key, at watermark: Watermark) -> Value? {
    state.withLock { $0.watermark == watermark ? $0.views[key] as? Value : nil }
  }

  func forget() { state.withLock { $0.views = [:] } }

  func keep(_ value: some Sendable, as key: Key, at watermark: Watermark) {
    state.withLock { state in
      if state.watermark != watermark || state.views.count >= Self.capacity {
        state.views = [:]
        state.watermark = watermark
      }
      state.views[key] = value
    }
  }
}

extension Office {
  /// As though something had been written: for benches.
  package func forgetViews() { views.forget() }

  /// The view as it was made last, or made now.
  ///
  /// The watermark is asked for before anything is read: what is written meanwhile makes it another one.
  func remembered<Value: Sendable>(
    _ view: ViewMemory.View, for viewer: PersonID, _ make: () async throws -> Value
  ) async throws -> Value {
    let key = ViewMemory.Key(view: view, viewer: viewer, day: today, adoptions: rulebook.adoptions.count)
    let watermark = try await store.watermark()
    if let known: Value = views.recall(key, at: watermark) { return known }
    let made = try await make()
    views.keep(made, as: key, at: watermark)
    return made
  }
}
