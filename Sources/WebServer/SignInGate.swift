internal import Calendars
internal import Synchronization

/// 锁定 — five failures of one name within fifteen minutes close it for fifteen. Names nobody has are counted as
/// well, so that being locked tells nothing.
final class SignInGate: Sendable {
  private struct Failures {
    var count: Int
    var last: Int64
  }
  private struct State {
    var failures: [String: Failures] = [:]
  }

  private static let window: Int64 = 15 * 60_000
  private static let most = 5
  private static let capacity = 20_000
  private let state = Mutex(State())

  /// Whether a guess may be made. It counts as a failure from the beginning, so that guesses sent side by side count one
  /// after the other; ``succeeded(_:)`` takes it back.
  func begins(_ name: String, at now: Instant) -> Bool {
    state.withLock { state in
      if let failures = state.failures[name], failures.count >= Self.most,
        now.milliseconds - failures.last < Self.window
      {
        return false
      }
      if state.failures.count >= Self.capacity {
        state.failures = state.failures.filter { now.milliseconds - $0.value.last < Self.window }
        // Still full: somebody tries very many names. The oldest half is forgotten.
        if state.failures.count >= Self.capacity {
          let middle = state.failures.values.map(\.last).sorted()[Self.capacity / 2]
          state.failures = state.failures.filter { $0.value.last > middle }
        }
      }
      let old = state.failures[name].flatMap { now.milliseconds - $0.last < Self.window ? $0.count : nil } ?? 0
      state.failures[name] = Failures(count: old + 1, last: now.milliseconds)
      return true
    }
  }

  func succeeded(_ name: String) { state.withLock { _ = $0.failures.removeValue(forKey: name) } }
}
