internal import CPQ
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// One connection. Everything below happens on its event loop; other threads only hand work over.
final class PostgresConnection: @unchecked Sendable {
  private enum State {
    case connecting(EventLoopPromise<Void>)
    case idle
    case running(Run)
    case closed
  }

  let loop: any EventLoop
  private let link: OpaquePointer
  private var name: UInt64 = 0
  /// For other threads; the state itself belongs to the loop.
  private let hasEnded = Atomic(false)
  /// Whether a transaction is open between two pipelines.
  private let isBetween = Atomic(false)
  private var state: State
  /// Names of prepared statements by their text.
  private var prepared: [String: String] = [:]
  /// Called with each notice of a channel that this connection listens to.
  private var noticed: (@Sendable (String) -> Void)?
  private var ended: (@Sendable () -> Void)?
  private var timer: Scheduled<Void>?

  private init(_ link: OpaquePointer, on loop: any EventLoop, _ promise: EventLoopPromise<Void>) {
    self.link = link
    self.loop = loop
    self.state = .connecting(promise)
  }

  /// Nobody holds it any more, so nothing is under way.
  deinit {
    if case .closed = state { return }
    letGo()
  }

  // MARK: Opening

  /// Connects to one host, and gives up when its time is over, whatever it waits for: the name, the host, or its answer.
  ///
  /// - Throws: ``PostgresFault`` `.refused` or `.unreachable`.
  static func open(
    _ target: PostgresTarget, on loop: any EventLoop, within limit: Duration
  ) async throws -> PostgresConnection {
    let opened = loop.makePromise(of: PostgresConnection.self)
    loop.execute {
      var made: PostgresConnection?
      let isOver = Flag()
      let timer = loop.assumeIsolated().scheduleTask(in: TimeAmount(limit)) {
        isOver.set()
        opened.fail(PostgresFault.unreachable)
        made?.close(.unreachable)
      }
      let begun = begin(target, on: loop, unless: isOver)
      begun.assumeIsolated().whenComplete { result in
        guard case .success(let link) = result, let pointer = link?.pointer else {
          timer.cancel()
          return opened.fail(PostgresFault.unreachable)
        }
        guard !isOver.isSet else { return PQfinish(pointer) }
        let ready = loop.makePromise(of: Void.self)
        let connection = PostgresConnection(pointer, on: loop, ready)
        made = connection
        ready.futureResult.assumeIsolated().whenComplete { result in
          timer.cancel()
          made = nil
          opened.completeWith(result.map { connection })
        }
        connection.begin()
      }
    }
    return try await opened.futureResult.get()
  }

  /// Looking up a name may block for as long as the name server is silent; sockets and numbers never wait for that.
  private static func begin(
    _ target: PostgresTarget, on loop: any EventLoop, unless isOver: Flag
  ) -> EventLoopFuture<Link?> {
    guard let name = target.nameToLookUp else { return loop.makeSucceededFuture(Link(target.startConnecting())) }
    return lookups.run(name, on: loop, unless: isOver) { Link(target.startConnecting()) }
  }

  private static let lookups = Lookups()

  private struct Link: @unchecked Sendable {
    let pointer: OpaquePointer?
    init(_ pointer: OpaquePointer?) { self.pointer = pointer }
  }

  private func begin() {
    PQsetNoticeReceiver(link, { _, _ in }, nil)
    // Why a server says no is then told by its code; its words may be in any language.
    PQsetErrorVerbosity(link, PQERRORS_SQLSTATE)
    name = Readiness.shared.register(on: loop) { [weak self] in self?.ready() }
    guard PQstatus(link) != CONNECTION_BAD else { return close(.unreachable) }
    Readiness.shared.arm(PQsocket(link), as: name, writing: true)
  }

  private func goOnConnecting(_ promise: EventLoopPromise<Void>) {
    switch PQconnectPoll(link) {
    case PGRES_POLLING_READING: Readiness.shared.arm(PQsocket(link), as: name, writing: false)
    case PGRES_POLLING_WRITING: Readiness.shared.arm(PQsocket(link), as: name, writing: true)
    case PGRES_POLLING_OK:
      guard PQsetnonblocking(link, 1) == 0, PQenterPipelineMode(link) == 1 else { return close(.unreachable) }
      state = .idle
      Readiness.shared.arm(PQsocket(link), as: name, writing: false)
      promise.succeed(())
    default: close(refusal())
    }
  }

  /// What the server said when it refused the connection.
  private func refusal() -> PostgresFault {
    let words = PQerrorMessage(link).map { String(cString: $0) } ?? ""
    let codes = words.split { $0.isWhitespace }.filter { word in
      word.utf8.count == 5 && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        && word.utf8.contains { (0x30...0x39).contains($0) }
    }
    return codes.last.map { .refused(sqlState: String($0)) } ?? .unreachable
  }

  // MARK: Running

  /// A pipeline under way.
  private struct Run {
    enum Step {
      case prepare(String, name: String)
      case statement
      /// Our own: its answer is nobody's result.
      case housekeeping
      case end
    }
    let promise: EventLoopPromise<[PostgresResult]>
    /// What answers are still to come.
    var steps: [Step]
    var next = 0
    var results: [PostgresResult] = []
    var fault: PostgresFault?
    /// Whether the transaction that failed has been rolled back.
    var isRolledBack = false

    init(_ promise: EventLoopPromise<[PostgresResult]>, _ steps: [Step]) {
      self.promise = promise
      self.steps = steps
    }
  }

  /// Sends statements in one go and waits for all their answers: one round trip. When one fails, those behind it are
  /// not carried out, and an open transaction is rolled back before the fault is handed over.
  ///
  /// - Parameter limit: From the first byte to the last; afterwards the connection is closed.
  func run(_ statements: [PostgresStatement], within limit: Duration) async throws -> [PostgresResult] {
    let promise = loop.makePromise(of: [PostgresResult].self)
    let sent = Sent()
    return try await withTaskCancellationHandler {
      loop.execute { self.start(statements, TimeAmount(limit), promise, sent) }
      return try await promise.futureResult.get()
    } onCancel: {
      loop.execute { self.cancel(sent) }
    }
  }

  /// Whether a pipeline was begun, so that it and no other is cancelled.
  private final class Sent: @unchecked Sendable {
    var isUnderWay = false
    var isCancelled = false
  }

  private func start(
    _ statements: [PostgresStatement], _ limit: TimeAmount, _ promise: EventLoopPromise<[PostgresResult]>, _ sent: Sent
  ) {
    guard case .idle = state else {
      // A connection does one thing at a time; whoever holds it waits for the answer.
      return promise.fail(PostgresFault.connectionLost)
    }
    guard !sent.isCancelled else { return promise.fail(PostgresFault.cancelled) }
    sent.isUnderWay = true
    promise.futureResult.whenComplete { _ in sent.isUnderWay = false }
    var steps: [Run.Step] = []
    var fresh: [String: String] = [:]
    if prepared.count > Self.mostPrepared {
      guard order("DEALLOCATE ALL") else { return lost(promise) }
      prepared = [:]
      steps.append(.housekeeping)
    }
    for statement in statements {
      var name = prepared[statement.sql] ?? fresh[statement.sql]
      if name == nil {
        let made = "s\(prepared.count + fresh.count)"
        guard prepare(made, statement) else { return lost(promise) }
        fresh[statement.sql] = made
        steps.append(.prepare(statement.sql, name: made))
        name = made
      }
      guard let name, send(name, statement.values) else { return lost(promise) }
      steps.append(.statement)
    }
    guard PQpipelineSync(link) == 1 else { return lost(promise) }
    steps.append(.end)
    state = .running(Run(promise, steps))
    timer = loop.scheduleTask(in: limit) { [weak self] in self?.runOut() }
    flush()
  }

  private func lost(_ promise: EventLoopPromise<[PostgresResult]>) {
    promise.fail(PostgresFault.connectionLost)
    close(.connectionLost)
  }

  /// What people ask for comes in many shapes; a server keeps only so many of them.
  private static let mostPrepared = 400

  private func order(_ command: String) -> Bool { PQsendQueryParams(link, command, 0, nil, nil, nil, nil, 1) == 1 }

  private func prepare(_ name: String, _ statement: PostgresStatement) -> Bool {
    let types = statement.values.map(\.type)
    return PQsendPrepare(link, name, statement.sql, Int32(types.count), types) == 1
  }

  private func send(_ name: String, _ values: [PostgresValue]) -> Bool {
    // All values in one buffer, so that nothing is allocated for each.
    var bytes: [UInt8] = []
    var places: [Int?] = []
    var lengths: [Int32] = []
    for value in values {
      guard let encoded = value.encoded else {
        places.append(nil)
        lengths.append(0)
        continue
      }
      places.append(bytes.count)
      lengths.append(Int32(encoded.count))
      bytes += encoded
    }
    // An empty value still needs an address: without one it would be null.
    bytes.append(0)
    let formats = [Int32](repeating: 1, count: values.count)
    return bytes.withUnsafeBytes { buffer in
      let pointers = places.map { place in
        place.flatMap { place in buffer.baseAddress.map { ($0 + place).assumingMemoryBound(to: CChar.self) } }
      }
      return PQsendQueryPrepared(link, name, Int32(values.count), pointers, lengths, formats, 1) == 1
    }
  }

  private func flush() {
    let left = PQflush(link)
    guard left >= 0 else { return close(.connectionLost) }
    Readiness.shared.arm(PQsocket(link), as: name, writing: left == 1)
  }

  // MARK: Answers

  private func ready() {
    switch state {
    case .closed: return
    case .connecting(let promise): goOnConnecting(promise)
    case .idle:
      guard PQconsumeInput(link) == 1 else { return close(.connectionLost) }
      notices()
      Readiness.shared.arm(PQsocket(link), as: name, writing: false)
    case .running:
      guard PQconsumeInput(link) == 1 else { return close(.connectionLost) }
      notices()
      read()
    }
  }

  private func notices() {
    while let notice = PQnotifies(link) {
      noticed?(notice.pointee.extra.map { String(cString: $0) } ?? "")
      PQfreemem(notice)
    }
  }

  private func read() {
    guard case .running(var run) = state else { return }
    while run.next < run.steps.count {
      guard PQisBusy(link) == 0 else { break }
      // Nothing ends each statement's results.
      guard let result = PQgetResult(link) else {
        if PQstatus(link) == CONNECTION_BAD { return close(.connectionLost) }
        continue
      }
      take(result, &run)
    }
    state = .running(run)
    guard run.next == run.steps.count else { return flush() }
    finish(run)
  }

  private func take(_ result: OpaquePointer, _ run: inout Run) {
    let step = run.steps[run.next]
    run.next += 1
    switch PQresultStatus(result) {
    case PGRES_PIPELINE_SYNC, PGRES_PIPELINE_ABORTED: PQclear(result)
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
      switch step {
      case .statement: run.results.append(PostgresResult(taking: result))
      case .prepare(let sql, let name):
        prepared[sql] = name
        PQclear(result)
      case .housekeeping, .end: PQclear(result)
      }
    default:
      if run.fault == nil {
        run.fault = .server(
          sqlState: Self.field(result, 0x43), constraint: Self.field(result, 0x6E), statement: run.results.count)
      }
      PQclear(result)
    }
  }

  /// `PG_DIAG_SQLSTATE` is `C`, `PG_DIAG_CONSTRAINT_NAME` is `n`.
  private static func field(_ result: OpaquePointer, _ code: Int32) -> String {
    PQresultErrorField(result, code).map { String(cString: $0) } ?? ""
  }

  private func finish(_ run: Run) {
    // A transaction is never left open behind a fault.
    if run.fault != nil, !run.isRolledBack, PQtransactionStatus(link) != PQTRANS_IDLE {
      var run = run
      run.isRolledBack = true
      guard order("ROLLBACK"), PQpipelineSync(link) == 1 else {
        state = .running(run)
        return close(.connectionLost)
      }
      run.steps += [.housekeeping, .end]
      state = .running(run)
      return flush()
    }
    timer?.cancel()
    timer = nil
    state = .idle
    isBetween.store(PQtransactionStatus(link) != PQTRANS_IDLE, ordering: .releasing)
    Readiness.shared.arm(PQsocket(link), as: name, writing: false)
    if let fault = run.fault { run.promise.fail(fault) } else { run.promise.succeed(run.results) }
  }

  // MARK: Stopping

  /// The time is up. The server is not asked to stop: a commit that waits for a standby would then be carried out without
  /// it, and seen by everybody. The connection is closed, and the server ends by itself what nobody waits for.
  private func runOut() {
    guard case .running = state else { return }
    close(.timedOut)
  }

  private func cancel(_ sent: Sent) {
    sent.isCancelled = true
    guard sent.isUnderWay, case .running = state else { return }
    close(.cancelled)
  }

  /// Whether nothing is left open on it, so that somebody else may have it.
  var isFree: Bool { !isBetween.load(ordering: .acquiring) }

  var isOpen: Bool { !hasEnded.load(ordering: .acquiring) }

  /// Closes from any thread.
  func close() { loop.execute { self.close(.closed) } }

  private func close(_ fault: PostgresFault) {
    let old = state
    if case .closed = old { return }
    state = .closed
    hasEnded.store(true, ordering: .releasing)
    timer?.cancel()
    timer = nil
    letGo()
    switch old {
    case .connecting(let promise): promise.fail(fault)
    case .running(let run): run.promise.fail(run.fault ?? fault)
    case .idle, .closed: break
    }
    ended?()
  }

  private func letGo() {
    Readiness.shared.unregister(name)
    let descriptor = PQsocket(link)
    if descriptor >= 0 { Readiness.shared.disarm(descriptor) }
    PQfinish(link)
  }

  /// What to do when the connection has ended, at once if it has already.
  func whenEnded(_ action: @escaping @Sendable () -> Void) {
    loop.execute {
      if case .closed = self.state { return action() }
      self.ended = action
    }
  }

  func whenNoticed(_ action: @escaping @Sendable (String) -> Void) { loop.execute { self.noticed = action } }
}
