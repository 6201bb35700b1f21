internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Connections to one database, opened when they are needed, given back after use, and made anew when they break.
///
/// When no server can be reached, whoever asks is told so at once: attempts go on in the rhythm of the configuration, and
/// nobody waits for them.
public final class PostgresPool: Sendable {
  private struct State {
    var idle: [PostgresConnection] = []
    /// Connections that exist or are being made.
    var open = 0
    var waiting: [(number: Int, wake: EventLoopPromise<PostgresConnection?>)] = []
    var asked = 0
    var isClosed = false
    /// No attempt before this.
    var notBefore = NIODeadline.distantPast
    var pause: Duration
  }

  public let configuration: PostgresConfiguration
  private let group: any EventLoopGroup
  private let state: Mutex<State>
  /// Sent once on every new connection.
  private let greeting: [PostgresStatement]

  /// - Parameter greeting: Settings for every connection, `SET …`.
  public init(_ configuration: PostgresConfiguration, greeting: [PostgresStatement] = []) {
    self.configuration = configuration
    self.group = MultiThreadedEventLoopGroup.singleton
    self.greeting = greeting
    self.state = Mutex(State(pause: configuration.firstRetry))
  }

  /// Runs one pipeline: one round trip. A pipeline that begins a transaction ends it as well.
  public func run(_ statements: [PostgresStatement]) async throws(PostgresFault) -> [PostgresResult] {
    let lease = try await lease()
    do {
      let results = try await lease.run(statements)
      lease.end()
      return results
    } catch {
      lease.end()
      throw error
    }
  }

  /// Takes a connection for several pipelines. Whoever takes it ends the lease, whatever happens.
  public func lease() async throws(PostgresFault) -> PostgresLease { PostgresLease(try await take(), of: self) }

  /// Closes idle connections now, the others when they come back. Nothing can be asked for any more.
  public func close() {
    let (idle, waiting) = state.withLock { state in
      state.isClosed = true
      defer { (state.idle, state.waiting) = ([], []) }
      return (state.idle, state.waiting)
    }
    for connection in idle { connection.close() }
    for waiter in waiting { waiter.wake.fail(PostgresFault.closed) }
  }

  // MARK: Taking

  private enum Way {
    case ready(PostgresConnection)
    case make
    case wait(EventLoopFuture<PostgresConnection?>)
  }

  private func take() async throws(PostgresFault) -> PostgresConnection {
    let way = try state.withLock { state throws(PostgresFault) -> Way in
      guard !state.isClosed else { throw .closed }
      while let connection = state.idle.popLast() { if connection.isOpen { return .ready(connection) } }
      if state.open < configuration.connections {
        // While attempts pause, nobody waits: connections that still live are used first.
        guard NIODeadline.now() >= state.notBefore else { throw .unreachable }
        state.open += 1
        return .make
      }
      return .wait(wait(&state))
    }
    switch way {
    case .ready(let connection): return connection
    case .make: return try await make()
    case .wait(let future):
      do {
        if let connection = try await future.get() { return connection }
      } catch {
        throw error as? PostgresFault ?? .closed
      }
      // A place became free, not a connection.
      return try await make()
    }
  }

  private func wait(_ state: inout State) -> EventLoopFuture<PostgresConnection?> {
    let loop = group.next()
    let promise = loop.makePromise(of: PostgresConnection?.self)
    state.asked += 1
    let number = state.asked
    state.waiting.append((number, promise))
    let timer = loop.scheduleTask(in: TimeAmount(configuration.waitTimeout)) { [weak self] in
      let waiter = self?.state.withLock { state in
        state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
      }
      waiter?.wake.fail(PostgresFault.busy)
    }
    promise.futureResult.whenComplete { _ in timer.cancel() }
    return promise.futureResult
  }

  private func make() async throws(PostgresFault) -> PostgresConnection {
    let connection: PostgresConnection
    do {
      connection = try await PostgresConnection.open(configuration, on: group.next())
    } catch {
      leave()
      pauseAttempts()
      throw .unreachable
    }
    // From here on it counts itself out when it ends.
    connection.whenEnded { [weak self] in self?.forget(connection) }
    do {
      if !greeting.isEmpty { _ = try await connection.run(greeting) }
    } catch {
      connection.close()
      if case PostgresFault.cancelled = error { throw .cancelled }
      pauseAttempts()
      throw .unreachable
    }
    state.withLock { state in
      state.notBefore = .distantPast
      state.pause = configuration.firstRetry
    }
    return connection
  }

  private func pauseAttempts() {
    state.withLock { state in
      state.notBefore = .now() + TimeAmount(state.pause)
      state.pause = min(state.pause + state.pause, configuration.lastRetry)
    }
  }

  // MARK: Giving back

  fileprivate func give(_ connection: PostgresConnection) {
    // One that broke on loan has counted itself out.
    guard connection.isOpen else { return }
    // A transaction that was left open is ended with its connection; nobody else may commit it.
    guard connection.isFree else { return connection.close() }
    let next = state.withLock { state -> EventLoopPromise<PostgresConnection?>? in
      guard !state.isClosed else { return nil }
      if !state.waiting.isEmpty { return state.waiting.removeFirst().wake }
      state.idle.append(connection)
      return nil
    }
    if let next { return next.succeed(connection) }
    if state.withLock({ $0.isClosed }) { connection.close() }
  }

  /// A connection has ended, wherever it was.
  private func forget(_ connection: PostgresConnection) {
    state.withLock { $0.idle.removeAll { $0 === connection } }
    leave()
  }

  private func leave() {
    let next = state.withLock { state -> EventLoopPromise<PostgresConnection?>? in
      guard !state.waiting.isEmpty else {
        state.open -= 1
        return nil
      }
      // The place goes to whoever waited longest.
      return state.waiting.removeFirst().wake
    }
    next?.succeed(nil)
  }
}

/// A connection on loan.
public final class PostgresLease: Sendable {
  private let connection: PostgresConnection
  private let pool: PostgresPool
  private let isEnded = Atomic(false)

  init(_ connection: PostgresConnection, of pool: PostgresPool) {
    self.connection = connection
    self.pool = pool
  }

  /// One round trip. A transaction that a pipeline leaves open goes on with the next one; a fault rolls it back.
  public func run(_ statements: [PostgresStatement]) async throws(PostgresFault) -> [PostgresResult] {
    do {
      return try await connection.run(statements)
    } catch {
      throw error as? PostgresFault ?? .connectionLost
    }
  }

  /// Gives the connection back; a second time does nothing.
  public func end() {
    if !isEnded.exchange(true, ordering: .relaxed) { pool.give(connection) }
  }
}
