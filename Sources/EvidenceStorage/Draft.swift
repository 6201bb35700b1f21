internal import Glibc
internal import Secrets
internal import Storage
internal import Synchronization

/// A file that is arriving, locked by whoever receives it; gone with its holder unless it was kept.
final class Draft: Sendable {
  private struct State {
    /// Below zero once it was kept or discarded.
    var descriptor: CInt
    let digest = RunningDigest()
    var size = 0
    var failed = false
  }
  private let state: Mutex<State>
  private let folder: String
  private let path: String

  /// - Parameter folder: Where kept files stand.
  /// - Throws: ``StoreFault`` `.unavailable`.
  init(in folder: String) throws(StoreFault) {
    let arriving = "\(folder)/\(EvidenceFolder.arriving)"
    guard mkdir(arriving, 0o700) == 0 || errno == EEXIST else {
      throw .unavailable("the folder of arriving files could not be made")
    }
    path = "\(arriving)/\(Hex.encode(randomBytes(16)))"
    self.folder = folder
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unavailable("a file could not be begun") }
    // Whoever sweeps at this moment may have it already.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      unlink(path)
      throw .unavailable("a file could not be locked")
    }
    state = Mutex(State(descriptor: descriptor))
  }

  deinit { discard() }

  func write(_ bytes: [UInt8]) throws(StoreFault) {
    let done = state.withLock { state -> Bool in
      guard state.descriptor >= 0, !state.failed else { return false }
      let isWritten = bytes.withUnsafeBytes { buffer in
        var at = 0
        while at < buffer.count {
          let put = Glibc.write(state.descriptor, buffer.baseAddress.map { $0 + at }, buffer.count - at)
          if put < 0, errno == EINTR { continue }
          guard put > 0 else { return false }
          at += put
        }
        return true
      }
      state.failed = !isWritten
      state.digest.update(bytes)
      state.size += bytes.count
      return isWritten
    }
    guard done else { throw .unavailable("a file could not be written") }
  }

  func read(_ offset: Int, _ count: Int) throws(StoreFault) -> [UInt8] {
    let descriptor = state.withLock { $0.descriptor }
    guard descriptor >= 0 else { throw .unavailable("a file that was arriving is gone") }
    return try bytes(of: descriptor, from: offset, atMost: count)
  }

  func keep() throws(StoreFault) -> String {
    let digest = state.withLock { state -> String? in
      guard state.descriptor >= 0, !state.failed, fsync(state.descriptor) == 0 else { return nil }
      let digest = Hex.encode(state.digest.value)
      let place = EvidenceFolder.place(of: digest, in: folder)
      if access(place, F_OK) == 0 {
        unlink(path)
      } else {
        let parent = "\(folder)/\(digest.prefix(2))"
        guard mkdir(parent, 0o700) == 0 || errno == EEXIST, rename(path, place) == 0 else { return nil }
        synchronise(parent)
      }
      close(state.descriptor)
      state.descriptor = -1
      return digest
    }
    guard let digest else { throw .unavailable("a file could not be kept") }
    return digest
  }

  func discard() {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      unlink(path)
      close(state.descriptor)
      state.descriptor = -1
    }
  }

  /// So that the new name survives a machine that stops.
  private func synchronise(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
