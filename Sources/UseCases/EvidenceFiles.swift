public import Storage

/// 佐证材料 files, named by the SHA-256 of their content, each kept once. They come and go in pieces: none is ever whole in
/// memory.
public struct EvidenceFiles: Sendable {
  /// Begins to receive a file.
  ///
  /// - Throws: ``StoreFault`` where there is no room for it.
  public let receive: @Sendable () async throws(StoreFault) -> ArrivingFile
  /// The length of a kept file in bytes; nil when there is none of this digest.
  public let size: @Sendable (_ digest: String) async throws(StoreFault) -> Int?
  /// Bytes of a kept file from an offset on, so many or as many as there are.
  public let read: @Sendable (_ digest: String, _ offset: Int, _ count: Int) async throws(StoreFault) -> [UInt8]

  public init(
    receive: @escaping @Sendable () async throws(StoreFault) -> ArrivingFile,
    size: @escaping @Sendable (_ digest: String) async throws(StoreFault) -> Int?,
    read: @escaping @Sendable (_ digest: String, _ offset: Int, _ count: Int) async throws(StoreFault) -> [UInt8]
  ) {
    self.receive = receive
    self.size = size
    self.read = read
  }

  /// Keeps what is in memory already.
  ///
  /// - Returns: Its digest, 64 hexadecimal digits.
  public func keep(_ bytes: [UInt8]) async throws(StoreFault) -> String {
    let file = try await receive()
    do throws(StoreFault) {
      try await file.write(bytes)
      return try await file.keep()
    } catch {
      await file.discard()
      throw error
    }
  }
}

/// A file under way. It has no name and nobody can ask for it until it is kept; one that is discarded, or that nobody holds
/// any more, leaves nothing behind.
public struct ArrivingFile: Sendable {
  /// The next piece. One at a time.
  public let write: @Sendable ([UInt8]) async throws(StoreFault) -> Void
  /// Bytes that have arrived, from an offset on, so many or as many as there are.
  public let read: @Sendable (_ offset: Int, _ count: Int) async throws(StoreFault) -> [UInt8]
  /// Puts it where its digest says, on the disk and not only in its cache, unless the same content is there already.
  ///
  /// - Returns: The digest, 64 hexadecimal digits.
  public let keep: @Sendable () async throws(StoreFault) -> String
  /// Does nothing once it was kept.
  public let discard: @Sendable () async -> Void

  public init(
    write: @escaping @Sendable ([UInt8]) async throws(StoreFault) -> Void,
    read: @escaping @Sendable (_ offset: Int, _ count: Int) async throws(StoreFault) -> [UInt8],
    keep: @escaping @Sendable () async throws(StoreFault) -> String, discard: @escaping @Sendable () async -> Void
  ) {
    self.write = write
    self.read = read
    self.keep = keep
    self.discard = discard
  }
}
