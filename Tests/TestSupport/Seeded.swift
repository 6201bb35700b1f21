internal import Foundation

/// SplitMix64: the same numbers for the same seed, everywhere.
public struct Seeded: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

/// How many cases a property tries: few in `make test`, GUATU_COUNT in `make prove`.
public func caseCount(_ usual: Int) -> Int {
  ProcessInfo.processInfo.environment["GUATU_COUNT"].flatMap { Int($0) } ?? usual
}

/// A folder that is gone after the test.
public final class ScratchFolder: Sendable {
  public let path: String

  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guatu-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
