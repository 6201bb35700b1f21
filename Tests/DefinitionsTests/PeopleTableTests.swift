import Bureau
import Calendars
import Definitions
import Testing
import Wording

/// One thing wrong with the table of `PeopleTableTests`.
struct MalformedTable: Sendable, CustomTestStringConvertible {
  let name: String
  let old: String
  let new: String
  let code: String
  /// The cell, or what the path says.
  let cell: String
  var testDescription: String { name }

  init(_ name: String, _ old: String, _ new: String, _ code: String, _ cell: String) {
    (self.name, self.old, self.new, self.code, self.cell) = (name, old, new, code, cell)
  }

  var text: String { PeopleTableTests.text.replacing(old, with: new) }

  static let all: [MalformedTable] = [
    .init("no id column", "编号,", "序号,", "missing-heading", "A1"),
    .init("unknown heading", "任职方式", "备注", "unknown-heading", "H1"),
    .init("heading twice", "任职方式", "止", "heading-twice", "H1"),
    .init("no id", "lu-wu,", ",", "missing-cell", "A4"),
    .init("id in Chinese", "lu-wu,", "陆五,", "bad-code", "A4"),
    .init("no name", "lu-wu,陆五", "lu-wu,", "missing-cell", "B4"),
    .init("no pinyin", "陆五,Lu Wu", "陆五,", "missing-cell", "C4"),
    .init("no unit", "Lu Wu,工程科", "Lu Wu,", "missing-cell", "D4"),
    .init("unknown unit", "Lu Wu,工程科", "Lu Wu,工程处", "unknown-unit", "D4"),
    .init("no role", "工程科,科员,2023/3/1", "工程科,,2023/3/1", "missing-cell", "E4"),
    .init("unknown role", "工程科,科员,2023/3/1", "工程科,科长助理,2023/3/1", "unknown-role", "E4"),
    .init("role of two meanings", "工程科,科员,2023/3/1", "工程科,专员,2023/3/1", "ambiguous-name", "E4"),
    .init("day that does not exist", "2023/3/1", "2023/2/29", "bad-day", "F4"),
    .init("month only", "2023/3/1", "2023年3月", "bad-day", "F4"),
    .init("last day as text", "2023年12月31日", "年底", "bad-day", "G4"),
    .init("last day before the first", "2023年12月31日", "2023年1月31日", "empty-range", "E4"),
    .init("unknown way to hold a post", ",代理", ",兼任", "unknown-choice", "H3"),
    .init("id of another person", "lu-wu,陆五,Lu Wu,office", "lu-wu,吕五,Lü Wu,office", "differing-name", "B5"),
    .init("second head", "zhai-si,翟四,Zhai Si,工程科,科长", "zhai-si,翟四,Zhai Si,办公室,科长", "two-heads", "E3"),
    .init("quote left open", "陆五,Lu Wu,工程科,科员,2023/3/1", "\"陆五,Lu Wu,工程科,科员,2023/3/1", "unclosed-quote", "B4"),
    .init("formula error", "2023/3/1", "#REF!", "formula-error", "F4"),
  ]
}

@Suite struct PeopleTableTests {
  static let bureau = """
    bureau: small
    official-name: { zh-Hans: 小局, en: Small Bureau }
    from: 2023-01-01
    roles:
      director: { name: { zh-Hans: 局长, en: Director }, can: [head, read], reach: bureau }
      head: { name: { zh-Hans: 科长, en: Head }, can: [head, read], reach: subtree }
      staff: { name: { zh-Hans: 科员, en: Staff }, can: [read], reach: unit }
      desk: { name: { zh-Hans: 专员, en: Desk }, can: [read], reach: unit }
      clerk: { name: { zh-Hans: 专员, en: Clerk }, can: [read], reach: unit }
    units:
      office: { name: { zh-Hans: 办公室, en: Office }, kind: section }
      works: { name: { zh-Hans: 工程建设科, en: Works Section }, short-name: { zh-Hans: 工程科, en: Works }, kind: section }
    people:
      dong: { name: { zh-Hans: 董一, en: Dong Yi }, posts: director in small }
    in-charge:
      dong: small
    """

  static let text = """
    编号,姓名,拼音,单位,职务,起,止,任职方式
    ou-san,欧三,Ou San,办公室,科长,2023-01-01,,
    zhai-si,翟四,Zhai Si,工程科,科长,,,代理
    lu-wu,陆五,Lu Wu,工程科,科员,2023/3/1,2023年12月31日,
    lu-wu,陆五,Lu Wu,office,staff,2023.3.1,,正式

    """

  private func read(_ text: String) throws(Findings) -> PeopleReading {
    let draft = try readBureau(Self.bureau, file: "small.yaml").draft
    return try readPeople(
      csv: Array(text.utf8), file: "people.csv", addingTo: draft, since: Day(iso: "2023-01-01")!)
  }

  @Test func `people and posts come from a table by name or by id`() throws {
    let reading = try read(Self.text)
    let organisation = try Organisation(reading.draft)
    let today = Day(iso: "2023-04-01")!
    #expect(reading.warnings == [])
    #expect(organisation.people.map(\.id) == ["dong", "lu-wu", "ou-san", "zhai-si"])
    #expect(organisation.head(of: "works", on: today) == "zhai-si")
    #expect(organisation.posts(of: "zhai-si", on: today).map(\.isActing) == [true])
    #expect(organisation.posts(of: "lu-wu", on: today).map(\.unit) == ["office", "works"])
    #expect(organisation.posts(of: "lu-wu", on: Day(iso: "2024-01-01")!).map(\.unit) == ["office"])
    #expect(organisation.person("lu-wu")?.name == Words("陆五", en: "Lu Wu"))
    #expect(organisation.person("lu-wu")?.from == Day(iso: "2023-03-01"))
  }

  @Test func `English headings in any order do as well`() throws {
    let reading = try read(
      "role,unit,latin-name,name,id\nhead,Works,Zhai Si,翟四,zhai-si\nhead,Office,Ou San,欧三,ou-san\n")
    #expect(reading.draft.posts.map(\.value.unit) == ["small", "works", "office"])
  }

  @Test func `a person of the file gets more posts from the table`() throws {
    let reading = try read(Self.text + "dong,董一,Dong Yi,工程科,科员,,,\n")
    #expect(reading.draft.people.count == 4)
    #expect(reading.draft.posts.count { $0.value.person == "dong" } == 2)
  }

  @Test(arguments: MalformedTable.all)
  func `a malformed table is answered with code, cell and remedy`(_ malformed: MalformedTable) throws {
    try #require(malformed.text != Self.text)
    let error = try #require(throws: Findings.self) { _ = try read(malformed.text) }
    let finding = try #require(
      error.all.first { $0.code == malformed.code }, "\(error.all.map { $0.wording(in: .english) })")
    #expect(finding.place.path == malformed.cell)
    for finding in error.all {
      for language in Language.allCases {
        #expect(!finding.message[language].isEmpty && !finding.remedy[language].isEmpty)
      }
    }
  }

  @Test(arguments: ["编号,姓名,拼音,单位,职务\n", "编号,姓名,拼音,单位,职务\n,,,,\n"])
  func `a table of headings alone is refused`(text: String) throws {
    let error = try #require(throws: Findings.self) { _ = try read(text) }
    #expect(error.all.map(\.code) == ["no-rows"])
  }

  @Test func `an empty table is refused`() throws {
    let error = try #require(throws: Findings.self) { _ = try read("") }
    #expect(error.all.map(\.code) == ["empty-table"])
  }
}
