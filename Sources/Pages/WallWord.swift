internal import Wording

/// Words of the wall, both languages side by side.
enum WallWord: InterfaceWord {
  case byList, byUnit, byLeader, group, nextStep, reason, bigScreen, print, printA3, printA0, file, redNow, startingSoon
  case waiting, nothingRed, nothingStarting, nothingWaiting, more, keyPlan, keyDone, keyReached, keyOpen, keyLate
  case keyStart, key, allLists, attention, late, wholeWall

  var words: Words {
    switch self {
    case .byList: Words("按清单", en: "By list")
    case .byUnit: Words("按单位", en: "By unit")
    case .byLeader: Words("按领导", en: "By leader")
    case .group: Words("分组", en: "Group")
    case .nextStep: Words("下一步", en: "Next")
    case .reason: Words("为什么是这盏灯", en: "Why this light")
    case .bigScreen: Words("大屏", en: "Big screen")
    case .print: Words("打印", en: "Print")
    case .printA3: Words("打印 A3", en: "Print A3")
    case .printA0: Words("打印 A0", en: "Print A0")
    case .file: Words("另存为单个网页", en: "Save as one page")
    case .redNow: Words("红灯", en: "Red")
    case .startingSoon: Words("本周计划启动", en: "Planned to start this week")
    case .waiting: Words("等待协调", en: "Waiting for coordination")
    case .nothingRed: Words("没有红灯。", en: "Nothing is red.")
    case .nothingStarting: Words("本周没有计划启动的事项。", en: "Nothing is planned to start this week.")
    case .nothingWaiting: Words("没有等待协调、裁定或审批的事项。", en: "Nothing waits for coordination, a ruling or an approval.")
    case .more: Words("查看全部", en: "See all")
    case .key: Words("图例", en: "Key")
    case .keyPlan: Words("计划", en: "Planned")
    case .keyDone: Words("已完成部分（按节点）", en: "Done (by milestones)")
    case .keyReached: Words("节点完成", en: "Milestone reached")
    case .keyOpen: Words("节点未到", en: "Milestone to come")
    case .keyLate: Words("节点逾期", en: "Milestone late")
    case .keyStart: Words("计划启动（尚未启动）", en: "Planned start (not started)")
    case .allLists: Words("全部", en: "All")
    case .attention: Words("需要关注", en: "Asks for attention")
    case .late: Words("逾期", en: "late")
    case .wholeWall: Words("看全部事项", en: "See the whole wall")
    }
  }
}
