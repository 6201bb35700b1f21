import Foundation
import Testing

@testable import Pages

/// WCAG 2.1, 1.4.3 and 1.4.11, over the tokens themselves: whatever is drawn with them is legible.
@Suite struct ContrastTests {
  /// Colours by token, of the desk (`:root`) or of the screen in a hall (`.screen`), which takes over what it does not say.
  private static func tokens(_ block: String) throws -> [String: (Double, Double, Double)] {
    let sheet = SiteAssets.stylesheet
    let start = try #require(sheet.range(of: block + "{"))
    let body = sheet[start.upperBound...].prefix { $0 != "}" }
    var found: [String: (Double, Double, Double)] = [:]
    for declaration in body.split(separator: ";") {
      let parts = declaration.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
      var digits = String(parts[1].dropFirst())
      if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
      let value = try #require(Int(digits, radix: 16))
      func channel(_ shift: Int) -> Double {
        let part = Double((value >> shift) & 255) / 255
        return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      found[String(parts[0].dropFirst(2))] = (channel(16), channel(8), channel(0))
    }
    return found
  }

  private static func ratio(_ a: (Double, Double, Double), _ b: (Double, Double, Double)) -> Double {
    func light(_ colour: (Double, Double, Double)) -> Double {
      0.2126 * colour.0 + 0.7152 * colour.1 + 0.0722 * colour.2
    }
    let (high, low) = (max(light(a), light(b)), min(light(a), light(b)))
    return (high + 0.05) / (low + 0.05)
  }

  @Test(arguments: [":root", ".screen"])
  func `text is legible on every ground, and signs are seen`(block: String) throws {
    let desk = try Self.tokens(":root")
    let colours = desk.merging(try Self.tokens(block)) { $1 }
    func check(_ names: [String], on grounds: [String], atLeast least: Double) throws {
      for name in names {
        for ground in grounds {
          let ratio = Self.ratio(try #require(colours[name]), try #require(colours[ground]))
          #expect(ratio >= least, "\(block): \(name) on \(ground) is \(ratio)")
        }
      }
    }
    let grounds = ["panel", "paper", "band", "alt"]
    try check(["ink", "soft", "red", "yellow-ink", "green", "blue", "grey"], on: grounds, atLeast: 4.45)
    try check(["yellow", "edge"], on: ["panel", "paper"], atLeast: 3)
    try check(["panel"], on: ["ink", "todayc"], atLeast: 4.5)
  }

  @Test func `what is written on cinnabar is legible`() throws {
    let accent = try #require(try Self.tokens(":root")["accent"])
    #expect(Self.ratio((1, 1, 1), accent) >= 4.5)
  }
}
