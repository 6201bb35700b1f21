internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Markup
internal import Wording

/// The tables of a definition's page.
struct DefinitionTables {
  let definition: LedgerDefinition
  let catalogue: LegalLimits
  let frame: PageFrame

  func table(_ heads: [PageWord], _ rows: [[HTML]]) -> HTML {
    div(.class("scroll"), .tabindex(0)) {
      Markup.table(.class("plain stack")) {
        thead { tr { for head in heads { th(.scope("col")) { frame(head) } } } }
        tbody {
          for row in rows {
            tr {
              for (head, cell) in zip(heads, row) {
                head == heads.first ? th(.scope("row")) { cell } : td(.data("label", frame(head))) { cell }
              }
            }
          }
        }
      }
    }
  }

  var comma: String { frame.language == .simplifiedChinese ? "、" : ", " }
  func joined(_ names: [String]) -> HTML { HTML(names.isEmpty ? frame(.none) : names.joined(separator: comma)) }
  private func name(_ stage: StageCode) -> String { definition.stage(stage)?.name[frame.language] ?? stage.raw }

  var stages: HTML {
    table(
      [.stage, .phase, .code],
      definition.stages.map { stage in
        [HTML(stage.name[frame.language]), HTML(phase(stage.phase)), code { stage.code.raw }]
      })
  }

  private func phase(_ phase: Stage.Phase) -> String {
    switch phase {
    case .draft: frame(.phaseDraft)
    case .awaiting: frame(.phaseAwaiting)
    case .working: frame(.phaseWorking)
    case .checking: frame(.phaseChecking)
    case .closed: frame(.phaseClosed)
    case .stopped: frame(.phaseStopped)
    }
  }

  var acts: HTML {
    table(
      [.acts, .from, .to, .by, .asks, .needs, .does, .code],
      definition.acts.map { act in
        let order = definition.stages.map(\.code)
        let from = order.filter(act.from.contains).map(name)
        return [
          HTML(act.name[frame.language]),
          act.anyStage ? HTML(frame(.anyOpenStage)) : from.isEmpty ? HTML(frame(.opening)) : joined(from),
          HTML(act.to.map(name) ?? frame(.none)), joined(who(act.by)), asks(act),
          lines(needs(act)), joined(act.does.map { $0.words[frame.language] }), code { act.code.raw },
        ]
      })
  }

  /// One beneath the other: each is a sentence.
  private func lines(_ texts: [String]) -> HTML {
    guard !texts.isEmpty else { return HTML(frame(.none)) }
    return HTML { for text in texts { span(.class("line")) { text } } }
  }

  private func asks(_ act: Act) -> HTML {
    guard !act.asks.isEmpty else { return HTML(frame(.none)) }
    return HTML {
      for (index, asked) in act.asks.enumerated() {
        if index > 0 { comma }
        let name = definition.field(asked.field)?.name[frame.language] ?? asked.field.raw
        if asked.isRequired { strong { name } } else { span(.class("soft")) { name } }
      }
    }
  }

  private func who(_ rule: ActorRule) -> [String] {
    let excepted = rule.noneOf.map { frame(PagePhrase.butNot(who($0))) }
    return rule.anyOf.map(who) + excepted + (rule.notDoer ? [frame(.notDoer)] : [])
  }

  private func who(_ term: ActorRule.Term) -> String {
    switch term {
    case .holding(let capability, let reach): held(capability, reach)
    case .responsiblePerson: frame(.responsiblePerson)
    case .author: frame(.author)
    case .system: frame(.system)
    }
  }

  func held(_ capability: Capability, _ reach: ActorRule.Reach) -> String {
    let over: PageWord =
      switch reach {
      case .lead: .overLead
      case .involved: .overInvolved
      case .bureau: .overBureau
      case .any: .overAny
      }
    let name = capability.officialName[frame.language]
    return switch frame.language {
    case .simplifiedChinese: "\(frame(over))“\(name)”权限"
    case .english: "“\(name)” over \(frame(over))"
    }
  }

  var limits: HTML {
    guard !definition.limits.isEmpty else { return p(.class("soft")) { frame(.none) } }
    return table(
      [.limit, .length, .from, .until, .light, .code],
      definition.limits.map { limit in
        [
          HTML(limit.name[frame.language]), HTML(length(limit)), HTML(trigger(limit.from)),
          joined(definition.stages.map(\.code).filter(limit.until.contains).map(name)),
          HTML("\(limit.light.shape) \(limit.light.officialName[frame.language])"), code { limit.code.raw },
        ]
      })
  }

  private func length(_ limit: LimitDefinition) -> String {
    switch limit.length {
    case .fixed(let length): length.wording(in: frame.language)
    case .rule(let key):
      if let rule = catalogue[key] {
        "\(rule.length.wording(in: frame.language)) · \(rule.what[frame.language])"
      } else {
        "\(frame(.statutory)) \(key)"
      }
    }
  }

  private func trigger(_ trigger: LimitDefinition.Trigger) -> String {
    switch trigger {
    case .stage(let stage): name(stage)
    case .act(let act): definition.act(act)?.name[frame.language] ?? act.raw
    case .field(let field): definition.field(field)?.name[frame.language] ?? field.raw
    }
  }
}
