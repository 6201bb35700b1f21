import Bureau
import Calendars
import Testing
import Wording

@Suite struct SuccessionTests {
  /// `yard` merges into `depot` in March; `depot` is split in June.
  private func organisation() throws -> Organisation {
    try SmallBureau.organisation { draft in
      draft.posts.removeAll { ["yard", "depot"].contains($0.value.unit) }
      draft.leadersInCharge.removeAll { $0.value.unit == "depot" }
      draft.add(SmallBureau.post("ya", "head", "yard", to: day("2023-02-28")))
      draft.add(SmallBureau.post("de", "head", "depot", to: day("2023-05-31")))
      for id: UnitID in ["roads", "lamps"] {
        draft.add(SmallBureau.unit(id, .affiliated, under: "works", from: day("2023-06-01")))
      }
      draft.add("2023-03-01", .merge(["yard"], into: "depot"))
      draft.add("2023-06-01", .split("depot", into: ["lamps", "roads"], main: "roads"))
    }
  }

  @Test func `a merged unit ends the day before, and nobody has to end it by hand`() throws {
    let organisation = try organisation()
    #expect(organisation.unit("yard", on: day("2023-02-28"))?.to == day("2023-02-28"))
    #expect(organisation.unit("yard", on: day("2023-03-01")) == nil)
  }

  @Test func `the answerable unit follows every merger and the main part of every split`() throws {
    let organisation = try organisation()
    #expect(organisation.answerableUnit(for: "yard", on: day("2023-02-28")) == "yard")
    #expect(organisation.answerableUnit(for: "yard", on: day("2023-03-01")) == "depot")
    #expect(organisation.answerableUnit(for: "yard", on: day("2023-06-01")) == "roads")
    #expect(organisation.answerableUnit(for: "roads", on: day("2023-05-31")) == nil)
    #expect(organisation.answerableUnit(for: "nowhere", on: day("2023-06-01")) == nil)
  }

  @Test func `successors are all units that carry the work on`() throws {
    let organisation = try organisation()
    #expect(organisation.successors(of: "yard", on: day("2023-01-15")) == ["yard"])
    #expect(organisation.successors(of: "yard", on: day("2023-04-01")) == ["depot"])
    #expect(organisation.successors(of: "yard", on: day("2023-07-01")) == ["lamps", "roads"])
    #expect(organisation.successors(of: "office", on: day("2023-07-01")) == ["office"])
  }

  @Test func `authority over a unit that ended is authority over the unit that answers for it`() throws {
    let organisation = try organisation()
    #expect(organisation.authority(of: "wu", to: .accept, over: "yard", on: day("2023-07-01")) != nil)
    #expect(organisation.authority(of: "ya", to: .accept, over: "yard", on: day("2023-07-01")) == nil)
  }

  @Test func `a unit that is among its own successors goes on`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.add(SmallBureau.unit("lamps", .affiliated, under: "works", from: day("2023-06-01")))
      draft.add("2023-06-01", .split("depot", into: ["depot", "lamps"], main: "depot"))
    }
    #expect(organisation.unit("depot", on: day("2023-06-01")) != nil)
    #expect(organisation.answerableUnit(for: "depot", on: day("2023-06-01")) == "depot")
    #expect(organisation.successors(of: "depot", on: day("2023-06-01")) == ["depot", "lamps"])
  }

  @Test func `a renamed unit keeps its id, its posts and its leader`() throws {
    let organisation = try SmallBureau.organisation {
      $0.add("2023-06-01", .rename("depot", to: Words("养护中心", en: "Maintenance Centre"), shortName: nil))
    }
    #expect(organisation.unit("depot", on: day("2023-05-31"))?.name == words("depot"))
    #expect(organisation.unit("depot", on: day("2023-06-01"))?.shortName.english == "Maintenance Centre")
    #expect(organisation.head(of: "depot", on: day("2023-06-01")) == "de")
    #expect(organisation.leaderInCharge(of: "depot", on: day("2023-06-01")) == "gao")
    #expect(organisation.successors(of: "depot", on: day("2023-06-01")) == ["depot"])
  }

  @Test func `a unit that ends without an heir is answered for by nobody`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.units.removeAll { $0.value.id == "yard" }
      draft.posts.removeAll { $0.value.unit == "yard" }
      draft.add(SmallBureau.unit("yard", .affiliated, under: "works", to: day("2023-04-30")))
    }
    #expect(organisation.answerableUnit(for: "yard", on: day("2023-05-01")) == nil)
    #expect(organisation.successors(of: "yard", on: day("2023-05-01")).isEmpty)
    #expect(organisation.holders(of: .sign, over: "yard", on: day("2023-05-01")) == ["dong"])
  }
}
