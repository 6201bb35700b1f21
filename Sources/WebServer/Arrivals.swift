internal import Synchronization
internal import UseCases

/// The files of one request that are on the disk and not yet kept. Whatever becomes of the request, none outlives it.
final class Arrivals: Sendable {
  private let files = Mutex<[ArrivingFile]>([])

  func note(_ file: ArrivingFile) { files.withLock { $0.append(file) } }

  func discardAll() async {
    for file in files.withLock({ files in
      defer { files = [] }
      return files
    }) {
      await file.discard()
    }
  }
}
