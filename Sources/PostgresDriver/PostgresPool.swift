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
    /// Attempts that began before the last of them failed belong to one round, and fail together.
    var round = 0
    /// Which of the address's targets answered last.
    var target = 0

    var mayAttempt: Bool { NIODeadline.now() >= notBefore }
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

  deinit { for connection in state.withLock({ $0.idle }) { connection.close() } }

  /// Another pool to the same database, with its own connections.
  public func another(connections: Int) -> PostgresPool {
    var other = configuration
    other.connections = connections
    return PostgresPool(other, greeting: greeting)
  }

  /// Runs one pipeline: one round trip. A pipeline that begins a transaction ends it as well.
  ///
  /// - Parameter limit: From the first byte to the last; nil is the configuration's.
  public func run(_ statements: [PostgresStatement], within limit: Duration? = nil) async throws(PostgresFault)
    -> [PostgresResult]
  {
    let lease = try await lease(within: limit)
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
  ///
  /// - Parameter limit: For each pipeline, from its first byte to its last; nil is the configuration's.
  public func lease(within limit: Duration? = nil) async throws(PostgresFault) -> PostgresLease {
    PostgresLease(try await take(), of: self, within: limit ?? configuration.statementTimeout)
  }

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
    case make(round: Int)
    case wait(EventLoopFuture<PostgresConnection?>)
  }

  private func take() async throws(PostgresFault) -> PostgresConnection {
    let way = try state.withLock { state throws(PostgresFault) -> Way in
      guard !state.isClosed else { throw .closed }
      while let connection = state.idle.popLast() { if connection.isOpen { return .ready(connection) } }
      if state.open < configuration.connections {
        // While attempts pause, nobody waits: connections that still live are used first.
        guard state.mayAttempt else { throw .unreachable }
        state.open += 1
        return .make(round: state.round)
      }
      return .wait(wait(&state))
    }
    switch way {
    case .ready(let connection): return connection
    case .make(let round): return try await make(round)
    case .wait(let future):
      do {
        if let connection = try await future.get() { return connection }
      } catch {
        throw error as? PostgresFault ?? .closed
      }
      // A place became free, not a connection.
      return try await make(state.withLock { $0.round })
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

  private func make(_ round: Int) async throws(PostgresFault) -> PostgresConnection {
    let connection: PostgresConnection
    do {
      let start = state.withLock { $0.target }
      let (made, target) = try await configuration.connect(on: group.next(), beginningWith: start)
      connection = made
      state.withLock { $0.target = target }
    } catch {
      pauseAttempts(after: round)
      leave()
      throw error
    }
    // From here on it counts itself out when it ends.
    connection.whenEnded { [weak self, weak connection] in self?.forget(connection) }
    do {
      if !greeting.isEmpty { _ = try await connection.run(greeting, within: configuration.connectTimeout) }
    } catch {
      let isCancelled = error as? PostgresFault == .cancelled
      if !isCancelled { pauseAttempts(after: round) }
      connection.close()
      throw isCancelled ? .cancelled : .unreachable
    }
    state.withLock { state in
      state.notBefore = .distantPast
      state.pause = configuration.firstRetry
    }
    return connection
  }

  private func pauseAttempts(after round: Int) {
    state.withLock { state in
      guard state.round == round else { return }
      state.round += 1
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
  private func forget(_ connection: PostgresConnection?) {
    state.withLock { $0.idle.removeAll { $0 === connection } }
    leave()
  }

  /// A place became free. It goes to whoever waited longest; while attempts pause, it goes to nobody, and when no
  /// connection is left to wait for, all who wait are told so.
  private func leave() {
    let (next, told) = state.withLock {
      state -> (EventLoopPromise<PostgresConnection?>?, [EventLoopPromise<PostgresConnection?>]) in
      if state.mayAttempt, !state.waiting.isEmpty { return (state.waiting.removeFirst().wake, []) }
      state.open -= 1
      guard state.open == 0 else { return (nil, []) }
      defer { state.waiting = [] }
      return (nil, state.waiting.map(\.wake))
    }
    next?.succeed(nil)
    for waiter in told { waiter.fail(PostgresFault.unreachable) }
  }
}

extension PostgresConfiguration {
  /// Tries one target after the other.
  ///
  /// - Returns: The connection, and the number of its target.
  /// - Throws: ``PostgresFault`` `.refused` or `.unreachable` when none of them answers as it should.
  func connect(on loop: any EventLoop, beginningWith start: Int = 0) async throws(PostgresFault)
    -> (connection: PostgresConnection, target: Int)
  {
    var refusal: PostgresFault?
    for step in targets.indices {
      let target = (start + step) % targets.count
      do {
        return (try await PostgresConnection.open(targets[target], on: loop, within: connectTimeout), target)
      } catch {
        if case PostgresFault.refused(let state) = error { refusal = .refused(sqlState: state) }
      }
    }
    throw refusal ?? .unreachable
  }
}

/// A connection on loan.
public final class PostgresLease: Sendable {
  private let connection: PostgresConnection
  private let pool: PostgresPool
  private let limit: Duration
  private let isEnded = Atomic(false)

  init(_ connection: PostgresConnection, of pool: PostgresPool, within limit: Duration) {
    self.connection = connection
    self.pool = pool
    self.limit = limit
  }

  /// One round trip. A transaction that a pipeline leaves open goes on with the next one; a fault rolls it back.
  public func run(_ statements: [PostgresStatement]) async throws(PostgresFault) -> [PostgresResult] {
    do {
      return try await connection.run(statements, within: limit)
    } catch {
      throw error as? PostgresFault ?? .connectionLost
    }
  }

  /// Gives the connection back; a second time does nothing.
  public func end() {
    if !isEnded.exchange(true, ordering: .relaxed) { pool.give(connection) }
  }
}
