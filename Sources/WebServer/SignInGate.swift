internal import Calendars
internal import LedgerKernel
internal import Secrets
internal import Storage

/// 锁定 — five failures of one name within fifteen minutes close it for fifteen, whichever server they come to. Names
/// nobody has are counted as well, so that being locked tells nothing; what is kept is a digest, never what was typed.
struct SignInGate: Sendable {
  private let duty: any DutyStore
  private static let kind = "sign-in"
  private static let window: Int64 = 15 * 60_000
  private static let most = 5

  init(_ duty: any DutyStore) { self.duty = duty }

  /// Whether a guess may be made. It counts as a failure from the beginning, so that guesses sent side by side count one
  /// after the other; ``succeeded(_:)`` takes it back.
  func begins(_ name: String, at now: Instant) async throws(StoreFault) -> Bool {
    try await duty.forgetMarks(Self.kind, before: Instant(milliseconds: now.milliseconds - Self.window))
    return try await duty.countTry(Self.kind, key(name), at: now, upTo: Self.most, within: Self.window)
  }

  func succeeded(_ name: String) async throws(StoreFault) { try await duty.forgetMark(Self.kind, key(name)) }

  private func key(_ name: String) -> String { Hex.text(Digest.sha256(Array(name.utf8))) }
}
