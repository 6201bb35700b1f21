/// Why a pipeline did not succeed. It never carries SQL text or a value: those are people's words.
public enum PostgresFault: Error, Hashable, Sendable {
  /// The server refused a statement; what came before it in the pipeline is undone.
  ///
  /// - sqlState: five characters. Source: PostgreSQL, appendix A.
  /// - constraint: the constraint or index that was violated; empty when there is none.
  /// - statement: which statement of the pipeline, from 0.
  case server(sqlState: String, constraint: String, statement: Int)
  /// No connection could be made, or none is tried just now because the last attempts failed. Nothing was sent.
  case unreachable
  /// A server answered and would have no connection: too many, no such database or role, a wrong password.
  case refused(sqlState: String)
  /// The connection broke while a pipeline was under way: it may have been carried out, or not.
  case connectionLost
  /// No answer in time: it may have been carried out, or be carried out yet, or not.
  case timedOut
  /// Every connection was in use for too long. Nothing was sent.
  case busy
  /// The task that asked was cancelled.
  case cancelled
  /// The pool has been closed.
  case closed
}
