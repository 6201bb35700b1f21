public import Calendars
public import LedgerKernel
internal import Markup
internal import Wording

/// 台账定义 — a definition as a picture of its stages and as tables: what is recorded, what stages there are, who may do
/// what with what, within what limits.
public func definitionPage(_ definition: LedgerDefinition, limits catalogue: LegalLimits, _ frame: PageFrame) -> [UInt8]
{
  let frame = frame.at(.ledger(definition.code.raw))
  let tables = DefinitionTables(definition: definition, catalogue: catalogue, frame: frame)
  return frame.page("\(frame(.definition)) · \(definition.officialName[frame.language])") {
    frame.heading(HTML("\(definition.officialName[frame.language]) · \(frame(.definition))")) {
      a(.class("btn"), .href(.site("ledgers", definition.code.raw))) { frame(.goBack) }
    }
    p(.class("soft")) {
      "\(frame(.basis)) · \(definition.basis[frame.language]) · \(frame(.hash)) "
      code { String(definition.hash.raw.prefix(12)) }
    }
    section(.class("panel")) {
      h2 { frame(DefinitionWord.chart) }
      div(.class("scroll flowing"), .tabindex(0), .role("group"), .aria("label", frame(DefinitionWord.chart))) {
        StageChart(definition, in: frame.language).drawing(frame)
      }
      p(.class("soft")) { frame(DefinitionWord.chartHint) }
    }
    section(.class("panel")) {
      h2 { frame(.stages) }
      tables.stages
    }
    section(.class("panel")) {
      h2 { frame(.acts) }
      tables.acts
    }
    section(.class("panel"), .id("fields")) {
      h2 { frame(.fields) }
      tables.fields
    }
    section(.class("panel")) {
      h2 { frame(.limits) }
      tables.limits
    }
  }
}
