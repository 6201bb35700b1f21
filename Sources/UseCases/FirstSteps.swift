public import Bureau
internal import Calendars
internal import LedgerKernel
public import Reports

extension ViewDesk {
  /// 第一步 — three places where somebody with these posts begins, by what the posts may do.
  public func steps(for person: PersonID) -> [Desk.Step] {
    var bench = Bench(office, person)
    return steps(&bench)
  }

  func steps(_ bench: inout Bench) -> [Desk.Step] {
    let organisation = office.rulebook.organisation
    let posts = organisation.posts(of: bench.viewer, on: bench.today)
    let unit = posts.first { $0.unit != organisation.units(on: bench.today).first?.id }?.unit
    func own(_ capability: Capability) -> Bool {
      posts.contains { organisation.role($0.role)?.capabilities.contains(capability) == true }
    }
    var steps: [Desk.Step] = []
    if own(.sign) { steps += [.look(.sign), .sheet, .redWall] }
    if own(.supervise) {
      steps.append(.readText)
      let openings = bench.definitions.filter { definition in
        definition.lights.onWall && definition.openings.contains { bench.reach.mayEver($0) }
      }
      // Where a number is drawn with the signature, somebody drafts day by day.
      let opening =
        openings.first { $0.acts.contains { $0.does.contains(.number) && $0.does.contains(.issue) } } ?? openings.first
      if let opening { steps.append(.draftOrder(opening.code, opening.officialName)) }
      steps.append(.look(.urge))
    }
    if own(.accept) { steps += [.look(.review)] }
    if own(.receive) { steps.append(.look(.receive)) }
    if own(.report) { steps.append(.look(.report)) }
    if own(.read), let unit, !own(.sign) { steps.append(.unit(unit)) }
    if organisation.branches(on: bench.today).contains(where: {
      organisation.secretary(of: $0.id, on: bench.today) == bench.viewer
    }) {
      steps.append(.branch)
    }
    if own(.audit) { steps += [.journal, .organisation] }
    if own(.administer) || own(.authorise) { steps += [.settings, .organisation] }
    if own(.read) { steps += [.wall, .duties] }
    steps += [.organisation, .duties, .settings]
    var seen: Set<Desk.Step> = []
    return Array(steps.filter { seen.insert($0).inserted }.prefix(3))
  }
}
