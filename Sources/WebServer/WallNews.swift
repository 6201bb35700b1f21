internal import LedgerKernel
internal import Storage

/// Tells open pages that something was written, here or by another process.
///
/// One look at the journal's newest event every few seconds, and only while somebody listens.
actor WallNews {
  private let store: any JournalStore
  private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  private var last = 0
  private var watch: Task<Void, Never>?
  private static let interval = Duration.seconds(3)

  init(_ store: any JournalStore) { self.store = store }

  /// A value each time that something was written; ends with its consumer.
  func moves() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
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

  /// Ends every stream: the server is going down.
  func close() {
    for listener in listeners.values { listener.finish() }
    listeners = [:]
    watch?.cancel()
  }

  private func leave(_ key: Int) {
    listeners[key] = nil
    guard listeners.isEmpty else { return }
    watch?.cancel()
    watch = nil
  }

  private func look() async {
    var seen = await newest()
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.interval)
      let now = await newest()
      guard let now, now != seen else { continue }
      seen = now
      for listener in listeners.values { listener.yield() }
    }
  }

  /// Nil when the store does not answer: then nothing is known to have moved.
  private func newest() async -> [UInt8]? { try? await store.recentEvents(before: nil, limit: 1).first?.hash }
}
