internal import NIOCore
internal import NIOPosix

/// Listens to one channel on a connection of its own, and begins again when it breaks.
public struct PostgresListener: Sendable {
  private let configuration: PostgresConfiguration
  private let channel: String

  /// - Parameter channel: A plain lower-case name.
  public init(_ configuration: PostgresConfiguration, channel: String) {
    precondition(channel.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }, "\(channel) is no plain name")
    self.configuration = configuration
    self.channel = channel
  }

  /// Calls back with the payload of every notice, and with an empty one whenever listening has begun: something may have
  /// happened before. Returns when the task is cancelled.
  public func run(_ noticed: @escaping @Sendable (String) -> Void) async {
    var pause = configuration.firstRetry
    var target = 0
    while !Task.isCancelled {
      do {
        try await listen(beginningWith: &target, noticed)
        pause = configuration.firstRetry
      } catch {
        pause = min(pause + pause, configuration.lastRetry)
      }
      try? await Task.sleep(for: pause)
    }
  }

  private func listen(
    beginningWith target: inout Int, _ noticed: @escaping @Sendable (String) -> Void
  ) async throws {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let connection: PostgresConnection
    (connection, target) = try await configuration.connect(on: loop, beginningWith: target)
    let ended = loop.makePromise(of: Void.self)
    connection.whenEnded { ended.succeed(()) }
    connection.whenNoticed(noticed)
    do {
      _ = try await connection.run([PostgresStatement("LISTEN \(channel)")], within: configuration.connectTimeout)
    } catch {
      connection.close()
      throw error
    }
    noticed("")
    try await withTaskCancellationHandler {
      try await ended.futureResult.get()
    } onCancel: {
      connection.close()
    }
  }
}
