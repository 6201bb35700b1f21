internal import LedgerKernel
internal import Storage

/// Tells open pages that something was written, here or by another process.
///
/// One look at the journal's newest event every few seconds, and only while somebody listens.
actor WallNews {
  enum Move: Sendable {
    case moved
    /// Nothing happened for a while: whoever no longer listens is found out by it.
    case quiet
  }

  private let store: any JournalStore
  private var listeners: [Int: AsyncStream<Move>.Continuation] = [:]
  private var last = 0
  private var watch: Task<Void, Never>?
  private static let interval = Duration.seconds(3)
  /// Looks between two signs of life.
  private static let looksPerSign = 8

  init(_ store: any JournalStore) { self.store = store }

  /// How many pages are open.
  var listening: Int { listeners.count }

  /// A value each time that something was written; ends with its consumer.
  func moves() -> AsyncStream<Move> {
    let (stream, continuation) = AsyncStream<Move>.makeStream(bufferingPolicy: .bufferingNewest(1))
    last += 1
    let key = last
    listeners[key] = continuation
    continuation.onTermination = { [weak self] _ in
      guard let self else { return }
      Task { await self.leave(key) }
    }
    if watch == nil { watch = Task { [weak self] in await self?.look() } }
    return stream
  }

  private func leave(_ key: Int) {
    listeners[key] = nil
    guard listeners.isEmpty else { return }
    watch?.cancel()
    watch = nil
  }

  private func look() async {
    var seen = await newest()
    var looks = 0
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.interval)
      looks += 1
      if let now = await newest(), now != seen {
        (seen, looks) = (now, 0)
        for listener in listeners.values { listener.yield(.moved) }
      } else if looks % Self.looksPerSign == 0 {
        for listener in listeners.values { listener.yield(.quiet) }
      }
    }
  }

  /// Nil when the store does not answer: then nothing is known to have moved.
  private func newest() async -> [UInt8]? { try? await store.recentEvents(before: nil, limit: 1).first?.hash }
}
