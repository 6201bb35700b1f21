internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Looks names of hosts up, each name on a thread of its own: one that no name server answers for keeps nobody else waiting.
final class Lookups: Sendable {
  private let threads = Mutex<[String: NIOThreadPool]>([:])

  /// - Parameter isOver: Whether whoever asked waits no longer; then nothing is looked up.
  /// - Returns: Nil when nobody waits.
  func run<T: Sendable>(
    _ name: String, on loop: any EventLoop, unless isOver: Flag, _ body: @escaping @Sendable () -> T
  ) -> EventLoopFuture<T?> {
    let thread = threads.withLock { threads in
      if let known = threads[name] { return known }
      let made = NIOThreadPool(numberOfThreads: 1)
      made.start()
      threads[name] = made
      return made
    }
    return thread.runIfActive(eventLoop: loop) { isOver.isSet ? nil : body() }
  }
}

/// Set once, seen by everybody.
final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}
