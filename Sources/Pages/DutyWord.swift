internal import Wording

/// Words of duties, organisation and settings, both languages side by side.
enum DutyWord: InterfaceWord {
  case inChargeOf
  case duties, dutiesHint, withoutItem, withoutItemHint, everyoneBears, unitAccount, personAccount, standard, share
  case lead, support, leaderOf, responsibleFor, posts, people, inCharge, head, liaison, noItems, outOfScope, units
  case person, cut, organisation, organisationHint, delegations, covers, capabilities, from, noLending, vacant
  case changes, settings, whoAmI, theme, myCover, adopted, adoptedHint, file, kind, year, hash, signsFor, coversFor
  case languageHint, before, orgUnits, count, branchOf, adoptedOn, acting, noCover

  var words: Words {
    switch self {
    case .duties: Words("责任", en: "Duties")
    case .dutiesHint:
      Words("人—事—责双向对照：每个单位、每个人承担什么。", en: "People, items, responsibility: who answers for what, seen both ways.")
    case .withoutItem: Words("名下没有事项的人员", en: "People with no item of their own")
    case .withoutItemHint:
      Words("在您的查看范围内，以下人员名下没有在办事项。", en: "As far as you may see, no open item names these people.")
    case .everyoneBears: Words("人人肩上有担子。", en: "Everyone carries something.")
    case .unitAccount: Words("明细账", en: "Account")
    case .personAccount: Words("承担的事项", en: "Answers for")
    case .standard: Words("完成标准", en: "To what standard")
    case .share: Words("怎样负责", en: "How")
    case .lead: Words("牵头、承办", en: "Leads, handles")
    case .support: Words("配合", en: "Supports")
    case .inChargeOf: Words("分管单位", en: "In charge of")
    case .leaderOf: Words("分管领导", en: "Leader in charge")
    case .responsibleFor: Words("责任人", en: "Responsible person")
    case .posts: Words("职务", en: "Posts")
    case .people: Words("人员", en: "People")
    case .inCharge: Words("分管领导", en: "Leader in charge")
    case .head: Words("负责人", en: "Head")
    case .liaison: Words("联络员", en: "Liaison")
    case .noItems: Words("在您的查看范围内没有事项。", en: "No items, as far as you may see.")
    case .outOfScope: Words("该单位的事项不在您的查看范围。", en: "This unit's items are outside what you may see.")
    case .units: Words("单位", en: "Units")
    case .person: Words("责任人", en: "Person")
    case .cut: Words("只列出前一部分，请按台账查看其余。", en: "Only the first part is listed; see the ledgers for the rest.")
    case .organisation: Words("组织", en: "Organisation")
    case .organisationHint:
      Words("机构、职务、分管、授权和顶岗，按日期查看。", en: "Units, posts, leaders in charge, delegations and cover, as of a day.")
    case .delegations: Words("授权代签", en: "Delegated signing")
    case .covers: Words("顶岗", en: "Cover")
    case .capabilities: Words("权限", en: "Rights")
    case .from: Words("自", en: "From")
    case .noLending: Words("这一天没有授权代签和顶岗。", en: "No delegation and no cover on this day.")
    case .vacant: Words("空缺", en: "vacant")
    case .changes: Words("机构调整", en: "Reorganisations")
    case .settings: Words("设置", en: "Settings")
    case .whoAmI: Words("本人信息", en: "About you")
    case .theme: Words("界面语言", en: "Language")
    case .myCover: Words("授权与顶岗", en: "Delegation and cover")
    case .adopted: Words("采用的文件", en: "Adopted texts")
    case .adoptedHint: Words("本系统依据以下文件运行，按采用先后列出，最新在前。", en: "What the system goes by, the latest first.")
    case .file: Words("文件", en: "File")
    case .kind: Words("类别", en: "Kind")
    case .year: Words("年度", en: "Year")
    case .hash: Words("校验码", en: "Hash")
    case .signsFor: Words("代签", en: "signs for")
    case .coversFor: Words("顶岗", en: "stands in for")
    case .languageHint: Words("语言保存在本浏览器。", en: "The language is kept in this browser.")
    case .before: Words("没有职务", en: "No post")
    case .orgUnits: Words("机构", en: "Units")
    case .count: Words("事项", en: "Items")
    case .branchOf: Words("所在党支部", en: "Party branch")
    case .adoptedOn: Words("采用日期", en: "Adopted on")
    case .acting: Words("代理", en: "acting")
    case .noCover: Words("今天没有授权，也不顶岗。", en: "No delegation and no cover today.")
    }
  }
}
