/// The words by which officials ask, do, report and exhort. Nothing here belongs to one text.
enum Lexicon {
  /// Ask for something, wherever they stand.
  static let demands = Phrases("必须 务必 一定要 确保 不得 严禁 绝不能 应当 责成 请各 请大家 要求各")
  static let redLines = Phrases("必须 务必 不得 严禁 绝不能 绝不允许 一律 坚决杜绝 零容忍")
  /// What 要 is part of when it does not ask.
  static let beforeWant: Set<Unicode.Scalar> = Set("主重需只首必摘概纪紧险想扼".unicodeScalars)
  static let afterWant: Set<Unicode.Scalar> = Set("求点么素闻件害领塞职".unicodeScalars)

  /// Urge without saying what to do; skipped in front of a verb.
  static let urging = Phrases(
    """
    要 必须 一定要 务必 都要 也要 还要 就是要 就是 将 拟 计划 请 再 并 并且 同时 进一步 切实 全面 深入 扎实 积极 \
    大力 着力 全力 全力以赴 持续 不断 努力 认真 稳步 有序 统筹 坚决 纵深 尽快 抓紧 聚力 极力 力争 常态化 制度化 分批 分类 \
    分层 分步 逐项 逐步 及时 严格 科学 高效 强力 稳妥 更大力度 继续 主动 精心 定期 按时 集中 充分 有效 探索 研究 \
    始终 牢牢 加紧 接续 坚定不移 立即 马上 按期 如期 深化细化 因地制宜 成功 多措并举 合理 着重 加以 切切实实 限期 对标对表
    """)
  /// Something a person can be asked to show the result of.
  static let deeds = Phrases(
    """
    制定 出台 印发 编制 起草 修订 建立 健全 完善 构建 开展 实施 启动 组织 创建 建成 建设 新建 改建 扩建 打造 改造 整治 完成 \
    争取 争创 申报 落地 开工 交付 修复 化解 排查 培训 考核 督导 评比 听取 选拔 推荐 轮岗 督办 细化 分解 签订 召开 举办 报送 通报 \
    表彰 追究 整改 清理 消除 更新 新增 增加 发放 引进 治理 备案 倒排 盘点 设立 成立 公布 公示 推行 实行 拓宽 扩大 支持 严控 \
    压减 拆除 移交 验收 办理 办结 盯紧 紧盯 反馈 汇报 展示 取缔 关停 普查 摸排 改扩建 提升改造 更新改造 建强 查找 办好 办实 \
    强化 加大 启用 上线 接入 安排 调配 明确 落实 防范 谋划 奖励 处罚 问责 约谈 列为 整合 对照 改进 严格按照 严格落实 严格执行
    """)
  /// Verbs that need something countable or nameable after them.
  static let softDeeds = Phrases("抓实 抓好 实现 推进 推动 加强 提升 提高 深化 优化 促进 加快 解决 抓 抓紧抓实 做好 保障 挖掘 引导 形成 坚持 做到 发展 严厉打击 打击")
  /// What a deed is done to.
  static let things = Phrases(
    """
    制度 机制 办法 方案 规划 计划 体系 项目 工程 台账 清单 平台 试点 行动 活动 培训 检查 考核 改造 指标 设施 管网 道路 桥梁 小区 \
    社区 村庄 市场 问题 隐患 风险 用地 资金 读书班 学习 宣传 会议 报告 档案 名单 队伍 标准 规范 条例 细则 立法 改革 监管 治理 \
    整治 整改 落实 攻坚 示范 品牌 窗口 系统 数据 房屋 住房 物业 公园 街区 专班 岗位 目标 任务 责任 清洁 更新 议题 中心 学校 医院 \
    实事 排查 督办 督导 督查 执法 抽查 演练 维修 养护 信访 投诉 证照 审批 报装 补贴 供给 建设 服务
    """)
  /// What cannot be inspected: an object that ends so is exhortation.
  static let abstractions = Phrases(
    """
    思想 意识 理念 精神 信心 决心 自觉 力量 合力 局面 氛围 贡献 篇章 作用 状态 热情 斗志 信念 觉悟 理想 立场 方向 格局 根基 底线 \
    幸福感 获得感 安全感 高质量发展 发展 本领 感悟 认识 下功夫 上下力气 抓落实 落地生根 开花结果 胜利 希望 未来 答卷 形象 步调一致 \
    落到实处 新需求 聚集 一致 主动权 工作理念 作风 认识 关系 辉煌 佳绩 能力 水平 强国 效能 压力 站位 结果
    """)
  /// Open a clause that only says what for or how.
  static let purposes = Phrases("为了 为 以 使 让 从而 真正 从 在 通过 把 用 向 与 充分发挥 围绕 紧扣 立足 聚焦 针对 根据 按照 结合 不仅 无论 不管 作为 随着 由于")

  /// A look back: years gone by are judged apart.
  static let reviews = Phrases(
    "一年来 去年 回望 回顾 过去 以来 刚才 已经 先后 累计完成 圆满完成 圆满收官 荣获 获评 被评为 位列 成功入围 取得了 超额完成 表示祝贺 表示感谢 衷心感谢 受到处理 受到表彰"
  )
  static let problems = Phrases(
    """
    差距 短板 滞后 薄弱 不到位 不够 不高 不严 不实 不足 不力 不强 不多 不想 不愿 不会 不敢 不担当 缺乏 缺失 软弱 涣散 屡禁不止 \
    居高不下 仍有 还有 依然 还存在 仍存在 存在一些 漏洞 懈怠 敷衍 推诿 拖着 负面 一些同志 个别 有些同志 有的单位
    """)
  static let problemIntroductions = Phrases("表现在 主要问题是 存在以下问题 存在的主要问题 具体表现 不足之处 问题主要有")
  static let greetings = Phrases("同志们， 同志们： 在此，我 谨代表 致以 祝愿 祝福 祝你们 祝大家 新春快乐 让我们 谢谢大家")
  /// After these the text speaks of what is to come.
  static let turns = Phrases(
    "总体要求 再强调 强调以下 强调几点 下一步 提几点要求 提几点意见 讲几点意见 提出以下要求 工作安排 工作打算 工作思路 主要任务 重点任务"
  )
  /// Turn what they govern around: the deed comes later in the clause.
  static let coverbs = Phrases("把 对 将 在 向 就是 由 给 为")
  /// A level to be reached.
  static let levels = Phrases("达到 不低于 不少于 控制在 降到 提高到 增长 压缩到")
  /// Announce how many points follow.
  static let announcements = Phrases("个方面 几个方面 以下几点 几点要求 几点意见")
  static let leadEnds = Phrases(
    """
    单位 部门 科 科室 （室） 支部 党委 党组 党总支 纪委 机关 系统 干部 职工 领导 组织 党组织 中心 上下 书记 成员 局 办公室 街道 企业 \
    责任人 专班 负责人 站 大队 公司 大家 我们
    """)
  static let urgency = Phrases("尽快 立即 马上 即刻 第一时间 抓紧 限时")
  static let units = Phrases("个 条 座 处 户 套 项 所 台 家 人 次 公里 万 亿 亩 平方米 % ％ 件 栋 吨 米 批 名 期 场")
}
