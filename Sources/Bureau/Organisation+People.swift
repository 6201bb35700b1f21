public import Calendars

extension Organisation {
  /// A person's posts in force, substantive before acting, then by unit and role.
  public func posts(of person: PersonID, on day: Day) -> [Post] {
    guard let number = index.personNumber[person] else { return [] }
    return index.grants[number].map(\.post).filter { $0.isValid(on: day) }
  }

  /// The posts in a unit, by person.
  public func posts(in unit: UnitID, on day: Day) -> [Post] { grants(in: unit, on: day).map(\.post) }

  /// Who has a post in the unit itself, each once.
  public func people(in unit: UnitID, on day: Day) -> [PersonID] { persons(in: unit, on: day) { _ in true } }

  /// 负责人 — who has a post with the capability ``Capability/head`` in the unit; for the bureau
  /// itself, when nobody has, the head of its leadership. nil when the post is vacant.
  public func head(of unit: UnitID, on day: Day) -> PersonID? {
    if let head = persons(in: unit, on: day, where: { $0.capabilities.contains(.head) }).first { return head }
    guard self.unit(unit, on: day)?.kind == .bureau,
      let leadership = units(under: unit, on: day).first(where: { $0.kind == .leadership })
    else { return nil }
    return head(of: leadership.id, on: day)
  }

  /// 联络员 — who has a post with the capability ``Capability/liaise`` in the unit.
  public func liaisons(of unit: UnitID, on day: Day) -> [PersonID] {
    persons(in: unit, on: day) { $0.capabilities.contains(.liaise) }
  }

  /// Who does the work of `person`, who is absent on `day`.
  public func coverers(of person: PersonID, on day: Day) -> [PersonID] {
    guard let number = index.personNumber[person] else { return [] }
    return index.people.indices
      .filter { index.covers[$0].contains { $0.source == number && $0.value.isValid(on: day) } }
      .map { index.people[$0].id }
  }

  private func grants(in unit: UnitID, on day: Day) -> [OrganisationIndex.Grant] {
    guard let number = index.unitNumber[unit] else { return [] }
    return index.postsOfUnit[number].filter { $0.post.isValid(on: day) }
  }

  private func persons(in unit: UnitID, on day: Day, where suits: (Role) -> Bool) -> [PersonID] {
    var ids: [PersonID] = []
    for grant in grants(in: unit, on: day) where suits(grant.role) && ids.last != grant.post.person {
      ids.append(grant.post.person)
    }
    return ids
  }
}
