import LedgerKernel
import Wording

/// A value and where it was written.
struct Spot<Value> {
  let value: Value
  let place: Place

  init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

/// 台账草案 — a ledger as it was read, with the places, before it is known to hang together.
struct LedgerDraft {
  struct ActDraft {
    let code: ActCode
    let name: Words
    let place: Place
    var isOpening = false
    var from: [Spot<StageCode>] = []
    var anyOpen = false
    var to: Spot<StageCode>?
    var by: [Spot<ActorRule.Term>] = []
    var not: [Spot<ActorRule.Term>] = []
    var notDoer = false
    var asks: [Spot<Act.Asked>] = []
    var does: [Spot<Effect>] = []
    var when: Spot<Condition>?
    var needs: [Spot<Need>] = []

    var act: Act {
      Act(
        code: code, name: name, from: Set(from.map(\.value)), anyStage: anyOpen, to: to?.value,
        by: ActorRule(anyOf: by.map(\.value), noneOf: not.map(\.value), notDoer: notDoer), asks: asks.map(\.value),
        does: does.map(\.value),
        when: when?.value, needs: needs.map(\.value))
    }
    var isBySystem: Bool { by.contains { $0.value == .system } }
    func does(_ effect: Effect) -> Bool { does.contains { $0.value == effect } }
    func asked(_ field: FieldCode) -> Act.Asked? { asks.first { $0.value.field == field }?.value }
  }
  struct LimitDraft {
    let code: LimitCode
    let name: Words
    let place: Place
    let length: Spot<LimitDefinition.Length>
    let from: Spot<LimitDefinition.Trigger>
    let until: [Spot<StageCode>]
    let when: Spot<Condition>?
    let then: Spot<ActCode>?
    let light: Light
  }

  var place = Place(file: "")
  var code: LedgerCode?
  var name: Words?
  var basis: Words?
  var numbering: Spot<Numbering>?
  var fields: [Spot<FieldDefinition>] = []
  var stages: [Spot<Stage>] = []
  var acts: [ActDraft] = []
  var limits: [LimitDraft] = []
  var lights: LightRule?
  var takes: [Spot<Material>] = []

  func definition(_ hash: DefinitionHash) -> LedgerDefinition? {
    guard let code, let name, let basis, let lights else { return nil }
    let limits = limits.map {
      LimitDefinition(
        code: $0.code, name: $0.name, length: $0.length.value, from: $0.from.value, until: Set($0.until.map(\.value)),
        when: $0.when?.value, then: $0.then?.value, light: $0.light)
    }
    return LedgerDefinition(
      code: code, officialName: name, hash: hash, basis: basis, numbering: numbering?.value,
      fields: fields.map(\.value), stages: stages.map(\.value), acts: acts.map(\.act), limits: limits, lights: lights,
      takes: Set(takes.map(\.value)))
  }

  func field(_ code: FieldCode) -> FieldDefinition? {
    fields.first { $0.value.code == code }?.value ?? FieldDefinition.common[code]
  }
  func stage(_ code: StageCode) -> Stage? { stages.first { $0.value.code == code }?.value }
  func act(_ code: ActCode) -> ActDraft? { acts.first { $0.code == code } }
  var openStages: [StageCode] { stages.map(\.value).filter(\.phase.isOpen).map(\.code) }
}

/// Every code the file defines, in its order: a reference is judged by these, whether or not what it names could be read.
struct LedgerNames {
  var fields: [String] = []
  var stages: [String] = []
  var acts: [String] = []
  var limits: [String] = []

  init() {}

  init(_ map: YAMLMap) {
    func keys(_ name: String) -> [String] {
      if case .map(let entries)? = map[name]?.content { entries.map(\.key) } else { [] }
    }
    fields = keys("fields") + FieldDefinition.common.keys.map(\.raw).sorted()
    (stages, acts, limits) = (keys("stages"), keys("acts"), keys("limits"))
  }
}
