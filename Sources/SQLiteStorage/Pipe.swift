internal import Dispatch
internal import Synchronization

/// 管道 — hands work from the thread that prepares it to the thread that carries it out, with room for a little only.
///
/// The two ends are one producer and one consumer on threads of their own; neither may be a task's thread, because
/// both wait.
final class Pipe<Element: Sendable>: Sendable {
  private enum End {
    case open, finished
    case failed(any Error)
    case abandoned
  }
  private struct State {
    var elements: [Element] = []
    var end = End.open
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room: DispatchSemaphore

  init(room: Int) { self.room = DispatchSemaphore(value: room) }

  /// Waits until there is room.
  ///
  /// - Returns: False when the consumer has gone.
  func put(_ element: Element) -> Bool {
    room.wait()
    let isOpen = state.withLock { state in
      guard case .open = state.end else { return false }
      state.elements.append(element)
      return true
    }
    filled.signal()
    return isOpen
  }

  /// Nothing comes after this.
  func finish(_ error: (any Error)? = nil) {
    state.withLock { state in
      if case .open = state.end { state.end = error.map { .failed($0) } ?? .finished }
    }
    filled.signal()
  }

  /// Waits for the next element; nil after the last.
  ///
  /// - Throws: The producer's error, after everything it had put.
  func next() throws -> Element? {
    filled.wait()
    let (element, end) = state.withLock { state in
      (state.elements.isEmpty ? nil : state.elements.removeFirst(), state.end)
    }
    if element != nil {
      room.signal()
      return element
    }
    if case .failed(let error) = end { throw error }
    return nil
  }

  /// The consumer takes no more; a producer that waits for room is let go.
  func abandon() {
    state.withLock { state in
      state.end = .abandoned
      state.elements = []
    }
    room.signal()
  }
}
