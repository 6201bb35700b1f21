internal import Dispatch
internal import Secrets

/// scrypt, off the event loop: one at a time, for each takes 32 MB and a tenth of a second, and a crowd of guesses waits in
/// line.
enum PasswordWork {
  private static let queue = DispatchQueue(label: "guatu.passwords")

  static func verify(_ password: String, against stored: String) async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Passwords.verify(password, against: stored)) }
    }
  }

  /// The stored form of a new password.
  static func stored(_ password: String) async -> String {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Passwords.stored(password)) }
    }
  }
}
