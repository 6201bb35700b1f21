internal import Dispatch
internal import Glibc
internal import Secrets
internal import Storage
public import UseCases

/// 佐证材料 in a folder: each file under its digest, those under way in a folder of their own beside them.
///
/// Several processes may share it. Whoever receives a file holds a lock on it, so that what a crash left behind is told from
/// what is still arriving. Nothing blocks a thread of Swift's own pool: the disk is waited for on threads of Dispatch.
public struct EvidenceFolder: Sendable {
  private let path: String
  /// Where files stand until they are kept; not part of a backup.
  public static let arriving = "arriving"

  /// - Parameter path: A folder that is there.
  public init(_ path: String) { self.path = path }

  public var files: EvidenceFiles {
    EvidenceFiles(
      receive: { () throws(StoreFault) in
        try await offPool { () throws(StoreFault) in
          let draft = try Draft(in: path)
          return ArrivingFile(
            write: { bytes throws(StoreFault) in
              try await offPool { () throws(StoreFault) in try draft.write(bytes) }
            },
            read: { offset, count throws(StoreFault) in
              try await offPool { () throws(StoreFault) in try draft.read(offset, count) }
            },
            keep: { () throws(StoreFault) in try await offPool { () throws(StoreFault) in try draft.keep() } },
            discard: { try? await offPool { draft.discard() } })
        }
      },
      size: { digest throws(StoreFault) in
        try await offPool { () throws(StoreFault) in
          guard let file = file(digest) else { return nil }
          var status = stat()
          return stat(file, &status) == 0 ? Int(status.st_size) : nil
        }
      },
      read: { digest, offset, count throws(StoreFault) in
        try await offPool { () throws(StoreFault) in
          guard let file = file(digest) else { throw .unavailable("a file's name is no digest") }
          let descriptor = open(file, O_RDONLY | O_CLOEXEC)
          guard descriptor >= 0 else { throw .unavailable("a file could not be read") }
          defer { close(descriptor) }
          return try bytes(of: descriptor, from: offset, atMost: count)
        }
      })
  }

  /// Removes what a crash left of files that were arriving; what another process is receiving stays.
  ///
  /// - Returns: How many.
  @discardableResult
  public func sweep() -> Int {
    let folder = "\(path)/\(Self.arriving)"
    guard let listing = opendir(folder) else { return 0 }
    defer { closedir(listing) }
    var swept = 0
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, unlink("\(folder)/\(name)") == 0 { swept += 1 }
      close(descriptor)
    }
    return swept
  }

  private func file(_ digest: String) -> String? {
    guard digest.utf8.count == 64, Hex.decode(digest) != nil else { return nil }
    return Self.place(of: digest, in: path)
  }

  static func place(of digest: String, in path: String) -> String {
    "\(path)/\(digest.prefix(2))/\(digest)"
  }
}

private let queue = DispatchQueue(label: "guatu.files", attributes: .concurrent)

/// Does what waits for the disk on a thread that may wait.
private func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws(StoreFault) -> Value)
  async
  throws(StoreFault) -> Value
{
  let result: Result<Value, StoreFault> = await withCheckedContinuation { continuation in
    queue.async {
      do throws(StoreFault) { continuation.resume(returning: .success(try work())) } catch {
        continuation.resume(returning: .failure(error))
      }
    }
  }
  return try result.get()
}

func bytes(of descriptor: CInt, from offset: Int, atMost count: Int) throws(StoreFault) -> [UInt8] {
  var failed = false
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count {
      let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
      if got < 0, errno == EINTR { continue }
      failed = got < 0
      guard got > 0 else { break }
      filled += got
    }
  }
  guard !failed else { throw .unavailable("a file could not be read") }
  return bytes
}
