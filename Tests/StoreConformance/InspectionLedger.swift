extension StoreConformance {
  /// A ledger whose fields are its own: what the shipped ones have, every row has as a column.
  static let inspections = """
    ledger: inspection
    official-name: { zh-Hans: 巡检台账, en: Inspections }
    number: XJ-{year}-{serial:3}
    basis: { zh-Hans: 局巡检制度, en: Rules on inspections }
    fields:
      kind:     { name: { zh-Hans: 类别, en: Kind }, type: choice, of: { gas: { zh-Hans: 燃气, en: Gas }, heat: { zh-Hans: 供热, en: Heating } } }
      found-on: { name: { zh-Hans: 发现日期, en: Found on }, type: day }
      length:   { name: { zh-Hans: 长度, en: Length }, type: number, unit: { zh-Hans: 米, en: metres } }
      pressing: { name: { zh-Hans: 紧急, en: Pressing }, type: flag }
      street:   { name: { zh-Hans: 街道, en: Street }, type: text, limit: 40 }
    stages:
      noted:  { name: { zh-Hans: 登记, en: Noted }, phase: draft }
      mended: { name: { zh-Hans: 已处置, en: Mended }, phase: closed }
    acts:
      note:
        name: { zh-Hans: 登记, en: Note }
        to: noted
        by: [supervise over bureau, report over lead]
        asks: [title, lead?, kind?, found-on?, length?, pressing?, street?]
        does: number
      correct:
        name: { zh-Hans: 更正, en: Correct }
        from: noted
        by: [supervise over bureau, report over lead]
        asks: [title?, lead?, kind?, found-on?, length?, pressing?, street?]
        does: assign
      mend:
        name: { zh-Hans: 处置, en: Mend }
        from: noted
        to: mended
        by: supervise over bureau
        does: close-out
    lights: { warn: 3 working days, wall: yes }
    """
}
