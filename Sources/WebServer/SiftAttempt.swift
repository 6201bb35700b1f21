internal import Calendars
internal import LedgerKernel
internal import Pages
internal import Reports
internal import UseCases

/// What a text's page sent: one deed, the findings that were ticked, and what was typed about the open one.
struct SiftAttempt {
  enum Deed: Hashable {
    case show
    case accept(FindingKey)
    case acceptChosen
    case dropChosen
    case chip(FindingKey, Day)
    case sift(SiftSource.Deed, FindingKey)
  }

  let deed: Deed
  let tab: FindingKey.Kind
  /// Whose fields were on the page.
  let open: FindingKey?
  let chosen: [FindingKey]
  /// By field code; of the open finding.
  let typed: [String: [String]]

  /// - Throws: ``PageFault/badRequest`` for what no page of ours sends.
  init(_ body: FormBody) throws(PageFault) {
    func key(_ text: String) throws(PageFault) -> FindingKey {
      guard let key = FindingKey(text) else { throw .badRequest }
      return key
    }
    var open: FindingKey?
    if let text = body["open"] { open = try key(text) }
    var chosen: [FindingKey] = []
    for text in body.all("chosen") where chosen.count < SourceRoutes.mostChosen { chosen.append(try key(text)) }
    let words = (body["op"] ?? "show").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (words[0], words.count) {
    case ("show", 1): deed = .show
    case ("take", 1): deed = .acceptChosen
    case ("leave", 1): deed = .dropChosen
    case ("accept", 2): deed = .accept(try key(words[1]))
    case ("drop", 2): deed = .sift(.drop([try key(words[1])]), try key(words[1]))
    case ("restore", 2): deed = .sift(.restore(try key(words[1])), try key(words[1]))
    case ("merge", 2): deed = .sift(.join(try key(words[1])), try key(words[1]))
    case ("split", 3):
      guard let place = Int(words[2]) else { throw .badRequest }
      deed = .sift(.part(try key(words[1]), at: place), try key(words[1]))
    case ("chip", 3):
      guard let day = Day(iso: words[2]) else { throw .badRequest }
      deed = .chip(try key(words[1]), day)
    default: throw .badRequest
    }
    var typed: [String: [String]] = [:]
    if let open {
      let suffix = ".\(open)"
      for (name, value) in body.fields where name.hasSuffix(suffix) {
        typed[String(name.dropLast(suffix.count)), default: []].append(value)
      }
      // Boxes of which none is ticked send nothing.
      for code in [FieldCode.supports, .addressees, .lists] where !typed.isEmpty && typed[code.raw] == nil {
        typed[code.raw] = [""]
      }
    }
    if let text = body["tab"] {
      guard let kind = FindingKey.Kind(tab: text) else { throw .badRequest }
      tab = kind
    } else {
      tab = open?.kind ?? .assignment
    }
    (self.open, self.chosen, self.typed) = (open, chosen, typed)
  }

  func choice(_ key: FindingKey) -> AcceptFindings.Choice {
    AcceptFindings.Choice(key, key == open ? typed : [:])
  }

  /// What was typed about a finding, with a day for its deadline.
  func typed(adding day: Day, to key: FindingKey) -> [String: [String]] {
    var texts = key == open ? typed : [:]
    texts[FieldCode.due.raw] = [day.description]
    return texts
  }

  /// Whether the deed decides about a finding.
  func isDone(_ key: FindingKey) -> Bool {
    switch deed {
    case .acceptChosen, .dropChosen: chosen.contains(key)
    case .show, .accept, .chip, .sift: false
    }
  }

  var isRestoring: Bool { if case .sift(.restore, _) = deed { true } else { false } }
}
