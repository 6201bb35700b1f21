import Bureau
import Calendars
import HTTPTypes
import Hummingbird
import LedgerKernel
import Storage
import Testing
import UseCases

@testable import WebServer

/// Every route of the router × a person for each set of powers × items within and without his scope: nothing of what he
/// may not see comes back, whatever he asks for. Generated, so that a new route cannot be forgotten.
@Suite struct MatrixTests {
  /// An item with words that stand nowhere else.
  private struct Secret {
    let item: ItemID
    let title: String
    let words: [String]
  }

  @Test func `no route shows anybody a row that is out of his scope`() async throws {
    let sample = try await SampleOffice()
    let secrets = try await Self.items(sample)
    let people = Self.people(sample.office)
    #expect(people.count >= 6)
    let site = Site(
      office: sample.office,
      configuration: WebConfiguration(host: "127.0.0.1", port: 0, publicURL: nil, demo: true, secret: Client.secret))
    let routes = makeRouter(site).routes.filter { $0.method == .get }.map { "\($0.path)" }
    var asked = 0
    var hidden = 0
    for person in people {
      let client = Client(sample)
      try await client.signIn(person)
      let scope = sample.office.scope(of: person)
      var (seen, unseen): ([Secret], [Secret]) = ([], [])
      for secret in secrets {
        let row = try #require(try await sample.store.row(of: secret.item))
        if scope.sees(row) { seen.append(secret) } else { unseen.append(secret) }
      }
      hidden += unseen.count
      for route in routes where !Self.endless.contains(route) {
        for path in Self.paths(route, secrets, sample.office) {
          asked += 1
          let answer = try await client.get(path)
          #expect(answer.status.code < 500, "\(person) \(path): \(answer.status)")
          for secret in unseen {
            for words in secret.words where answer.text.contains(words) {
              Issue.record("\(person) sees “\(words)” at \(path)")
            }
          }
        }
      }
      // What is in scope is found, or the matrix would prove nothing.
      for secret in seen.prefix(2) {
        #expect(try await client.get("/items/\(secret.item)").text.contains(secret.title), "\(person)")
      }
    }
    print("matrix: \(people.count) people × \(routes.count) routes, \(asked) requests, \(hidden) hidden rows")
    #expect(hidden >= people.count)
  }

  /// Answers that do not end by themselves.
  private static let endless: Set<String> = ["/events"]

  /// One of each: a draft, an issued order, one with a milestone's words, for units far from each other.
  private static func items(_ sample: SampleOffice) async throws -> [Secret] {
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    var secrets: [Secret] = []
    let units = ["housing-market", "archives", "drainage", "gardens"]
    for (index, unit) in units.enumerated() {
      let marks = ["题\(index)甲乙丙密", "标准\(index)丁戊己密", "引语\(index)庚辛壬密"]
      let item = try await clerk.draft(
        marks[0],
        [
          ("lead", unit), ("due", "2023-06-30"), ("start", "2023-03-01"), ("standard", marks[1]),
          ("sources.document", "文件\(index)"), ("sources.clause", "一"), ("sources.quote", marks[2]),
        ])
      let id = try #require(ItemID(item))
      if index.isMultiple(of: 2) {
        _ = try await clerk.act("submit", on: item)
      }
      secrets.append(Secret(item: id, title: marks[0], words: marks + ["文件\(index)"]))
    }
    return secrets
  }

  /// The first person for each set of powers and units.
  private static func people(_ office: Office) -> [PersonID] {
    let organisation = office.rulebook.organisation
    var seen: Set<String> = []
    var found: [PersonID] = []
    for person in organisation.people {
      let posts = organisation.posts(of: person.id, on: office.today)
      let powers = Set(posts.flatMap { organisation.role($0.role)?.capabilities ?? [] })
      let key = powers.map { "\($0)" }.sorted().joined(separator: " ")
      if !posts.isEmpty, seen.insert(key).inserted { found.append(person.id) }
    }
    return found
  }

  /// A route with each value that may stand in it, with and without what may be asked of it.
  private static func paths(_ route: String, _ secrets: [Secret], _ office: Office) -> [String] {
    var paths = [route]
    func fill(_ name: String, _ values: [String]) {
      paths = paths.flatMap { path in
        path.contains(name) ? values.map { path.replacing(name, with: $0) } : [path]
      }
    }
    let ledgers = office.rulebook.ledgers(in: office.today.year)
    let acts = ledgers.flatMap { $0.acts.map(\.code.raw) }
    if route.hasPrefix("/people") {
      fill("{id}", ["tu-mingyuan", "juan-shuyao"])
    } else if route.hasPrefix("/units") {
      fill("{id}", ["housing-market", "archives"])
    } else {
      fill("{id}", secrets.map(\.item.description))
    }
    fill("{code}", ledgers.map(\.code.raw))
    fill("{act}", Array(Set(acts)).sorted().filter { ["edit", "issue", "sign-for", "report"].contains($0) })
    fill("{digest}", [String(repeating: "0", count: 64)])
    precondition(paths.allSatisfy { !$0.contains("{") }, "\(route) has a part that nothing stands in for")
    let isList = ["/", "/wall", "/vague", "/desk", "/units"].contains(route) || route.hasPrefix("/ledgers/{code}")
    guard isList, !route.contains("{act}") else { return paths }
    return paths.flatMap { path in
      [path, path + "?words=%E5%AF%86", path + "?as-of=2023-03-01", path + "?order=newest&group=leader"]
    }
  }
}
