public import Wording

extension Capability {
  /// What holding it lets a person do, as refusals and pages say it.
  public var officialName: Words {
    switch self {
    case .read: Words("查看", en: "read")
    case .supervise: Words("督办", en: "supervise")
    case .draft: Words("拟办", en: "draft")
    case .sign: Words("签发", en: "sign and issue")
    case .decide: Words("党委会研究决定", en: "decide for the party committee")
    case .rule: Words("裁定", en: "rule on disputes")
    case .receive: Words("签收", en: "sign for")
    case .report: Words("填报", en: "report")
    case .liaise: Words("联络", en: "liaise")
    case .accept: Words("审核", en: "accept reports")
    case .head: Words("主持单位工作", en: "head")
    case .verify: Words("核验", en: "verify")
    case .personnel: Words("人事", en: "keep personnel matters")
    case .discipline: Words("纪检", en: "keep discipline matters")
    case .partyAffairs: Words("党务", en: "keep party affairs")
    case .administer: Words("系统管理", en: "administer the system")
    case .authorise: Words("安全保密管理", en: "authorise access")
    case .audit: Words("安全审计", en: "audit")
    default: Words(raw, en: raw)
    }
  }
}
