/// Where the servers are and how long anything may take.
public struct PostgresConfiguration: Sendable {
  /// A libpq connection string or URL. Several hosts may be named; TLS settings (`sslmode`, `sslrootcert`, …) are
  /// libpq's own. Source: PostgreSQL, 34.1.1.
  public var address: String
  /// Connections at most.
  public var connections = 8
  public var connectTimeout = Duration.seconds(5)
  /// For a pipeline from its first byte to its last; the server is told as well.
  public var statementTimeout = Duration.seconds(30)
  /// For a free connection.
  public var waitTimeout = Duration.seconds(5)
  /// After a connection could not be made, the next attempt waits this long, then twice, up to the most.
  public var firstRetry = Duration.milliseconds(100)
  public var lastRetry = Duration.seconds(5)

  public init(address: String) { self.address = address }
}
