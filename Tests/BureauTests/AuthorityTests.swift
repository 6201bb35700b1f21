import Bureau
import Calendars
import Testing
import Wording

@Suite struct AuthorityTests {
  let today = SmallBureau.someDay

  private func may(
    _ organisation: Organisation, _ person: PersonID, _ capability: Capability, _ unit: UnitID?, on day: Day? = nil
  ) -> Bool {
    organisation.authority(of: person, to: capability, over: unit, on: day ?? today) != nil
  }

  @Test func `a role reaches its own unit, its subtree, the units in charge or the bureau`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(may(organisation, "wei", .report, "works"))
    #expect(!may(organisation, "wei", .report, "depot"))
    #expect(may(organisation, "wu", .accept, "depot"))
    #expect(!may(organisation, "wu", .accept, "housing"))
    #expect(may(organisation, "fu", .sign, "yard"))
    #expect(!may(organisation, "fu", .sign, "depot"))
    #expect(may(organisation, "gao", .sign, "depot"))
    #expect(may(organisation, "dong", .sign, "depot"))
  }

  @Test func `only a role that reaches the bureau acts for the whole bureau`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.add(SmallBureau.post("hao", "head", "bureau"))
    }
    #expect(may(organisation, "dong", .sign, nil))
    #expect(!may(organisation, "fu", .sign, nil))
    #expect(!may(organisation, "wu", .accept, nil))
    #expect(may(organisation, "hao", .accept, nil), "the subtree of the root is the bureau")
  }

  @Test func `nobody may before the first day or what no post of theirs gives`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(!may(organisation, "dong", .sign, "works", on: day("2022-12-31")))
    #expect(!may(organisation, "dong", .audit, "works"))
    #expect(!may(organisation, "stranger", .read, "works"))
    #expect(!may(organisation, "wu", .accept, "nowhere"))
    #expect(may(organisation, "dong", .sign, "nowhere"), "a bureau-wide role reaches everything")
  }

  @Test func `a delegation lets the delegate sign on its days, as far as the principal may`() throws {
    let delegation = SigningDelegation(
      of: "fu", to: "wu", [.sign], from: day("2023-05-08"), to: day("2023-05-19"))
    let organisation = try SmallBureau.organisation { $0.add(delegation) }
    let authority = try #require(
      organisation.authority(of: "wu", to: .sign, over: "yard", on: day("2023-05-08")))
    #expect(authority.source == .delegation(delegation, post: SmallBureau.post("fu", "deputy", "leaders")))
    #expect(authority.onBehalfOf == "fu")
    #expect(!may(organisation, "wu", .sign, "housing", on: day("2023-05-08")))
    #expect(!may(organisation, "wu", .sign, "yard", on: day("2023-05-07")))
    #expect(!may(organisation, "wu", .sign, "yard", on: day("2023-05-20")))
    #expect(!may(organisation, "wu", .rule, "yard", on: day("2023-05-08")))
  }

  @Test func `a delegate cannot delegate further`() throws {
    var draft = SmallBureau.draft
    draft.add(SigningDelegation(of: "fu", to: "wu", [.sign], from: SmallBureau.start))
    draft.add(SigningDelegation(of: "wu", to: "wei", [.sign], from: SmallBureau.start))
    #expect(draft.check().map(\.code) == ["delegates-unheld"])
  }

  @Test func `who covers does the work of the absent one but does not sign`() throws {
    let cover = Cover(for: "fu", by: "hao", from: day("2023-06-05"), to: day("2023-06-16"))
    let organisation = try SmallBureau.organisation { $0.add(cover) }
    let authority = try #require(organisation.authority(of: "hao", to: .read, over: "yard", on: today))
    #expect(authority.source == .cover(cover, post: SmallBureau.post("fu", "deputy", "leaders")))
    #expect(!may(organisation, "hao", .sign, "yard"))
    #expect(!may(organisation, "hao", .read, "yard", on: day("2023-06-17")))
    #expect(organisation.coverers(of: "fu", on: today) == ["hao"])
  }

  @Test func `an own post comes before a delegation, and a delegation before a cover`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.add(SigningDelegation(of: "dong", to: "hao", [.read], from: SmallBureau.start))
      draft.add(Cover(for: "fu", by: "hao", from: SmallBureau.start))
    }
    let own = try #require(organisation.authority(of: "hao", to: .read, over: "housing", on: today))
    let lent = try #require(organisation.authority(of: "hao", to: .read, over: "yard", on: today))
    #expect(own.onBehalfOf == nil)
    #expect(lent.onBehalfOf == "dong")
  }

  @Test func `the holders of a capability are everyone who may, by whatever source`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.add(SigningDelegation(of: "dong", to: "ou", [.sign], from: SmallBureau.start))
    }
    #expect(organisation.holders(of: .sign, over: "yard", on: today) == ["dong", "fu", "ou"])
    #expect(organisation.holders(of: .sign, over: nil, on: today) == ["dong", "ou"])
    #expect(organisation.holders(of: .decide, over: nil, on: today).isEmpty)
  }

  @Test func `an authority says by which post, in both languages`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.add(SigningDelegation(of: "fu", to: "wu", [.sign], from: SmallBureau.start))
      draft.add(Cover(for: "wei", by: "han", from: SmallBureau.start))
    }
    func said(_ person: PersonID, _ capability: Capability, _ language: Language) throws -> String {
      let authority = organisation.authority(of: person, to: capability, over: "works", on: today)
      return organisation.wording(of: try #require(authority), in: language)
    }
    #expect(try said("wu", .accept, .simplifiedChinese) == "以works科长身份")
    #expect(try said("wu", .accept, .english) == "as 科长, works")
    #expect(try said("wu", .sign, .simplifiedChinese) == "受fu（副局长）委托代签")
    #expect(try said("wu", .sign, .english) == "signing for fu (副局长)")
    #expect(try said("han", .report, .simplifiedChinese) == "代wei（works联络员）顶岗")
    #expect(try said("han", .report, .english) == "covering for wei (联络员, works)")
  }
}
