/// 清单 — the lists an assignment may stand on; a bureau corrects them when it issues.
public enum ListHint: String, CaseIterable, Hashable, Sendable {
  case innovation, key, routine, project, livelihood
  case businessEnvironment = "business-environment"
  case industry, reform, safety, party, study, integrity, cadre, publicity

  /// Lower-case ASCII, permanent.
  public var code: String { rawValue }

  public var officialName: String {
    switch self {
    case .innovation: "创新"
    case .key: "重点"
    case .routine: "常规"
    case .project: "项目"
    case .livelihood: "民生"
    case .businessEnvironment: "营商环境"
    case .industry: "行业运行"
    case .reform: "改革立法"
    case .safety: "安全"
    case .party: "党建"
    case .study: "学习"
    case .integrity: "廉政"
    case .cadre: "干部"
    case .publicity: "宣传"
    }
  }
}

/// Which lists a stretch of text may stand on, by its own words and by its heading's.
enum ListHints {
  struct Hint {
    let list: ListHint
    let reason: Reason
    var code: String { list.code }
  }

  private static let phrases: [(list: ListHint, phrases: Phrases)] = [
    (.innovation, Phrases("创新 亮点 试点 示范 首创 品牌 争创 可复制 打造 数字化 智慧 智能 新模式 标杆 样板")),
    (.key, Phrases("重点 首要任务 最重要 刚性 硬性 目标 中心工作 督办 倒排 落实 专项规划 攻坚 要点")),
    (.routine, Phrases("常规 日常 台账 明细账 信息报送 政务公开 信访 常态化 要点 分类 垃圾 档案")),
    (.project, Phrases("项目 工程 开工 竣工 投产 投资 管网 道路 桥梁 建成 改造 新建 建设 整治 修复 资金 扩建 平台 农田")),
    (
      .livelihood,
      Phrases(
        "民生 群众 小区 社区 供热 供水 供气 燃气 住房 交付 不动产 老旧 保障 养老 就业 医疗 学校 中小学 医院 村庄 补贴 农村 公园 街巷 托育 学生 医保 低保 救助 老年 残疾")
    ),
    (.businessEnvironment, Phrases("营商环境 审批 证照 一件事 报装 办事 政务服务 惠企")),
    (.industry, Phrases("建筑业 房地产业 经济运行 行业发展 产业 指标 市场 企业 招商 消费")),
    (.reform, Phrases("改革 立法 条例 办法》 办法 规章 机制 制度 规划 规定 体制")),
    (.safety, Phrases("安全 隐患 应急 防汛 风险 消防 督察 危险化学品 债务 防洪 化债 环保 事故 生产")),
    (.party, Phrases("党建 党支部 支部 党组织 党委 党员 基层组织 机关党 党务 主题党日 三会一课 四个意识")),
    (.study, Phrases("学习 读书班 中心组 第一议题 研讨 大学习 会议精神 宣讲")),
    (.integrity, Phrases("廉政 廉洁 纪委 执纪 监督 腐败 巡察 追责 问责 责任追究 述廉 检查考核 表彰奖励 通报批评 违纪 作风纪律")),
    (.cadre, Phrases("干部 作风 轮岗 选拔 队伍 奖惩 人才 培训 能力 打折")),
    (.publicity, Phrases("宣传 报道 舆论 信息报送 展示 亮点经验 经验做法")),
  ]

  /// - Returns: Never empty; those its own words give first, then its headings', nearest first.
  static func lists(of range: Range<Int>, under headings: [Range<Int>], in outline: Outline) -> [Hint] {
    let (source, text) = (outline.source, outline.source.folded)
    func hint(_ list: ListHint, _ word: Range<Int>) -> Hint {
      Hint(list: list, reason: .list(list.code, word: source.quote(word)))
    }
    var found = phrases.compactMap { hint in hint.phrases.first(in: text, range).map { (hint.list, $0) } }
    for heading in headings {
      for (list, phrases) in phrases where !found.contains(where: { $0.0 == list }) {
        if let word = phrases.first(in: text, heading) { found.append((list, word)) }
      }
    }
    if found.isEmpty { return [Hint(list: .key, reason: .listByDefault(ListHint.key.code))] }
    return found.map { hint($0.0, $0.1) }
  }
}
