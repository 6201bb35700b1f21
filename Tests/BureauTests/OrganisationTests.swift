import Bureau
import Calendars
import Testing
import Wording

@Suite struct OrganisationTests {
  let today = SmallBureau.someDay

  @Test func `the sample has nothing wrong with it`() {
    #expect(SmallBureau.draft.check() == [])
  }

  @Test func `units stand in official order, each before those below it`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(
      organisation.units(on: today).map(\.id)
        == ["bureau", "leaders", "office", "works", "depot", "yard", "housing"])
    #expect(organisation.units(under: "works", on: today).map(\.id) == ["depot", "yard"])
    #expect(organisation.units(on: day("2022-12-31")).isEmpty)
  }

  @Test func `a unit is within itself and all above it, and within nothing else`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(organisation.ancestors(of: "depot", on: today) == ["works", "bureau"])
    #expect(organisation.isWithin("depot", of: "depot", on: today))
    #expect(organisation.isWithin("depot", of: "bureau", on: today))
    #expect(!organisation.isWithin("works", of: "depot", on: today))
    #expect(!organisation.isWithin("depot", of: "housing", on: today))
    #expect(!organisation.isWithin("depot", of: "works", on: day("2022-12-31")))
  }

  @Test func `a unit moved to another parent is under each in its time`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.units.removeAll { $0.value.id == "depot" }
      draft.add(SmallBureau.unit("depot", .affiliated, under: "works", to: day("2023-03-31")))
      draft.add(SmallBureau.unit("depot", .affiliated, under: "housing", from: day("2023-04-01")))
    }
    #expect(organisation.isWithin("depot", of: "works", on: day("2023-03-31")))
    #expect(!organisation.isWithin("depot", of: "works", on: day("2023-04-01")))
    #expect(organisation.isWithin("depot", of: "housing", on: day("2023-04-01")))
    #expect(organisation.head(of: "depot", on: day("2023-04-01")) == "de")
  }

  @Test func `the bureau's head is the head of its leadership`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(organisation.head(of: "bureau", on: today) == "dong")
    #expect(organisation.head(of: "works", on: today) == "wu")
    #expect(organisation.liaisons(of: "works", on: today) == ["wei"])
    #expect(organisation.people(in: "office", on: today) == ["an", "bo", "ou"])
    #expect(organisation.posts(of: "ou", on: today).map(\.role) == ["clerk", "head"])
    #expect(organisation.posts(in: "works", on: today).map(\.person) == ["wei", "wu"])
  }

  @Test func `an acting head fills the post until someone is appointed`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.posts.removeAll { $0.value.person == "hao" }
      draft.add(SmallBureau.post("han", "head", "housing", .acting, to: day("2023-06-30")))
      draft.add(SmallBureau.post("hao", "head", "housing", from: day("2023-07-01")))
    }
    #expect(organisation.head(of: "housing", on: day("2023-06-30")) == "han")
    #expect(organisation.head(of: "housing", on: day("2023-07-01")) == "hao")
    #expect(organisation.authority(of: "han", to: .accept, over: "housing", on: today)?.post.isActing == true)
  }

  @Test func `the leader in charge of a unit is in charge of what is below it, unless another one is`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(organisation.leaderInCharge(of: "works", on: today) == "fu")
    #expect(organisation.leaderInCharge(of: "yard", on: today) == "fu")
    #expect(organisation.leaderInCharge(of: "depot", on: today) == "gao")
    #expect(organisation.leaderInCharge(of: "bureau", on: today) == nil)
    #expect(organisation.units(inChargeOf: "fu", on: today) == ["works", "yard"])
  }

  @Test func `a new leader takes charge on the day and not before`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.leadersInCharge.removeAll { $0.value.unit == "works" }
      draft.leadersInCharge += [
        SmallBureau.charge("fu", "works", to: day("2023-02-28")),
        SmallBureau.charge("dong", "works", from: day("2023-04-01")),
      ]
    }
    #expect(organisation.leaderInCharge(of: "yard", on: day("2023-02-28")) == "fu")
    #expect(organisation.leaderInCharge(of: "yard", on: day("2023-03-01")) == nil)
    #expect(organisation.leaderInCharge(of: "yard", on: day("2023-04-01")) == "dong")
  }

  @Test func `a branch knows its secretary, its organisation member and its members`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(organisation.branches(on: today).map(\.id) == ["first"])
    #expect(organisation.secretary(of: "first", on: today) == "ou")
    #expect(organisation.organisationMember(of: "first", on: today) == "wu")
    #expect(organisation.members(of: "first", on: today).map(\.person) == ["an", "ou", "wu"])
    #expect(organisation.branch(of: "wu", on: today)?.id == "first")
    #expect(organisation.branch(of: "wei", on: today) == nil)
    #expect(organisation.branches(on: day("2022-12-31")).isEmpty)
  }

  @Test func `a draft with an error is refused with everything that is wrong`() throws {
    var draft = SmallBureau.draft
    draft.add(SmallBureau.post("nobody", "head", "nowhere"))
    let error = try #require(throws: Findings.self) { try Organisation(draft) }
    #expect(error.all.map(\.code).sorted() == ["unknown-person", "unknown-unit"])
  }
}
