import Foundation
import Glibc
import Synchronization

/// Takes connections on the loopback and says nothing, as a machine does whose programs stand still; or hangs up on them.
final class DeafServer: Sendable {
  let port: Int
  private let descriptor: Int32
  private let callers = Atomic(0)

  /// How many have connected.
  var callersSoFar: Int { callers.load(ordering: .relaxed) }

  init(hangsUp: Bool = false) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let own = descriptor
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(own, raw, length) | listen(own, 64) | getsockname(own, raw, &length)
      }
    }
    guard code == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread { [self] in
      while true {
        let caller = accept(own, nil, nil)
        guard caller >= 0 else { return }
        callers.add(1, ordering: .relaxed)
        if hangsUp { Glibc.close(caller) }
      }
    }.start()
  }

  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
