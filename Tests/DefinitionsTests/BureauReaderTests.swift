import Bureau
import Calendars
import Definitions
import Testing
import Wording

@Suite struct BureauReaderTests {
  static let text = """
    bureau: small
    official-name: { zh-Hans: 小局, en: Small Bureau }
    from: 2023-01-01
    roles:
      director: { name: { zh-Hans: 局长, en: Director }, can: [head, read, sign], reach: bureau, seats: one }
      deputy: { name: { zh-Hans: 副局长, en: Deputy }, can: [read, sign], reach: in-charge }
      head: { name: { zh-Hans: 科长, en: Head }, can: [head, read, accept], reach: subtree }
      admin: { name: { zh-Hans: 系统管理员, en: Administrator }, can: [administer], reach: bureau, exclusive: three }
      auditor: { name: { zh-Hans: 审计员, en: Auditor }, can: [audit], reach: bureau, exclusive: three }
    units:
      leaders: { name: { zh-Hans: 局领导, en: Leaders }, kind: leadership }
      office: { name: { zh-Hans: 办公室, en: Office }, kind: section }
      works:
        name: { zh-Hans: 工程科, en: Works }
        kind: section
        units:
          depot: { name: { zh-Hans: 养护站, en: Depot }, kind: affiliated }
          yard: { name: { zh-Hans: 料场, en: Yard }, kind: affiliated }
    people:
      dong: { name: { zh-Hans: 董一, en: Dong Yi }, posts: director in leaders }
      fu: { name: { zh-Hans: 傅二, en: Fu Er }, posts: deputy in leaders }
      ou: { name: { zh-Hans: 欧三, en: Ou San }, posts: head in office }
      wu: { name: { zh-Hans: 吴四, en: Wu Si }, posts: [head in works, head in depot from 2023-04-01 to 2023-06-30 acting] }
      de: { name: { zh-Hans: 戴五, en: Dai Wu }, from: 2023-07-01, posts: head in depot }
      ya: { name: { zh-Hans: 杨六, en: Yang Liu }, posts: head in yard to 2023-08-31 }
      an: { name: { zh-Hans: 安七, en: An Qi }, posts: admin in office }
      bo: { name: { zh-Hans: 薄八, en: Bo Ba }, posts: auditor in office }
    in-charge:
      dong: office
      fu: [works]
    branches:
      first: { name: { zh-Hans: 第一支部, en: First }, secretary: ou, organisation-member: wu, members: [fu] }
    delegations:
      - { principal: dong, delegate: fu, may: [sign], from: 2023-05-08, to: 2023-05-19 }
    covers:
      - { absent: wu, covering: ou, from: 2023-06-05, to: 2023-06-16 }
    reorganisations:
      - { day: 2023-09-01, merge: [yard], into: depot }
    """

  @Test func `a bureau file is read whole`() throws {
    let source = try readBureau(Self.text, file: "small.yaml")
    let organisation = source.organisation
    let today = Day(iso: "2023-05-08")!
    #expect(source.id == "small")
    #expect(source.name == Words("小局", en: "Small Bureau"))
    #expect(source.warnings == [])
    #expect(
      organisation.units(on: today).map(\.id) == ["small", "leaders", "office", "works", "depot", "yard"])
    #expect(organisation.head(of: "depot", on: today) == "wu")
    #expect(organisation.head(of: "depot", on: Day(iso: "2023-07-01")!) == "de")
    #expect(organisation.leaderInCharge(of: "yard", on: today) == "fu")
    #expect(organisation.authority(of: "fu", to: .sign, over: "office", on: today)?.onBehalfOf == "dong")
    #expect(organisation.answerableUnit(for: "yard", on: Day(iso: "2023-09-01")!) == "depot")
    #expect(organisation.secretary(of: "first", on: today) == "ou")
  }

  @Test func `what has no days takes them from what it belongs to`() throws {
    let draft = try readBureau(Self.text, file: "small.yaml").draft
    func post(_ person: PersonID) throws -> Post {
      try #require(draft.posts.first { $0.value.person == person }).value
    }
    #expect(try post("de").from == Day(iso: "2023-07-01"))
    #expect(try post("ou").from == Day(iso: "2023-01-01"))
    #expect(try post("ou").to == nil)
  }

  @Test func `every entry knows its line`() throws {
    let draft = try readBureau(Self.text, file: "small.yaml").draft
    #expect(draft.units.map(\.place.line) == [1, 11, 12, 13, 17, 18])
    #expect(draft.posts.last?.place == Place(file: "small.yaml", line: 27, path: "people.bo.posts"))
  }

  @Test(arguments: MalformedBureau.all)
  func `a malformed bureau is answered with code, line and remedy`(_ malformed: MalformedBureau) throws {
    let findings = malformed.findings()
    let finding = try #require(
      findings.first { $0.code == malformed.code }, "\(findings.map { $0.wording(in: .english) })")
    #expect(finding.place.line != nil)
    for finding in findings {
      for language in Language.allCases {
        #expect(!finding.message[language].isEmpty && !finding.remedy[language].isEmpty)
      }
    }
  }

  @Test func `each malformed bureau breaks the sound one in the place it names`() {
    for malformed in MalformedBureau.all {
      #expect(malformed.text != Self.text, "\(malformed.name)")
      #expect(Self.text.ranges(of: malformed.old).count == 1, "\(malformed.name)")
    }
    #expect(MalformedBureau.all.count + MalformedTable.all.count >= 75)
  }

  @Test func `a near miss is named`() throws {
    let text = Self.text.replacing("reach: in-charge", with: "reach: incharge")
    let error = try #require(throws: Findings.self) { try readBureau(text, file: "small.yaml") }
    #expect(error.all.first?.remedy.english.contains("Did you mean ‘in-charge’?") == true)
    #expect(error.all.first?.place.line == 6)
  }

  @Test func `the shipped sample is sound, fictional and complete`() throws {
    let source = try readBureau(Shipped.text("bureaus/sample.yaml"), file: "sample.yaml")
    #expect(source.warnings == [])
    let organisation = source.organisation
    let first = Day(iso: "2023-01-01")!
    let last = Day(iso: "2023-12-31")!
    let kinds = Dictionary(grouping: organisation.units(on: first), by: \.kind).mapValues(\.count)
    #expect(kinds == [.bureau: 1, .leadership: 1, .section: 13, .affiliated: 8])
    #expect(organisation.units(on: last).count == 22)
    #expect(organisation.people.count == 61)
    #expect(organisation.branches(on: first).count == 10)
    #expect(organisation.answerableUnit(for: "drainage", on: last) == "municipal-maintenance")
    for unit in organisation.units(on: first) where unit.kind != .bureau {
      #expect(organisation.head(of: unit.id, on: first) != nil, "\(unit.id)")
      guard unit.kind != .leadership else { continue }
      #expect(!organisation.liaisons(of: unit.id, on: first).isEmpty, "\(unit.id)")
      #expect(organisation.leaderInCharge(of: unit.id, on: first) != nil, "\(unit.id)")
      #expect(!organisation.holders(of: .sign, over: unit.id, on: first).isEmpty, "\(unit.id)")
    }
    for capability: Capability in [.administer, .authorise, .audit] {
      #expect(organisation.holders(of: capability, over: nil, on: first).count == 1)
    }
    #expect(organisation.holders(of: .discipline, over: nil, on: first).count == 4)
    #expect(organisation.posts(of: "fang-jiming", on: first).map(\.role) == ["director", "party-secretary"])
  }

  @Test func `a sample with any one line missing is read or refused, never worse`() throws {
    let lines = try Shipped.text("bureaus/sample.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    for gap in stride(from: 0, to: lines.count, by: 5) {
      let text = (lines[..<gap] + lines[(gap + 1)...]).joined(separator: "\n")
      do {
        _ = try readBureau(text, file: "sample.yaml")
      } catch {
        #expect(error.all.containError && error.all.allSatisfy { !$0.remedy.english.isEmpty }, "line \(gap + 1)")
      }
    }
  }
}
