import Bureau
import Calendars
import Foundation
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases
import Wording

/// 保密字段 — kept encrypted from the first day, read by few, and gone with their key.
@Suite struct SealingTests {
  private static let trees = """
    ledger: heritage-tree
    official-name: { zh-Hans: 古树名木台账, en: Heritage trees }
    number: GS-{year}-{serial:3}
    basis: { zh-Hans: 城市古树名木保护管理办法, en: Measures for protecting heritage trees }
    fields:
      place:  { name: { zh-Hans: 精确位置, en: Exact place }, type: text, readers: [supervise, report] }
      keeper: { name: { zh-Hans: 看护人电话, en: Keeper }, type: text, readers: [supervise] }
    stages:
      caring: { name: { zh-Hans: 养护中, en: Being cared for }, phase: working }
      safe:   { name: { zh-Hans: 已复壮, en: Safe }, phase: closed }
      gone:   { name: { zh-Hans: 结转, en: Carried over }, phase: stopped }
    acts:
      register: { name: { zh-Hans: 登记古树, en: Register }, to: caring, by: supervise over bureau, asks: [title, lead, due?, place], does: number }
      locate:   { name: { zh-Hans: 更正位置, en: Locate }, from: caring, by: supervise over bureau, asks: [place?, keeper?] }
      accept:   { name: { zh-Hans: 验收, en: Accept }, from: caring, to: safe, by: supervise over bureau, does: [verify, close-out] }
      carry:    { name: { zh-Hans: 结转, en: Carry over }, from: caring, to: gone, by: supervise over bureau, asks: [reason], does: carry-over }
      erase:    { name: { zh-Hans: 擦除, en: Erase }, from: any-open, by: supervise over bureau, asks: [reason], does: erase }
    lights: { warn: 5 working days, wall: yes }
    """
  private static let place = "麒麟巷廿七弄樟树坳"
  private static let keeper = "13900000000"

  private func planted(_ office: Office) async throws -> ItemID {
    let item = try await office.draft(
      [.title: .text("槐树"), .lead: .unit("gardens"), .due: .day(Day("2023-12-20")), "place": .text(Self.place)],
      in: "heritage-tree")
    try await office.act("locate", on: item, by: "mo-xingchi", ["keeper": .text(Self.keeper)])
    return item
  }

  private func shown(_ field: FieldCode, of item: ItemID, to person: PersonID, _ office: Office) async throws -> String?
  {
    try await ViewItem(office)(item, for: person).lines.first { $0.field == field }?.value.simplifiedChinese
  }

  @Test(arguments: House.Kind.allCases) func `a reader sees the value, everybody else who sees the item sees 〔保密〕`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found(adding: [Self.trees])
    let item = try await planted(office)
    #expect(try await shown("place", of: item, to: "mo-xingchi", office) == Self.place)
    #expect(try await shown("place", of: item, to: "hua-jianlu", office) == Self.place)
    #expect(try await shown("keeper", of: item, to: "mo-xingchi", office) == Self.keeper)
    // The liaison reports for the unit but does not supervise; the leaders do neither.
    #expect(try await shown("keeper", of: item, to: "hua-jianlu", office) == "〔保密〕")
    for leader in ["tang-boyan", "fang-jiming", "qiu-anran"] as [PersonID] {
      #expect(try await shown("place", of: item, to: leader, office) == "〔保密〕", "\(leader)")
    }
  }

  @Test func `what comes in a table is sealed as well, and each row draws its number`() async throws {
    let office = try await House(.sqlite).found(adding: [Self.trees])
    let table = try ImportTable(office, into: "heritage-tree", year: 2023, by: "mo-xingchi")
    let sheet = try table.read("事项\t牵头单位\t精确位置\n槐树\t园林中心\t\(Self.place)\n樟树\t园林中心\t\(Self.place)")
    let given = table.columns(of: sheet).columns.map { $0.field?.raw ?? "" }
    let receipt = try await table([2, 3], of: sheet, given: given, named("trees"))
    #expect(receipt.lines.map(\.number) == ["GS-2023-001", "GS-2023-002"])
    for line in receipt.lines {
      let item = try #require(Item(replaying: try await office.store.events(of: line.item)))
      guard case .sealed? = item.values["place"] else {
        Issue.record("\(line.item) holds its place in plain")
        continue
      }
      #expect(try await shown("place", of: line.item, to: "mo-xingchi", office) == Self.place)
    }
    let again = try await table([2, 3], of: sheet, given: given, named("trees"))
    #expect(again.lines.map(\.item) == receipt.lines.map(\.item))
  }

  @Test func `the words stand nowhere on the disk, in no table, no index and no log`() async throws {
    let house = try House(.sqlite)
    let office = try await house.found(adding: [Self.trees])
    let item = try await planted(office)
    let rows = try await ViewWall(office)(ListRequest(), for: "mo-xingchi").rows
    try #require(rows.map(\.item) == [item])
    var request = ListRequest()
    request.words = Self.place
    #expect(try await ViewWall(office)(request, for: "mo-xingchi").rows.isEmpty)
    let disk = try house.bytesOnDisk()
    try #require(disk.range(of: Data("槐树".utf8)) != nil, "the title is not secret and must be found")
    #expect(disk.range(of: Data(Self.place.utf8)) == nil)
    #expect(disk.range(of: Data(Self.keeper.utf8)) == nil)
    #expect(disk.range(of: Data(LedgerKernel.Hex.text(Array(Self.keeper.utf8)).utf8)) == nil)
    for pair in zip(Self.place, Self.place.dropFirst()) {
      #expect(disk.range(of: Data("\(pair.0)\(pair.1)".utf8)) == nil, "\(pair)")
    }
  }

  @Test(arguments: House.Kind.allCases)
  func `erasing destroys the key, the value is gone, and the journal still verifies`(kind: House.Kind) async throws {
    let house = try House(kind)
    let office = try await house.found(adding: [Self.trees])
    let (item, other) = (try await planted(office), try await planted(office))
    #expect(house.storedKeys == 2)
    try await office.store.seal(at: office.now)
    let sealedBefore = try await office.store.events(of: item).map(\.hash)
    let refused = await thrown { try await office.act("erase", on: item, by: "mo-xingchi") }
    #expect(refused as? Refusal == .fieldsMissing([FieldDefinition.common[.reason]!.name]))
    #expect(house.storedKeys == 2)
    try await office.act("erase", on: item, by: "mo-xingchi", [.reason: .text("保存期满")])
    #expect(house.storedKeys == 1)
    #expect(try await shown("place", of: item, to: "mo-xingchi", office) == "〔保密〕")
    #expect(try await shown("place", of: other, to: "mo-xingchi", office) == Self.place)
    #expect(try await office.store.events(of: item).prefix(sealedBefore.count).map(\.hash) == sealedBefore)
    try await office.store.seal(at: office.now)
    let found = try await office.store.verify { _, _ in }
    #expect(found.isSound && found.unsealed == 0)
  }

  @Test(arguments: House.Kind.allCases) func `what is carried over keeps its secrets, under a key of its own`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind)
    let office = try await house.found(adding: [Self.trees])
    let item = try await planted(office)
    let receipt = try await office.act("carry", on: item, by: "mo-xingchi", [.reason: .text("未完成")])
    let next = try #require(receipt.lines.last?.item)
    try #require(next != item)
    #expect(house.storedKeys == 2)
    #expect(try await shown("place", of: next, to: "mo-xingchi", office) == Self.place)
    #expect(try await shown("keeper", of: next, to: "hua-jianlu", office) == "〔保密〕")
    try await office.act("erase", on: next, by: "mo-xingchi", [.reason: .text("保存期满")])
    #expect(try await shown("place", of: next, to: "mo-xingchi", office) == "〔保密〕")
    #expect(try await shown("place", of: item, to: "mo-xingchi", office) == Self.place)
  }

  @Test(arguments: House.Kind.allCases) func `a ciphertext moved to another item or field is not opened`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found(adding: [Self.trees])
    let item = try await planted(office)
    let folded = try #require(Item(replaying: try await office.store.events(of: item)))
    let stolen = try #require(folded.values["place"])
    let batch = Batch(
      named("theft"), by: .person("hua-jianlu"), at: office.now, on: office.today,
      [Batch.Entry(item, seen: folded.ordinal, facts: [.assigned(["keeper": stolen])])])
    try await office.store.append(batch, under: office.rulebook.projection)
    #expect(try await shown("keeper", of: item, to: "mo-xingchi", office) == "〔保密〕")
  }
}
