import Bureau
import Calendars
import Testing
import Wording

@Suite struct CheckTests {
  /// One thing wrong with the small bureau.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let spoil: @Sendable (inout OrganisationDraft) -> Void
    var testDescription: String { name }

    init(_ name: String, _ code: String, _ spoil: @escaping @Sendable (inout OrganisationDraft) -> Void) {
      (self.name, self.code, self.spoil) = (name, code, spoil)
    }
  }

  static let late = day("2023-03-01")
  static let early = day("2022-12-31")

  static let faults: [Fault] = [
    Fault("post in unknown unit", "unknown-unit") { $0.add(SmallBureau.post("wu", "head", "nowhere")) },
    Fault("post of unknown person", "unknown-person") { $0.add(SmallBureau.post("nobody", "liaison", "works")) },
    Fault("post with unknown role", "unknown-role") { $0.add(SmallBureau.post("wu", "king", "works")) },
    Fault("unit under unknown unit", "unknown-unit") { $0.add(SmallBureau.unit("x", .section, under: "nowhere")) },
    Fault("second root", "not-one-root") { $0.add(SmallBureau.unit("x", .bureau, under: nil)) },
    Fault("no root", "not-one-root") { $0.units.removeAll { $0.value.parent == nil } },
    Fault("nothing at all", "not-one-root") { $0 = OrganisationDraft() },
    Fault("unit under itself", "unit-cycle") { $0.add(SmallBureau.unit("x", .section, under: "x")) },
    Fault("three units in a circle", "unit-cycle") {
      $0.add(SmallBureau.unit("x", .section, under: "y"))
      $0.add(SmallBureau.unit("y", .section, under: "z"))
      $0.add(SmallBureau.unit("z", .section, under: "x"))
    },
    Fault("two versions of a unit on one day", "overlapping-ranges") {
      $0.add(SmallBureau.unit("works", .section, from: late))
    },
    Fault("unit that ends before it begins", "empty-range") {
      $0.add(SmallBureau.unit("x", .section, from: late, to: early))
    },
    Fault("unit older than the bureau", "unit-not-standing") { $0.add(SmallBureau.unit("x", .section, from: early)) },
    Fault("unit below one that ended", "unit-not-standing") {
      $0.add(SmallBureau.unit("x", .section, to: late))
      $0.add(SmallBureau.unit("y", .section, under: "x"))
    },
    Fault("person twice", "duplicate-id") { $0.add(Person("wu", name: words("wu"), from: late)) },
    Fault("role twice", "duplicate-id") { $0.roles.append($0.roles[0]) },
    Fault("branch twice", "duplicate-id") { $0.add(PartyBranch("first", name: words("x"), from: late)) },
    Fault("person who leaves before coming", "empty-range") {
      $0.add(Person("x", name: words("x"), from: late, to: early))
    },
    Fault("post that ends before it begins", "empty-range") {
      $0.add(SmallBureau.post("wu", "liaison", "works", from: late, to: early))
    },
    Fault("post before service", "person-not-in-service") {
      $0.add(Person("x", name: words("x"), from: late))
      $0.add(SmallBureau.post("x", "liaison", "works"))
    },
    Fault("post after service", "person-not-in-service") {
      $0.add(Person("x", name: words("x"), from: SmallBureau.start, to: late))
      $0.add(SmallBureau.post("x", "liaison", "works"))
    },
    Fault("post before the unit", "unit-not-standing") {
      $0.add(SmallBureau.unit("x", .section, from: late))
      $0.add(SmallBureau.post("wu", "liaison", "x"))
    },
    Fault("post after the unit ended", "unit-not-standing") {
      $0.add(SmallBureau.unit("x", .section, to: late))
      $0.add(SmallBureau.post("wu", "liaison", "x", from: late))
    },
    Fault("post that outlives a merger", "unit-not-standing") {
      $0.add("2023-09-01", .merge(["yard"], into: "depot"))
    },
    Fault("two heads", "two-heads") { $0.add(SmallBureau.post("wei", "head", "works", from: late)) },
    Fault("an acting head beside a head", "two-heads") { $0.add(SmallBureau.post("wei", "head", "works", .acting)) },
    Fault("two holders of a single post", "single-post-held-twice") {
      $0.add(SmallBureau.post("wei", "clerk", "office"))
    },
    Fault("one post twice", "overlapping-ranges") { $0.add(SmallBureau.post("wei", "liaison", "works", from: late)) },
    Fault("administrator who audits", "exclusive-roles") { $0.add(SmallBureau.post("an", "auditor", "office")) },
    Fault("administrator who covers the auditor", "exclusive-roles") {
      $0.add(Cover(for: "bo", by: "an", from: late))
    },
    Fault("administrator who is delegated the audit", "exclusive-roles") {
      $0.add(SigningDelegation(of: "bo", to: "an", [.audit], from: late))
    },
    Fault("someone who covers two officers", "exclusive-roles") {
      $0.add(Cover(for: "bo", by: "wei", from: late))
      $0.add(Cover(for: "an", by: "wei", from: late))
    },
    Fault("unknown leader", "unknown-person") { $0.leadersInCharge.append(SmallBureau.charge("nobody", "yard")) },
    Fault("leader in charge of an unknown unit", "unknown-unit") {
      $0.leadersInCharge.append(SmallBureau.charge("fu", "nowhere"))
    },
    Fault("two leaders in charge", "two-leaders-in-charge") {
      $0.leadersInCharge.append(SmallBureau.charge("gao", "works", from: late))
    },
    Fault("one leader in charge twice", "overlapping-ranges") {
      $0.leadersInCharge.append(SmallBureau.charge("fu", "works", from: late))
    },
    Fault("charge that ends before it begins", "empty-range") {
      $0.leadersInCharge.append(SmallBureau.charge("fu", "yard", from: late, to: early))
    },
    Fault("leader in charge before the unit", "unit-not-standing") {
      $0.add(SmallBureau.unit("x", .section, from: late))
      $0.leadersInCharge.append(SmallBureau.charge("fu", "x"))
    },
    Fault("delegation of what the principal does not hold", "delegates-unheld") {
      $0.add(SigningDelegation(of: "fu", to: "wu", [.rule], from: late))
    },
    Fault("delegation longer than the post", "delegates-unheld") {
      $0.add(SmallBureau.post("hao", "deputy", "leaders", to: late))
      $0.add(SigningDelegation(of: "hao", to: "wu", [.sign], from: SmallBureau.start))
    },
    Fault("delegation of nothing", "delegates-nothing") {
      $0.add(SigningDelegation(of: "fu", to: "wu", [], from: late))
    },
    Fault("delegation to oneself", "delegates-to-self") {
      $0.add(SigningDelegation(of: "fu", to: "fu", [.sign], from: late))
    },
    Fault("delegation by nobody", "unknown-person") {
      $0.add(SigningDelegation(of: "nobody", to: "fu", [.sign], from: late))
    },
    Fault("delegation to nobody", "unknown-person") {
      $0.add(SigningDelegation(of: "fu", to: "nobody", [.sign], from: late))
    },
    Fault("delegation that ends before it begins", "empty-range") {
      $0.add(SigningDelegation(of: "fu", to: "wu", [.sign], from: late, to: early))
    },
    Fault("cover by oneself", "covers-self") { $0.add(Cover(for: "fu", by: "fu", from: late)) },
    Fault("cover by nobody", "unknown-person") { $0.add(Cover(for: "fu", by: "nobody", from: late)) },
    Fault("cover for nobody", "unknown-person") { $0.add(Cover(for: "nobody", by: "fu", from: late)) },
    Fault("cover that ends before it begins", "empty-range") {
      $0.add(Cover(for: "fu", by: "wu", from: late, to: early))
    },
    Fault("cover twice", "overlapping-ranges") {
      $0.add(Cover(for: "fu", by: "wu", from: late))
      $0.add(Cover(for: "fu", by: "wu", from: SmallBureau.someDay))
    },
    Fault("two people who cover each other", "coverer-absent") {
      $0.add(Cover(for: "fu", by: "wu", from: late))
      $0.add(Cover(for: "wu", by: "fu", from: late))
    },
    Fault("member of an unknown branch", "unknown-branch") {
      $0.add(BranchMember("wei", of: "none", from: SmallBureau.start))
    },
    Fault("branch below an unknown one", "unknown-branch") {
      $0.add(PartyBranch("second", name: words("x"), parent: "none", from: SmallBureau.start))
    },
    Fault("branches in a circle", "branch-cycle") {
      $0.add(PartyBranch("x", name: words("x"), parent: "y", from: SmallBureau.start))
      $0.add(PartyBranch("y", name: words("y"), parent: "x", from: SmallBureau.start))
    },
    Fault("branch that ends before it begins", "empty-range") {
      $0.add(PartyBranch("x", name: words("x"), from: late, to: early))
    },
    Fault("member before the branch", "branch-not-standing") {
      $0.add(PartyBranch("x", name: words("x"), from: late))
      $0.add(BranchMember("wei", of: "x", from: SmallBureau.start))
    },
    Fault("unknown member", "unknown-person") { $0.add(BranchMember("nobody", of: "first", from: late)) },
    Fault("two secretaries", "two-secretaries") { $0.add(BranchMember("wei", .secretary, of: "first", from: late)) },
    Fault("member of two branches", "in-two-branches") {
      $0.add(PartyBranch("x", name: words("x"), from: SmallBureau.start))
      $0.add(BranchMember("wu", of: "x", from: late))
    },
    Fault("member twice", "overlapping-ranges") { $0.add(BranchMember("wu", of: "first", from: late)) },
    Fault("merger into an unknown unit", "unknown-unit") { $0.add("2023-09-01", .merge(["yard"], into: "nowhere")) },
    Fault("merger of an unknown unit", "unknown-unit") { $0.add("2023-09-01", .merge(["nowhere"], into: "yard")) },
    Fault("merger of nothing", "merges-nothing") { $0.add("2023-09-01", .merge([], into: "yard")) },
    Fault("merger into itself", "merges-into-itself") { $0.add("2023-09-01", .merge(["yard"], into: "yard")) },
    Fault("merger of a unit that has ended", "unit-not-standing") {
      $0.add(SmallBureau.unit("x", .section, to: late))
      $0.add("2023-09-01", .merge(["x"], into: "yard"))
    },
    Fault("merger into a unit that does not stand yet", "unit-not-standing") {
      $0.add(SmallBureau.unit("x", .section, from: day("2023-09-02")))
      $0.add("2023-09-01", .merge(["yard"], into: "x"))
    },
    Fault("merged twice", "unit-not-standing") {
      $0.add("2023-09-01", .merge(["yard"], into: "depot"))
      $0.add("2023-10-01", .merge(["yard"], into: "works"))
    },
    Fault("merged twice on a day", "reorganised-twice") {
      $0.add("2023-09-01", .merge(["yard"], into: "depot"))
      $0.add("2023-09-01", .merge(["yard"], into: "works"))
    },
    Fault("merged and yet standing later", "stands-after-ending") {
      $0.units.removeAll { $0.value.id == "yard" }
      $0.posts.removeAll { $0.value.unit == "yard" }
      $0.add(SmallBureau.unit("yard", .affiliated, under: "works", to: day("2023-08-31")))
      $0.add(SmallBureau.unit("yard", .affiliated, under: "works", from: day("2023-09-01")))
      $0.add("2023-09-01", .merge(["yard"], into: "depot"))
    },
    Fault("split into one", "splits-into-one") {
      $0.add("2023-09-01", .split("yard", into: ["depot"], main: "depot"))
    },
    Fault("split whose main successor is none", "main-not-successor") {
      $0.add("2023-09-01", .split("yard", into: ["depot", "works"], main: "housing"))
    },
    Fault("split into an unknown unit", "unknown-unit") {
      $0.add("2023-09-01", .split("yard", into: ["depot", "nowhere"], main: "depot"))
    },
    Fault("new name for an unknown unit", "unknown-unit") {
      $0.add("2023-09-01", .rename("nowhere", to: words("x"), shortName: nil))
    },
    Fault("person without a post", "no-post") { $0.add(Person("x", name: words("x"), from: late)) },
    Fault("unit without a head", "no-head") { $0.posts.removeAll { $0.value.person == "ya" } },
    Fault("unit whose head is leaving", "no-head") {
      $0.posts.removeAll { $0.value.person == "ya" }
      $0.add(SmallBureau.post("ya", "head", "yard", to: day("2024-01-01")))
    },
    Fault("bureau without a head", "no-head") { $0.posts.removeAll { $0.value.person == "dong" } },
    Fault("unit without a leader in charge", "no-leader-in-charge") {
      $0.leadersInCharge.removeAll { $0.value.unit == "housing" }
    },
    Fault("branch without a secretary", "no-secretary") { $0.branchMembers.removeAll { $0.value.duty == .secretary } },
    Fault("role that may do nothing", "role-without-capability") {
      $0.roles.append(Placed(Role("x", name: words("x"), can: [], reach: .unit)))
    },
  ]

  @Test(arguments: faults)
  func `what is wrong with a bureau is found, with a remedy in both languages`(fault: Fault) throws {
    var draft = SmallBureau.draft
    fault.spoil(&draft)
    let findings = draft.check()
    #expect(findings.contains { $0.code == fault.code }, "\(findings.map(\.code))")
    for finding in findings {
      for language in Language.allCases {
        #expect(!finding.message[language].isEmpty && !finding.remedy[language].isEmpty)
      }
    }
    let isRefused = (try? Organisation(draft)) == nil
    #expect(isRefused == findings.containError)
  }

  @Test func `a circle is named by its path, once`() {
    var draft = SmallBureau.draft
    draft.add(SmallBureau.unit("y", .section, under: "z"))
    draft.add(SmallBureau.unit("z", .section, under: "x"))
    draft.add(SmallBureau.unit("x", .section, under: "y"))
    let circles = draft.check().filter { $0.code == "unit-cycle" }
    #expect(circles.map(\.message.english) == ["The units above go round in a circle: x → y → z → x."])
  }

  @Test func `a finding stands at the entry that is wrong`() {
    var draft = SmallBureau.draft
    let place = Place(file: "sample.yaml", line: 88, path: "people.wei.posts")
    draft.posts.append(Placed(SmallBureau.post("wei", "head", "works"), at: place))
    let finding = draft.check().first
    #expect(finding?.place == place)
    #expect(finding?.wording(in: .simplifiedChinese) == "\(place)：单位“works”同时有两名负责人：wu、wei。 请结束其中一人的任职，或改为副职。")
  }

  @Test func `one head may follow another on the next day`() {
    var draft = SmallBureau.draft
    draft.posts.removeAll { $0.value.person == "wu" }
    draft.add(SmallBureau.post("wu", "head", "works", to: day("2023-02-28")))
    draft.add(SmallBureau.post("wei", "head", "works", from: day("2023-03-01")))
    #expect(draft.check() == [])
    draft.add(SmallBureau.post("hao", "head", "works", from: day("2023-02-28"), to: day("2023-02-28")))
    #expect(draft.check().map(\.code) == ["two-heads"])
  }

  @Test func `a charge without an end ends with its unit`() {
    var draft = SmallBureau.draft
    draft.leadersInCharge.append(SmallBureau.charge("gao", "yard"))
    draft.posts.removeAll { $0.value.person == "ya" }
    draft.add(SmallBureau.post("ya", "head", "yard", to: day("2023-08-31")))
    draft.add("2023-09-01", .merge(["yard"], into: "depot"))
    #expect(draft.check() == [])
  }
}
