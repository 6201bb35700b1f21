/// Where the servers are and how long anything may take.
public struct PostgresConfiguration: Sendable {
  /// A libpq connection string or URL. Several hosts may be named; TLS settings (`sslmode`, `sslrootcert`, …) are
  /// libpq's own. Source: PostgreSQL, 34.1.1.
  public let address: String
  /// What the address names, in the order in which it is tried.
  let targets: [PostgresTarget]
  /// Connections at most.
  public var connections = 8
  /// For each host; one that does not answer is then passed over.
  public var connectTimeout = Duration.seconds(3)
  /// For a pipeline from its first byte to its last, unless it is given a time of its own: what a person waits for.
  public var statementTimeout = Duration.seconds(5)
  /// For a free connection.
  public var waitTimeout = Duration.seconds(3)
  /// After a round of attempts in which no connection could be made, the next round waits this long, then twice, up to
  /// the most.
  public var firstRetry = Duration.milliseconds(100)
  public var lastRetry = Duration.seconds(5)

  public init(address: String) {
    self.address = address
    self.targets = PostgresTarget.all(of: address)
  }

  /// Whether libpq can make sense of the address; whether anything is there is another question.
  public var isReadable: Bool { !targets.isEmpty }
}
