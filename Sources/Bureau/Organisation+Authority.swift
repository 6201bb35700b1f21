public import Calendars

extension Organisation {
  /// Whether `person` may do something on `day`, and by what: an own post first, then a delegation, then a cover.
  ///
  /// - Parameter unit: The unit concerned; nil asks for the whole bureau, which only a role that reaches
  ///   the bureau (or everything below the root) gives. For a unit that has ended, the unit that answers
  ///   for it counts; when nobody answers, only a role that reaches the bureau does.
  /// - Returns: The first source in a fixed order; nil when the person may not.
  /// - Complexity: O(*p*) for the few posts of the person and of those acted for; no allocation.
  public func authority(
    of person: PersonID, to capability: Capability, over unit: UnitID?, on day: Day
  ) -> Authority? {
    guard let number = index.personNumber[person], let epoch = index.epoch(on: day) else { return nil }
    return authority(number, to: capability, over: target(unit, epoch), epoch, on: day)
  }

  /// Everyone who may, by whatever source, in code point order.
  ///
  /// - Complexity: O(*n*) for *n* people.
  public func holders(of capability: Capability, over unit: UnitID?, on day: Day) -> [PersonID] {
    guard let epoch = index.epoch(on: day) else { return [] }
    let target = target(unit, epoch)
    return index.people.indices
      .filter { authority($0, to: capability, over: target, epoch, on: day) != nil }
      .map { index.people[$0].id }
  }

  /// What an act concerns, as numbers.
  enum Target {
    case bureau
    case unit(Int)
    /// A unit nobody answers for.
    case nobodys
  }

  private func target(_ unit: UnitID?, _ epoch: TreeEpoch) -> Target {
    guard let unit else { return .bureau }
    guard let number = index.unitNumber[unit], epoch.answerable[number] >= 0 else { return .nobodys }
    return .unit(epoch.answerable[number])
  }

  private func authority(
    _ person: Int, to capability: Capability, over target: Target, _ epoch: TreeEpoch, on day: Day
  ) -> Authority? {
    func found(_ source: Authority.Source) -> Authority {
      Authority(person: index.people[person].id, capability: capability, source: source)
    }
    if let post = post(of: person, to: capability, over: target, epoch, on: day) { return found(.post(post)) }
    for lent in index.delegations[person]
    where lent.value.isValid(on: day) && lent.value.capabilities.contains(capability) {
      if let post = post(of: lent.source, to: capability, over: target, epoch, on: day) {
        return found(.delegation(lent.value, post: post))
      }
    }
    guard !Capability.neverCovered.contains(capability) else { return nil }
    for lent in index.covers[person] where lent.value.isValid(on: day) {
      if let post = post(of: lent.source, to: capability, over: target, epoch, on: day) {
        return found(.cover(lent.value, post: post))
      }
    }
    return nil
  }

  private func post(
    of person: Int, to capability: Capability, over target: Target, _ epoch: TreeEpoch, on day: Day
  ) -> Post? {
    for grant in index.grants[person]
    where grant.post.isValid(on: day) && grant.role.capabilities.contains(capability)
      && reaches(grant, target, epoch)
    {
      return grant.post
    }
    return nil
  }

  func reaches(_ grant: OrganisationIndex.Grant, _ target: Target, _ epoch: TreeEpoch) -> Bool {
    switch (grant.role.reach, target) {
    case (.bureau, _): true
    case (.subtree, .bureau): epoch.order.first == grant.unit
    case (.unit, .unit(let unit)): grant.unit == unit
    case (.subtree, .unit(let unit)): epoch.isWithin(unit, grant.unit)
    case (.inCharge, .unit(let unit)): epoch.leader[unit] == grant.person
    case (.unit, .bureau), (.inCharge, .bureau), (_, .nobodys): false
    }
  }
}
