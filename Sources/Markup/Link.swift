/// Where a link, a form or a picture points: a page of this site, or an https address.
///
/// A `javascript:` or `data:` address cannot be written, nor one that leaves the
/// site by accident (`//elsewhere`).
public struct Link: Hashable, Sendable {
  /// As it stands in `href` and in a `Location` header: ASCII, nothing left to encode.
  public let target: String

  private init(checked target: String) { self.target = target }

  /// One `name=value` of a query.
  public struct QueryItem: Hashable, Sendable {
    public let name: String
    public let value: String
    public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  /// A page of this site; `Link.site()` is its front page.
  ///
  /// - Parameters:
  ///   - segments: Encoded one by one, so a `/` in one stays in it. An empty one, `.`
  ///     and `..` become `_`: browsers would walk up on them however they are encoded.
  ///   - query: In this order.
  ///   - fragment: The id of an element there.
  public static func site(_ segments: String..., query: [QueryItem] = [], fragment: String? = nil) -> Link {
    site(segments: segments, query: query, fragment: fragment)
  }

  public static func site(segments: [String], query: [QueryItem] = [], fragment: String? = nil) -> Link {
    Link(checked: path(segments) + tail(query, fragment))
  }

  /// A page of another site: `https://host/segments?query#fragment`.
  ///
  /// - Parameter host: Letters, digits, dots and hyphens, with a port or without.
  /// - Returns: nil for any other host.
  public static func https(
    host: String, _ segments: String..., query: [QueryItem] = [], fragment: String? = nil
  ) -> Link? {
    guard isHost(host) else { return nil }
    return Link(checked: "https://" + host + path(segments) + tail(query, fragment))
  }

  /// An element of the same page.
  public static func fragment(_ id: String) -> Link { Link(checked: "#" + percentEncoded(id)) }

  /// A path of this site as a browser sent it, for going back after signing in.
  ///
  /// - Returns: nil unless it starts with one `/` and is plain ASCII already encoded.
  public init?(returningTo path: String) {
    let units = Array(path.utf8)
    guard units.first == UInt8(ascii: "/"), units.count < 2 || units[1] != UInt8(ascii: "/"),
      units.count <= 2000, units.allSatisfy({ isUnreserved($0) || "/?&=%#+:@,;!$'()*".utf8.contains($0) })
    else { return nil }
    target = path
  }

  /// An https address a person typed.
  ///
  /// - Returns: nil for another scheme, a user name in front of the host, blanks, or
  ///   anything that is not ASCII already encoded.
  public init?(https address: String) {
    guard address.hasPrefix("https://") else { return nil }
    let rest = address.dropFirst(8)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard isHost(String(host)), address.utf8.count <= 2000,
      rest.utf8.dropFirst(host.utf8.count).allSatisfy({ isUnreserved($0) || "/?&=%#+:@,;!$'()*[]".utf8.contains($0) })
    else { return nil }
    target = address
  }

  private static func path(_ segments: [String]) -> String {
    segments.isEmpty ? "/" : segments.reduce(into: "") { $0 += "/" + encodedSegment($1) }
  }

  private static func encodedSegment(_ segment: String) -> String {
    segment.isEmpty || segment == "." || segment == ".." ? "_" : percentEncoded(segment)
  }

  private static func tail(_ query: [QueryItem], _ fragment: String?) -> String {
    var text = ""
    for (index, item) in query.enumerated() {
      text += (index == 0 ? "?" : "&") + percentEncoded(item.name) + "=" + percentEncoded(item.value)
    }
    if let fragment { text += "#" + percentEncoded(fragment) }
    return text
  }
}

/// Everything but `A–Z a–z 0–9 - . _ ~` as `%XX` of its UTF-8 bytes (RFC 3986, 2.3).
private func percentEncoded(_ text: String) -> String {
  if text.utf8.allSatisfy(isUnreserved) { return text }
  let digits = Array("0123456789ABCDEF".utf8)
  var out: [UInt8] = []
  for unit in text.utf8 {
    if isUnreserved(unit) {
      out.append(unit)
    } else {
      out.append(UInt8(ascii: "%"))
      out.append(digits[Int(unit >> 4)])
      out.append(digits[Int(unit & 15)])
    }
  }
  return String(decoding: out, as: UTF8.self)
}

private func isUnreserved(_ unit: UInt8) -> Bool {
  switch unit {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
    UInt8(ascii: "~"):
    true
  default: false
  }
}

private func isHost(_ text: String) -> Bool {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard let name = parts.first, parts.count <= 2, !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-"),
    name.utf8.allSatisfy({ isUnreserved($0) && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "~") })
  else { return false }
  return parts.count == 1 || UInt16(parts[1]) != nil
}
