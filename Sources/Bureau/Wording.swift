public import Wording

extension OrgUnit.Kind {
  public var officialName: Words {
    switch self {
    case .bureau: Words("局", en: "bureau")
    case .leadership: Words("局领导", en: "leadership")
    case .section: Words("科室", en: "section")
    case .affiliated: Words("局属单位", en: "affiliated unit")
    case .taskForce: Words("专班", en: "task force")
    }
  }
}

extension BranchMember.Duty {
  public var officialName: Words {
    switch self {
    case .secretary: Words("支部书记", en: "secretary")
    case .organisationMember: Words("组织委员", en: "organisation member")
    case .member: Words("党员", en: "member")
    }
  }
}

extension Organisation {
  /// By what a person may do something, as said beside the act:
  /// 「以办公室主任身份」「受方既明委托代签」「代鲁知远顶岗」.
  public func wording(of authority: Authority, in language: Language) -> String {
    let post = title(of: authority.post, in: language)
    let principal = authority.onBehalfOf.map { person($0)?.name[language] ?? $0.raw } ?? ""
    return switch (authority.source, language) {
    case (.post, .simplifiedChinese): "以\(post)身份"
    case (.post, .english): "as \(post)"
    case (.delegation, .simplifiedChinese): "受\(principal)（\(post)）委托代签"
    case (.delegation, .english): "signing for \(principal) (\(post))"
    case (.cover, .simplifiedChinese): "代\(principal)（\(post)）顶岗"
    case (.cover, .english): "covering for \(principal) (\(post))"
    }
  }

  /// A post as it is written after a name, with the unit's name of the post's first day: 「办公室主任」. A post of the
  /// whole bureau needs no unit: 「局长」.
  public func title(of post: Post, in language: Language) -> String {
    let role = role(post.role)?.name[language] ?? post.role.raw
    let place = unit(post.unit, on: post.from)
    let unit = place?.shortName[language] ?? post.unit.raw
    // 局领导班子 leads the bureau: its members hold their posts in the bureau, not in a unit of it.
    let ofTheBureau = place?.kind == .bureau || place?.kind == .leadership
    return switch (language, post.standing) {
    case (_, .substantive) where ofTheBureau: role
    case (.simplifiedChinese, .acting) where ofTheBureau: "\(role)（代理）"
    case (.english, .acting) where ofTheBureau: "acting \(role)"
    case (.simplifiedChinese, .substantive): unit + role
    case (.simplifiedChinese, .acting): "\(unit)\(role)（代理）"
    case (.english, .substantive): "\(role), \(unit)"
    case (.english, .acting): "acting \(role), \(unit)"
    }
  }
}
