import EvidenceStorage
import Foundation
import Secrets
import Testing
import UseCases

@Suite struct EvidenceFolderTests {
  private let folder: URL
  private let evidence: EvidenceFolder

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    evidence = EvidenceFolder(folder.path)
  }

  /// Everything that stands in the folder, by its path.
  private func held() throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path)).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  @Test func `a file comes in pieces, is kept once under its digest, and goes in pieces`() async throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let digest = Hex.encode(Digest.sha256(bytes))
    for _ in 1...2 {
      let file = try await evidence.files.receive()
      for start in stride(from: 0, to: bytes.count, by: 65_536) {
        try await file.write(Array(bytes[start..<min(start + 65_536, bytes.count)]))
      }
      #expect(try await file.read(299_990, 100) == Array(bytes.suffix(10)))
      #expect(try await file.keep() == digest)
      await file.discard()
      #expect(try held() == ["\(digest.prefix(2))/\(digest)"])
    }
    #expect(try await evidence.files.size(digest) == bytes.count)
    #expect(try await evidence.files.read(digest, 100_000, 1_000) == Array(bytes[100_000..<101_000]))
    #expect(try await evidence.files.keep([]) == Hex.encode(Digest.sha256([])))
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `what is discarded, or held by nobody any more, leaves nothing`() async throws {
    let file = try await evidence.files.receive()
    try await file.write([1, 2, 3])
    await file.discard()
    await #expect(throws: (any Error).self) { try await file.write([4]) }
    await #expect(throws: (any Error).self) { try await file.keep() }
    #expect(try held() == [])
    do {
      let lost = try await evidence.files.receive()
      try await lost.write([1])
    }
    #expect(try held() == [])
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `what a crash left is swept, and what is still arriving is not`() async throws {
    let file = try await evidence.files.receive()
    try await file.write([1, 2, 3])
    let left = folder.appending(path: EvidenceFolder.arriving).appending(path: "left")
    try Data([9]).write(to: left)
    #expect(evidence.sweep() == 1)
    #expect(!FileManager.default.fileExists(atPath: left.path))
    let digest = try await file.keep()
    #expect(try await evidence.files.size(digest) == 3)
    #expect(evidence.sweep() == 0)
    try FileManager.default.removeItem(at: folder)
  }

  @Test(arguments: ["", "..", "../secret", String(repeating: "g", count: 64), String(repeating: "0", count: 64)])
  func `what is no digest of a kept file is no file`(name: String) async throws {
    #expect(try await evidence.files.size(name) == nil)
    await #expect(throws: (any Error).self) { try await evidence.files.read(name, 0, 10) }
    try FileManager.default.removeItem(at: folder)
  }
}
