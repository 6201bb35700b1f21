internal import Calendars
internal import LedgerKernel

/// What happened in the sample bureau in 2023, all of it made up.
enum SampleOrders {
  struct Step {
    enum Deed {
      case open(LedgerCode, under: String?)
      case act(ActCode)
    }
    let day: Day
    let item: String
    let person: String
    let deed: Deed
    var values: [String: [String]] = [:]
    var evidence: [String] = []
  }

  /// One order from its draft to where it got.
  struct Story {
    let key: String
    let title: (zh: String, en: String)
    let lead: String
    let leader: String
    let head: String
    let liaison: String
    let lists: [String]
    var level = "bureau"
    var rigid = false
    let issued: String
    let due: String
    let start: String
    let standard: String
    var milestones: [(title: (zh: String, en: String), due: String, reached: String?)] = []
    var reports: [(on: String, text: String)] = []
    var finished: String?
  }

  /// In the order of days.
  static let steps: [Step] = {
    var steps = stories.flatMap(steps(of:)) + loose
    // Steps of one day keep the order in which they are told.
    let numbered = steps.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    steps = numbered.map(\.element)
    return steps
  }()

  private static func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
  }

  private static func steps(of story: Story) -> [Step] {
    let issued = day(story.issued)
    let clerk = "mo-xingchi"
    var steps = [
      Step(
        day: issued.advanced(by: -1), item: story.key, person: clerk, deed: .open("work-order", under: nil),
        values: [
          "title": [story.title.zh], "title-en": [story.title.en], "lead": [story.lead], "leader": [story.leader],
          "lists": story.lists, "level": [story.level], "rigid": [story.rigid ? "yes" : "no"],
          "start": [story.start], "due": [story.due], "standard": [story.standard],
        ]),
      Step(day: issued.advanced(by: -1), item: story.key, person: clerk, deed: .act("submit")),
      Step(
        day: issued, item: story.key, person: story.leader, deed: .act("issue-annual"),
        values: ["meeting": ["局党委〔2023〕1号"]]),
      Step(
        day: issued.advanced(by: 1), item: story.key, person: story.liaison, deed: .act("sign-for"),
        values: ["person": [story.head]]),
    ]
    for (index, milestone) in story.milestones.enumerated() {
      let key = "\(story.key)/\(index)"
      let weight =
        index == story.milestones.count - 1
        ? 100 - 100 / story.milestones.count * index : 100 / story.milestones.count
      steps.append(
        Step(
          day: issued.advanced(by: 2), item: key, person: story.head, deed: .open("milestone", under: story.key),
          values: [
            "title": [milestone.title.zh], "title-en": [milestone.title.en], "lead": [story.lead],
            "due": [milestone.due], "weight": ["\(weight)"],
          ]))
      if let reached = milestone.reached {
        steps.append(
          Step(
            day: day(reached), item: key, person: story.liaison, deed: .act("reach"), values: ["note": ["已完成"]],
            evidence: ["\(milestone.title.zh).txt"]))
        steps.append(Step(day: day(reached).advanced(by: 1), item: key, person: clerk, deed: .act("confirm")))
      }
    }
    for report in story.reports {
      steps.append(
        Step(
          day: day(report.on), item: story.key, person: story.liaison, deed: .act("report"),
          values: ["progress": [report.text]]))
      // Heads come to it on the next working day; the newest ones still wait.
      guard report.on < "2023-06-08" else { continue }
      let reported = day(report.on)
      steps.append(
        Step(
          day: reported.advanced(by: reported.weekday == .friday ? 3 : 1), item: story.key, person: story.head,
          deed: .act("accept-report")))
    }
    if let finished = story.finished {
      let day = day(finished)
      steps += [
        Step(day: day, item: story.key, person: story.head, deed: .act("finish"), values: ["note": ["已按标准完成"]]),
        Step(day: day, item: story.key, person: story.liaison, deed: .act("attach"), evidence: ["完成情况报告.txt"]),
        Step(day: day.advanced(by: 1), item: story.key, person: "wen-zhiheng", deed: .act("verify")),
        Step(day: day.advanced(by: 2), item: story.key, person: clerk, deed: .act("close-out")),
      ]
    }
    return steps
  }

  private static let stories: [Story] = [
    Story(
      key: "roads", title: ("老旧路面修复18.6公里", "Repair 18.6 km of worn road surface"), lead: "municipal-maintenance",
      leader: "tang-boyan", head: "du-chengqiao", liaison: "min-luping", lists: ["project", "livelihood"],
      level: "city",
      rigid: true, issued: "2023-01-12", due: "2023-09-28", start: "2023-03-20", standard: "18.6公里全部通过验收，平整度达标",
      milestones: [
        (("施工图审查", "Drawings reviewed"), "2023-03-17", "2023-03-15"),
        (("一标段完工", "Lot 1 finished"), "2023-06-07", nil), (("竣工验收", "Final acceptance"), "2023-09-27", nil),
      ], reports: [("2023-04-14", "一标段进场，完成铣刨2.1公里"), ("2023-05-26", "累计完成6.4公里，受管线迁改影响")]),
    Story(
      key: "pipes", title: ("“四类管网”更新改造42公里", "Renew 42 km of water, drainage, gas and heating pipes"),
      lead: "urban-construction", leader: "tang-boyan", head: "ning-cangshan", liaison: "ye-zhiqiu",
      lists: ["project", "key"], level: "region", rigid: true, issued: "2023-01-12", due: "2023-10-31",
      start: "2023-03-20", standard: "42公里完工并通过分段验收",
      milestones: [
        (("招标完成", "Tender closed"), "2023-03-31", "2023-03-29"),
        (("供热管段完工", "Heating sections finished"), "2023-07-20", nil),
        (("全部完工", "All finished"), "2023-10-27", nil),
      ], reports: [("2023-05-12", "累计完成14.2公里"), ("2023-06-09", "累计完成19.8公里")]),
    Story(
      key: "estates", title: ("老旧小区改造36个", "Renovate 36 old estates"), lead: "housing-security", leader: "lu-zhiyuan",
      head: "guang-sha", liaison: "fu-anju", lists: ["project", "livelihood"], level: "city", rigid: true,
      issued: "2023-01-12", due: "2023-11-15", start: "2023-03-27", standard: "36个小区完成改造，居民满意度不低于九成",
      milestones: [
        (("外墙完成24个", "Outer walls done in 24"), "2023-06-20", nil), (("全部完工", "All finished"), "2023-11-10", nil),
      ], reports: [("2023-06-02", "外墙完成19个小区，脚手架转场")]),
    Story(
      key: "flooding", title: ("易涝点整治9处", "Cure 9 spots that flood"), lead: "drainage", leader: "tang-boyan",
      head: "jiang-tinglan", liaison: "pu-qinghe", lists: ["project", "livelihood"], issued: "2023-01-12",
      due: "2023-06-28", start: "2023-03-13", standard: "9处全部通过汛前闭水试验",
      milestones: [(("前5处完成", "First 5 done"), "2023-05-19", "2023-05-17")],
      reports: [("2023-05-31", "已完成7处，余2处管道安装")]),
    Story(
      key: "handover", title: ("逾期交房项目交付", "Hand over delayed homes"), lead: "housing-market", leader: "lu-zhiyuan",
      head: "tu-mingyuan", liaison: "xi-anlan", lists: ["livelihood", "key"], level: "city", rigid: true,
      issued: "2023-01-13", due: "2023-08-31", start: "2023-02-06", standard: "全部楼栋交付，具备办证条件",
      milestones: [
        (("复工", "Work resumed"), "2023-03-31", "2023-03-28"), (("消防验收", "Fire acceptance"), "2023-06-28", nil),
      ],
      reports: [("2023-05-19", "主体复工，资金监管到位")]),
    Story(
      key: "registration", title: ("不动产登记遗留问题化解3260户", "Settle 3,260 unregistered homes"), lead: "title-and-fund",
      leader: "lu-zhiyuan", head: "ku-baoquan", liaison: "chu-xizhang", lists: ["livelihood"], level: "city",
      rigid: true, issued: "2023-01-13", due: "2023-12-15", start: "2023-02-13", standard: "可化解户全部完成登记，不可化解户逐户说明",
      reports: [("2023-06-01", "累计化解1588户")]),
    Story(
      key: "community", title: ("完整社区建设试点实施方案", "Plan for the complete-community pilot"),
      lead: "property-management", leader: "lu-zhiyuan", head: "qi-heming", liaison: "lan-xinyi",
      lists: ["innovation"], issued: "2023-02-09", due: "2023-06-09", start: "2023-02-20", standard: "方案经局党委审议后印发",
      reports: [("2023-05-22", "征求意见稿已发各单位")]),
    Story(
      key: "one-matter", title: ("水电气暖报装“一件事一次办”", "One visit for water, power, gas and heating"), lead: "approval",
      leader: "shen-ruolin", head: "kang-wenzhou", liaison: "mi-xiaoman", lists: ["innovation", "key"],
      issued: "2023-02-09", due: "2023-09-28", start: "2023-03-01", standard: "一张表单、一次受理、并联办理上线运行",
      milestones: [(("并联表单上线", "Joint form online"), "2023-07-14", nil)], reports: [("2023-06-06", "四家企业已完成接口联调")]),
    Story(
      key: "heating", title: ("清洁取暖改造2400户", "Clean heating for 2,400 homes"), lead: "public-utilities",
      leader: "tang-boyan", head: "wei-nuanyang", liaison: "jing-quanyin", lists: ["livelihood", "project"],
      level: "region", rigid: true, issued: "2023-02-10", due: "2023-10-20", start: "2023-04-10",
      standard: "2400户改造完成并通过供热前检查", reports: [("2023-06-08", "累计入户560户")]),
    Story(
      key: "villages", title: ("争取重点镇、美丽宜居村庄指标", "Win places for key towns and villages"), lead: "rural-construction",
      leader: "tang-boyan", head: "niu-gengtian", liaison: "mai-suisui", lists: ["innovation"], issued: "2023-02-10",
      due: "2023-11-30", start: "2023-07-03", standard: "申报材料按期报送，入选数不低于上年"),
    Story(
      key: "property-rules", title: ("物业管理办法起草报送", "Draft the property management rules"), lead: "policy",
      leader: "he-songnian", head: "geng-yifan", liaison: "ou-lanzhi", lists: ["key"], level: "city",
      issued: "2023-02-10", due: "2023-12-15", start: "2023-03-01", standard: "完成公开征求意见和合法性审查后报送",
      milestones: [(("公开征求意见满30日", "Public comment closed"), "2023-07-10", nil)]),
    Story(
      key: "starts", title: ("年度项目全部开工", "Every project of the year begun"), lead: "construction-industry",
      leader: "shen-ruolin", head: "gu-tingfeng", liaison: "ruan-qiaoyin", lists: ["project", "key"],
      issued: "2023-01-13", due: "2023-05-31", start: "2023-02-13", standard: "应开工项目全部取得施工许可并进场",
      reports: [("2023-05-15", "应开工14个，已开工13个")], finished: "2023-05-25"),
    Story(
      key: "hazards", title: ("安全隐患归因整治", "Hazards traced to their causes"), lead: "quality-safety",
      leader: "shen-ruolin", head: "yue-chongjun", liaison: "kuang-shiyu", lists: ["key", "routine"],
      issued: "2023-02-10", due: "2023-12-20", start: "2023-02-20", standard: "重大和重复隐患逐条归因并完成整改",
      reports: [("2023-06-05", "重复隐患3起，均已归因")]),
    Story(
      key: "branches", title: ("党支部标准化建设每月督导", "Monthly inspection of branch standards"), lead: "party-committee",
      leader: "qiu-anran", head: "sheng-yuanzhao", liaison: "yin-moli", lists: ["routine"], issued: "2023-02-13",
      due: "2023-12-22", start: "2023-02-20", standard: "每月督导一次并反馈整改", reports: [("2023-05-25", "5月督导完成，反馈问题6条")]),
  ]

  /// What does not run straight: vague deadlines, a declined order, a change asked for.
  private static let loose: [Step] =
    [
      Step(
        day: day("2023-05-08"), item: "vague-sponge", person: "mo-xingchi", deed: .open("work-order", under: nil),
        values: [
          "title": ["海绵城市示范城市申报材料报送"], "title-en": ["Application for the sponge-city programme"],
          "lead": ["urban-construction"], "due-text": ["*月底前"], "lists": ["innovation"], "standard": ["材料通过省级初审"],
        ]),
      Step(
        day: day("2023-05-08"), item: "vague-rental", person: "mo-xingchi", deed: .open("work-order", under: nil),
        values: [
          "title": ["保障性租赁住房管理办法尽快出台"], "title-en": ["Rules on subsidised rental housing"], "lead": ["policy"],
          "due-text": ["尽快"], "lists": ["key"], "standard": ["印发施行"],
        ]),
      Step(
        day: day("2023-05-09"), item: "parking", person: "mo-xingchi", deed: .open("work-order", under: nil),
        values: [
          "title": ["背街小巷停车位清查"], "title-en": ["Survey of parking in back lanes"], "lead": ["property-management"],
          "leader": ["lu-zhiyuan"], "due": ["2023-07-14"], "standard": ["清查台账报局办公室"],
        ]),
      Step(day: day("2023-05-09"), item: "parking", person: "mo-xingchi", deed: .act("submit")),
      Step(day: day("2023-05-10"), item: "parking", person: "lu-zhiyuan", deed: .act("issue")),
      Step(
        day: day("2023-05-11"), item: "parking", person: "qi-heming", deed: .act("decline"),
        values: ["reason": ["停车设施属市政养护范围，不属本科室职责"]]),
      Step(
        day: day("2023-05-12"), item: "parking", person: "fang-jiming", deed: .act("uphold"),
        values: ["lead": ["municipal-maintenance"], "reason": ["按职责分工由市政中心承办"]]),
      Step(day: day("2023-05-15"), item: "parking", person: "min-luping", deed: .act("sign-for")),
      Step(
        day: day("2023-06-12"), item: "community", person: "qi-heming", deed: .act("ask-change"),
        values: ["due": ["2023-06-30"], "reason": ["征求意见延长，需再次会商"]]),
      Step(
        day: day("2023-06-12"), item: "roads", person: "mo-xingchi", deed: .act("urge"),
        values: ["note": ["一标段节点已逾期，请报措施"]]),
      Step(
        day: day("2023-06-13"), item: "burden", person: "mo-xingchi", deed: .open("work-order", under: nil),
        values: [
          "title": ["汛期值班安排报送"], "title-en": ["Flood-season duty rosters"],
          "addressees": ["municipal-maintenance", "public-utilities", "gardens", "drainage"], "due": ["2023-06-21"],
          "standard": ["值班表报局办公室备案"],
        ]),
      Step(day: day("2023-06-13"), item: "burden", person: "mo-xingchi", deed: .act("submit")),
      Step(day: day("2023-06-14"), item: "burden", person: "fang-jiming", deed: .act("issue")),
    ] + desks

  /// What lies on the desks on the day at which the demo stands still.
  private static let desks: [Step] = [
    draft(
      "05-22", "guide", ("办事指南修订公布", "Revise and publish the service guide"), lead: "approval", leader: "shen-ruolin",
      due: "2023-06-30", standard: "指南经审核后在窗口和网站公布"),
    clerk("05-22", "guide", "submit"), act("05-23", "guide", "shen-ruolin", "issue"),
    act("05-24", "guide", "mi-xiaoman", "sign-for", ["person": ["kang-wenzhou"]]),
    act("06-13", "guide", "mi-xiaoman", "finish", ["note": ["指南已修订，窗口和网站均已公布"]], evidence: ["办事指南（修订版）.txt"]),
    draft(
      "05-22", "repairs", ("供热管网夏季检修计划报送", "Plan for the summer overhaul of the heating network"),
      lead: "public-utilities", leader: "tang-boyan", due: "2023-06-20", standard: "计划报局办公室备案"),
    clerk("05-22", "repairs", "submit"), act("05-23", "repairs", "tang-boyan", "issue"),
    act("05-24", "repairs", "jing-quanyin", "sign-for", ["person": ["wei-nuanyang"]]),
    act("06-12", "repairs", "jing-quanyin", "finish", ["note": ["检修计划已报送"]], evidence: ["检修计划.txt"]),
    act("06-14", "repairs", "wen-zhiheng", "verify"),
    draft(
      "06-09", "greening", ("背街绿化补植", "Replant green strips in back lanes"), lead: "gardens", leader: "tang-boyan",
      due: "2023-07-28", standard: "12条背街补植完成并移交养护"),
    clerk("06-09", "greening", "submit"), act("06-12", "greening", "tang-boyan", "issue"),
    act(
      "06-14", "greening", "lin-manshan", "decline", ["reason": ["背街绿地由街道管养，未移交本中心"]]),
    draft(
      "06-09", "fund", ("维修资金使用流程优化", "Simplify the use of maintenance funds"), lead: "title-and-fund",
      leader: "lu-zhiyuan", due: "2023-09-15", standard: "流程压减到5个环节并公布", supports: ["property-management"]),
    clerk("06-12", "fund", "consult"),
    act("06-13", "fund", "lan-xinyi", "accept"),
    act(
      "06-14", "fund", "chu-xizhang", "object", ["reason": ["涉及业主表决规则，建议由物业管理科牵头"]]),
    act("06-13", "pipes", "ye-zhiqiu", "raise-obstacle", ["obstacle": ["与老旧路面修复交叉施工，两家工序需要协调"]]),
    act("06-14", "estates/0", "fu-anju", "reach", ["note": ["外墙已完成24个小区"]], evidence: ["外墙完成清单.txt"]),
    Step(
      day: day("2023-06-14"), item: "rental-plan", person: "mo-xingchi", deed: .open("work-order", under: nil),
      values: [
        "title": ["公租房配租方案"], "title-en": ["Plan for allotting public rental homes"], "lead": ["housing-security"],
      ]),
    draft(
      "06-14", "hoardings", ("户外广告设施安全排查", "Safety check of outdoor hoardings"), lead: "quality-safety",
      leader: "shen-ruolin", due: "2023-07-10", standard: "逐处排查建账，隐患当月清零"),
    clerk("06-14", "hoardings", "submit"),
    draft(
      "06-14", "drill", ("防汛应急演练", "Flood emergency drill"), lead: "drainage", leader: "tang-boyan",
      due: "2023-06-30", standard: "演练一次，形成评估报告"),
    clerk("06-14", "drill", "submit"),
    draft(
      "06-15", "bridges", ("城市桥梁半年检测", "Half-yearly inspection of city bridges"), lead: "municipal-maintenance",
      leader: "tang-boyan", due: "2023-07-21", standard: "15座桥梁检测报告报局备案"),
    clerk("06-15", "bridges", "submit"),
  ]

  private static func draft(
    _ on: String, _ item: String, _ title: (zh: String, en: String), lead: String, leader: String, due: String,
    standard: String, supports: [String] = []
  ) -> Step {
    var values = [
      "title": [title.zh], "title-en": [title.en], "lead": [lead], "leader": [leader], "due": [due],
      "standard": [standard],
    ]
    if !supports.isEmpty { values["supports"] = supports }
    return Step(
      day: day("2023-\(on)"), item: item, person: "mo-xingchi", deed: .open("work-order", under: nil), values: values)
  }

  private static func clerk(_ on: String, _ item: String, _ code: ActCode) -> Step {
    act(on, item, "mo-xingchi", code)
  }

  private static func act(
    _ on: String, _ item: String, _ person: String, _ code: ActCode, _ values: [String: [String]] = [:],
    evidence: [String] = []
  ) -> Step {
    Step(day: day("2023-\(on)"), item: item, person: person, deed: .act(code), values: values, evidence: evidence)
  }
}
