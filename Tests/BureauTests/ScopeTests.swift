import Bureau
import Calendars
import Testing

@Suite struct ScopeTests {
  let today = SmallBureau.someDay

  @Test func `each person sees the units their posts reach, and their own items`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(organisation.readScope(of: "dong", on: today) == Scope(.everything, persons: ["dong"]))
    #expect(organisation.readScope(of: "fu", on: today) == Scope(.units(["works", "yard"]), persons: ["fu"]))
    #expect(organisation.readScope(of: "wu", on: today).breadth == .units(["works", "depot", "yard"]))
    #expect(organisation.readScope(of: "wei", on: today).breadth == .units(["works"]))
  }

  @Test func `the three officers see no business data although their roles reach the bureau`() throws {
    let organisation = try SmallBureau.organisation()
    for officer: PersonID in ["an", "bo"] {
      #expect(organisation.readScope(of: officer, on: today) == Scope(.units([]), persons: [officer]))
    }
  }

  @Test func `who covers sees what the absent one sees`() throws {
    let organisation = try SmallBureau.organisation {
      $0.add(Cover(for: "wei", by: "han", from: today, to: today))
    }
    let scope = organisation.readScope(of: "han", on: today)
    #expect(scope == Scope(.units(["works", "housing"]), persons: ["han", "wei"]))
    #expect(scope.includes("works" as UnitID) && !scope.includes("office" as UnitID))
    #expect(organisation.readScope(of: "han", on: today.advanced(by: 1)).persons == ["han"])
  }

  @Test func `a unit that ended is seen by those who see its successor`() throws {
    let organisation = try SmallBureau.organisation { draft in
      draft.posts.removeAll { $0.value.unit == "yard" }
      draft.add(SmallBureau.post("ya", "head", "yard", to: day("2023-08-31")))
      draft.add("2023-09-01", .merge(["yard"], into: "housing"))
    }
    #expect(organisation.readScope(of: "wu", on: day("2023-08-31")).includes("yard" as UnitID))
    #expect(!organisation.readScope(of: "wu", on: day("2023-09-01")).includes("yard" as UnitID))
    #expect(organisation.readScope(of: "hao", on: day("2023-09-01")).breadth == .units(["housing", "yard"]))
    #expect(organisation.predecessors(of: "housing", on: day("2023-09-01")) == ["housing", "yard"])
  }

  @Test func `someone unknown or before the first day sees nothing of others`() throws {
    let organisation = try SmallBureau.organisation()
    #expect(organisation.readScope(of: "stranger", on: today) == Scope(.units([]), persons: []))
    #expect(organisation.readScope(of: "dong", on: day("2022-12-31")) == Scope(.units([]), persons: ["dong"]))
  }
}
