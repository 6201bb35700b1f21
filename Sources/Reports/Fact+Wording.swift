internal import Bureau
internal import Calendars
public import LedgerKernel
public import Wording

extension Fact {
  /// What happened, in a sentence.
  public func wording(_ definition: LedgerDefinition?, _ names: Names) -> Words {
    func because(_ zh: String, _ en: String, _ reason: String) -> Words {
      reason.isEmpty ? Words(zh, en: en) : Words("\(zh)：\(reason)", en: "\(en): \(reason)")
    }
    func fields(_ codes: some Sequence<FieldCode>) -> Words {
      Words(joining: codes.sorted().map { definition?.field($0)?.name ?? Words(verbatim: $0.raw) })
    }
    switch self {
    case .registered: return Words("登记", en: "Registered")
    case .numbered(let number): return Words("编号 \(number.text)", en: "Numbered \(number.text)")
    case .assigned(let values, let cleared):
      let (named, emptied) = (fields(values.keys), fields(cleared))
      let set = Words("填写\(named.simplifiedChinese)", en: "Set \(named.english)")
      let clear = Words("清空\(emptied.simplifiedChinese)", en: "Cleared \(emptied.english)")
      if cleared.isEmpty { return set }
      return values.isEmpty
        ? clear
        : Words("\(set.simplifiedChinese)；\(clear.simplifiedChinese)", en: "\(set.english); \(clear.english)")
    case .consulted(let units):
      let named = Words(joining: units.map(names.unit))
      return Words("征求\(named.simplifiedChinese)意见", en: "Asked \(named.english)")
    case .answered(let answer):
      let unit = names.unit(answer.unit)
      switch answer.kind {
      case .accept: return because("\(unit.simplifiedChinese)认可", "\(unit.english) accepted", answer.reason)
      case .claim: return because("\(unit.simplifiedChinese)主动认领", "\(unit.english) claimed it", answer.reason)
      case .object: return because("\(unit.simplifiedChinese)提出异议", "\(unit.english) objected", answer.reason)
      }
    case .signedAndIssued(let meeting): return because("签发", "Signed and issued", meeting ?? "")
    case .signedFor(let unit):
      return Words("\(names.unit(unit).simplifiedChinese)签收", en: "\(names.unit(unit).english) signed for it")
    case .declined(let unit, let reason):
      return because("\(names.unit(unit).simplifiedChinese)退单", "\(names.unit(unit).english) declined", reason)
    case .ruled(let upheld, let reason):
      return upheld
        ? because("裁定退单成立", "The decline was upheld", reason) : because("裁定退单不成立", "The decline was dismissed", reason)
    case .reported(let report): return because("反馈进展", "Reported", report.text)
    case .attached(let file): return Words("上传佐证《\(file.name)》", en: "Attached “\(file.name)”")
    case .advanced(let advance):
      let name = definition?.act(advance.act)?.name ?? Words(verbatim: advance.act.raw)
      guard advance.from != advance.to, let stage = definition?.stage(advance.to)?.name else { return name }
      return Words(
        "\(name.simplifiedChinese)，转入“\(stage.simplifiedChinese)”", en: "\(name.english) → \(stage.english)")
    case .urged(let text): return because("催办", "Urged", text)
    case .instructed(let text): return because("批示", "Instructed", text)
    case .changeAsked(let request):
      let named = fields(request.values.keys)
      return because("申请变更\(named.simplifiedChinese)", "Asked to change \(named.english)", request.reason)
    case .targetChanged(let changes, _):
      return Words(
        joining: changes.map { change in
          let name = definition?.field(change.field)?.name ?? Words(verbatim: change.field.raw)
          let old = change.old?.wording(definition?.field(change.field), names) ?? Words("空", en: "nothing")
          let new = change.new.wording(definition?.field(change.field), names)
          return Words(
            "\(name.simplifiedChinese)由\(old.simplifiedChinese)变更为\(new.simplifiedChinese)",
            en: "\(name.english) changed from \(old.english) to \(new.english)")
        })
    case .changeRefused(let reason): return because("变更申请未获批准", "The change was refused", reason)
    case .obstacleRaised(let text): return because("提出难题", "Raised an obstacle", text)
    case .obstacleResolved(let text): return because("难题已解决", "The obstacle was resolved", text)
    case .delegated(let from, let to, let reason):
      return because(
        "由\(names.unit(from).simplifiedChinese)转派\(names.unit(to).simplifiedChinese)",
        "Passed on from \(names.unit(from).english) to \(names.unit(to).english)", reason)
    case .finished(let note): return because("申请办结", "Reported as done", note)
    case .sentBack(let reason): return because("退回重办", "Sent back", reason)
    case .verified(let note): return because("核验通过", "Verified", note)
    case .closedOut: return Words("销号", en: "Closed out")
    case .stopped(let reason): return because("终止办理", "Stopped", reason)
    case .carriedOver: return Words("结转下年", en: "Carried over to the next year")
    case .lapsed(let limit):
      let name = definition?.limit(limit)?.name ?? Words(verbatim: limit.raw)
      return Words("“\(name.simplifiedChinese)”期限届满", en: "The limit “\(name.english)” ran out")
    case .adopted(let adoption): return Words("采用 \(adoption.name)", en: "Adopted \(adoption.name)")
    case .redefined: return Words("转入新版台账定义", en: "Moved to a new version of its definition")
    case .erased(let reason): return because("敏感信息已擦除", "Sensitive values were erased", reason)
    }
  }
}

extension Fact {
  /// What kind of thing happened, for whoever may not see more.
  public var kindName: Words {
    switch self {
    case .registered: Words("登记", en: "Registered")
    case .numbered: Words("编号", en: "Numbered")
    case .assigned: Words("设定内容", en: "Particulars set")
    case .consulted: Words("征求意见", en: "Units consulted")
    case .answered: Words("答复", en: "Answered")
    case .signedAndIssued: Words("签发", en: "Signed and issued")
    case .signedFor: Words("签收", en: "Signed for")
    case .declined: Words("退单", en: "Declined")
    case .ruled: Words("裁定", en: "Ruled on")
    case .reported: Words("反馈进展", en: "Progress reported")
    case .attached: Words("上传佐证", en: "Evidence attached")
    case .advanced: Words("转环节", en: "Moved to a stage")
    case .urged: Words("催办", en: "Urged")
    case .instructed: Words("批示", en: "Instructed")
    case .changeAsked: Words("申请变更", en: "Change asked for")
    case .targetChanged: Words("变更目标", en: "Target changed")
    case .changeRefused: Words("不同意变更", en: "Change refused")
    case .obstacleRaised: Words("提出难题", en: "Obstacle raised")
    case .obstacleResolved: Words("解决难题", en: "Obstacle resolved")
    case .delegated: Words("转派", en: "Passed on")
    case .finished: Words("申请办结", en: "Reported done")
    case .sentBack: Words("退回", en: "Sent back")
    case .verified: Words("核验", en: "Verified")
    case .closedOut: Words("销号", en: "Closed out")
    case .stopped: Words("终止", en: "Stopped")
    case .carriedOver: Words("结转", en: "Carried over")
    case .lapsed: Words("时限届满", en: "Limit lapsed")
    case .adopted: Words("启用规则", en: "Rule adopted")
    case .redefined: Words("转入新定义", en: "Moved to a new definition")
    case .erased: Words("删除敏感内容", en: "Sensitive content erased")
    }
  }
}
