import Bureau
import Definitions
import Foundation
import LedgerKernel
import Testing
import Wording

@Suite struct LedgerDocumentationTests {
  static let text = try! String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/DEFINITIONS.md"),
    encoding: .utf8)

  @Test func `the worked example of the documentation loads without findings`() throws {
    let blocks = Self.text.split(separator: "```yaml\n")
    try #require(blocks.count == 2)
    let example = try #require(blocks[1].split(separator: "```").first)
    #expect(LedgerFixture.findings(String(example)) == [])
  }

  @Test func `the documentation names every effect, capability, field and thing that can be counted`() {
    let words = Set(Self.text.split { !($0.isASCII && ($0.isLetter || $0 == "-")) }.map { String($0) })
    #expect(Effect.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
    #expect(Capability.known.map(\.raw).filter { !words.contains($0) } == [])
    #expect(FieldDefinition.common.keys.map(\.raw).filter { !words.contains($0) } == [])
    #expect(Condition.Counted.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
    #expect(ActorRule.Reach.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
    #expect(Material.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
    #expect(Stage.Phase.allCases.map(\.rawValue).filter { !words.contains($0) } == [])
  }

  @Test func `the documentation names every finding that a spoilt ledger gives`() {
    let codes = Set(LedgerMalformed.all.map(\.code)).subtracting(["alias", "yaml-syntax", "duplicate-key"])
    #expect(codes.filter { !Self.text.contains($0) } == [])
  }

  @Test(arguments: LedgerFixture.shippedNames)
  func `every act of a shipped ledger is somebody's in the sample bureau`(name: String) throws {
    let roles = try readBureau(Shipped.text("bureaus/sample.yaml"), file: "sample.yaml").organisation.roles
    try #require(roles.count > 5)
    for act in try LedgerFixture.shipped(name).definition.acts {
      for case .holding(let capability, let reach) in act.by.anyOf {
        let holders = roles.filter { $0.capabilities.contains(capability) && (reach != .bureau || $0.reach == .bureau) }
        #expect(!holders.isEmpty, "\(act.code): nobody can \(capability) over \(reach.rawValue)")
      }
    }
  }
}
