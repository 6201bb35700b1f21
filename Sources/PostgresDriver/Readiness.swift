internal import CPQ
internal import Glibc
internal import NIOCore
internal import Synchronization

/// Tells event loops when a descriptor that libpq reads and writes itself is ready.
///
/// NIO watches only descriptors that it owns and reads. So one thread waits for all connections of the process, and hands
/// what is ready to the event loop of the connection: however many there are, no connection has a thread of its own.
final class Readiness: Sendable {
  static let shared = Readiness()

  private struct Watched: Sendable {
    let loop: any EventLoop
    let ready: @Sendable () -> Void
  }
  private struct State {
    var watched: [UInt64: Watched] = [:]
    var last: UInt64 = 0
  }

  private let state = Mutex(State())
  private let queue: Int32

  private init() {
    queue = epoll_create1(Int32(EPOLL_CLOEXEC))
    precondition(queue >= 0, "the system has no descriptor left to wait with")
    var thread = pthread_t()
    let unmanaged = Unmanaged.passUnretained(self)
    // The one instance lives as long as the process.
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Readiness>.fromOpaque(argument).takeUnretainedValue().wait()
      }, unmanaged.toOpaque())
    precondition(code == 0, "the system has no thread left to wait with")
    pthread_detach(thread)
  }

  /// - Returns: The name under which descriptors are armed.
  func register(on loop: any EventLoop, _ ready: @escaping @Sendable () -> Void) -> UInt64 {
    state.withLock { state in
      state.last += 1
      state.watched[state.last] = Watched(loop: loop, ready: ready)
      return state.last
    }
  }

  func unregister(_ name: UInt64) { state.withLock { _ = $0.watched.removeValue(forKey: name) } }

  /// Calls back once, on the loop, when the descriptor can be read, or written where that is asked for as well.
  func arm(_ descriptor: Int32, as name: UInt64, writing: Bool) {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLONESHOT.rawValue
    if writing { event.events |= EPOLLOUT.rawValue }
    event.data.u64 = name
    // A descriptor that libpq closed has left the queue by itself, and its number may have come back.
    if epoll_ctl(queue, EPOLL_CTL_MOD, descriptor, &event) != 0, errno == ENOENT {
      _ = epoll_ctl(queue, EPOLL_CTL_ADD, descriptor, &event)
    }
  }

  func disarm(_ descriptor: Int32) {
    var event = epoll_event()
    _ = epoll_ctl(queue, EPOLL_CTL_DEL, descriptor, &event)
  }

  private func wait() -> Never {
    var events = [epoll_event](repeating: epoll_event(), count: 64)
    while true {
      let count = epoll_wait(queue, &events, 64, -1)
      guard count > 0 else { continue }
      for event in events[..<Int(count)] {
        guard let watched = state.withLock({ $0.watched[event.data.u64] }) else { continue }
        watched.loop.execute(watched.ready)
      }
    }
  }
}
