internal import CPQ
internal import Glibc

/// One host that a database may be on, with everything libpq is told about it.
///
/// libpq goes through a list of hosts by itself, but leaves it to its caller to notice that one of them does not answer: a
/// machine that is switched off would be waited for instead of passed over. So each host is a target of its own, with a
/// time of its own. Source: PostgreSQL, 34.1.1 and 34.2.1 (`PQconnectPoll`).
struct PostgresTarget: Hashable, Sendable {
  private var parameters: [String: String]

  /// The targets of an address in the order in which they are tried; empty when it cannot be read.
  static func all(of address: String) -> [PostgresTarget] {
    guard let options = PQconninfoParse(address, nil) else { return [] }
    defer { PQconninfoFree(options) }
    var given: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    // What nobody answers is noticed within seconds and not within the two hours that are usual.
    let watchful = [
      "keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "3", "tcp_user_timeout": "6000",
    ]
    return preferring(given.merging(watchful) { mine, _ in mine }).flatMap(hosts)
  }

  /// A standby is preferred by trying all of them as standbys first; libpq could do so only with all hosts at hand.
  private static func preferring(_ given: [String: String]) -> [[String: String]] {
    guard given["target_session_attrs"] == "prefer-standby" else { return [given] }
    return ["standby", "any"].map { kind in given.merging(["target_session_attrs": kind]) { _, new in new } }
  }

  private static func hosts(_ given: [String: String]) -> [PostgresTarget] {
    let lists = ["host", "hostaddr", "port"].map { key in
      (key, given[key]?.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } ?? [])
    }
    let count = max(lists[0].1.count, lists[1].1.count)
    // One port serves all hosts. Lists that do not agree are libpq's to refuse.
    guard count > 1, lists.allSatisfy({ [0, 1, count].contains($0.1.count) }) else {
      return [PostgresTarget(parameters: given)]
    }
    return (0..<count).map { index in
      var own = given
      for (key, values) in lists where values.count > 1 { own[key] = values[index] }
      return PostgresTarget(parameters: own)
    }
  }

  /// The name that has to be looked up before anything is sent; nil for sockets and numbers.
  var nameToLookUp: String? {
    guard parameters["hostaddr"] == nil, let host = parameters["host"], !host.isEmpty else { return nil }
    if host.hasPrefix("/") || host.hasPrefix("@") || host.contains(":") { return nil }
    return host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } ? nil : host
  }

  /// Begins to connect; the name of the host is looked up before it returns.
  func startConnecting() -> OpaquePointer? {
    let ordered = parameters.sorted { $0.key < $1.key }
    let words = ordered.map { strdup($0.key) } + [nil]
    let values = ordered.map { strdup($0.value) } + [nil]
    defer { for pointer in words + values { free(pointer) } }
    return PQconnectStartParams(words.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
  }
}
