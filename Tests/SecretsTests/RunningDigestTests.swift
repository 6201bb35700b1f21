import Secrets
import Testing

@Suite struct RunningDigestTests {
  @Test func `bytes in whatever pieces have the digest of the whole`() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
    for size in [1, 7, 64, 999, 1_000] {
      let digest = RunningDigest()
      for start in stride(from: 0, to: bytes.count, by: size) {
        digest.update(Array(bytes[start..<min(start + size, bytes.count)]))
        #expect(digest.value == Digest.sha256(Array(bytes.prefix(start + size))), "so far, in pieces of \(size)")
      }
    }
    #expect(RunningDigest().value == Digest.sha256([]))
  }
}
