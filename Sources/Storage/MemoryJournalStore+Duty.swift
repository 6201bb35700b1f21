public import Bureau
public import Calendars
internal import Synchronization

extension MemoryJournalStore: AccountStore {
  public func password(of person: PersonID) async throws(StoreFault) -> String? {
    state.withLock { $0.passwords[person] }
  }

  public func setPassword(_ stored: String?, of person: PersonID, at instant: Instant) async throws(StoreFault) {
    state.withLock { $0.passwords[person] = stored }
  }

  public func standing(of person: PersonID, mark kind: String, _ name: String) async throws(StoreFault)
    -> AccountStanding
  {
    state.withLock { state in
      AccountStanding(password: state.passwords[person], isMarked: state.marks[kind]?[name] != nil)
    }
  }

  public func claim(_ job: String, by holder: String, at now: Instant, for lease: Int64) async throws(StoreFault)
    -> Bool
  {
    state.withLock { state in
      if let known = state.jobs[job], known.due > now || (known.lease > now && known.holder != holder) { return false }
      state.jobs[job] = (state.jobs[job]?.due ?? now, Instant(milliseconds: now.milliseconds + lease), holder)
      return true
    }
  }

  public func finish(_ job: String, by holder: String, dueAgain: Instant) async throws(StoreFault) {
    state.withLock { state in
      guard state.jobs[job]?.holder == holder else { return }
      state.jobs[job] = (dueAgain, Instant(milliseconds: 0), "")
    }
  }

  public func setMark(_ kind: String, _ name: String, at instant: Instant) async throws(StoreFault) {
    state.withLock { state in
      state.marks[kind, default: [:]][name] = (instant, (state.marks[kind]?[name]?.count ?? 0) + 1)
    }
  }

  public func hasMark(_ kind: String, _ name: String) async throws(StoreFault) -> Bool {
    state.withLock { $0.marks[kind]?[name] != nil }
  }

  public func countTry(_ kind: String, _ name: String, at now: Instant, upTo most: Int, within window: Int64)
    async throws(StoreFault) -> Bool
  {
    state.withLock { state in
      let known = state.marks[kind]?[name].flatMap { now.milliseconds - $0.at.milliseconds < window ? $0.count : nil }
      guard known ?? 0 < most else { return false }
      state.marks[kind, default: [:]][name] = (now, (known ?? 0) + 1)
      return true
    }
  }

  public func forgetMark(_ kind: String, _ name: String) async throws(StoreFault) {
    state.withLock { $0.marks[kind]?[name] = nil }
  }

  public func forgetMarks(_ kind: String, before instant: Instant) async throws(StoreFault) {
    state.withLock { $0.marks[kind] = $0.marks[kind]?.filter { $0.value.at >= instant } }
  }
}
