import Calendars
import Wording

extension BureauProblem {
  var message: Words {
    switch self {
    case .unknownUnit(let id): Words("没有单位“\(id)”。", en: "There is no unit ‘\(id)’.")
    case .unknownPerson(let id): Words("没有人员“\(id)”。", en: "There is no person ‘\(id)’.")
    case .unknownRole(let code): Words("没有职务“\(code)”。", en: "There is no role ‘\(code)’.")
    case .unknownBranch(let id): Words("没有支部“\(id)”。", en: "There is no branch ‘\(id)’.")
    case .duplicate(let id): Words("编号“\(id)”重复。", en: "The id ‘\(id)’ is used twice.")
    case .emptyRange(let span):
      Words(
        "止日早于起日：\(span.wording(in: .simplifiedChinese))。",
        en: "The last day is before the first: \(span.wording(in: .english)).")
    case .overlappingRanges(let what, let span):
      Words(
        "“\(what)”与\(span.wording(in: .simplifiedChinese))的另一条重叠。",
        en: "‘\(what)’ overlaps another entry, \(span.wording(in: .english)).")
    case .notOneRoot(let roots):
      roots.isEmpty
        ? Words("没有局本级：每个单位都有上级。", en: "There is no bureau: every unit has one above it.")
        : Words("有多个单位没有上级：\(list(roots, "、"))。", en: "Several units have none above them: \(list(roots, ", ")).")
    case .unitCycle(let path):
      Words("单位的上级绕成一圈：\(list(path, " → "))。", en: "The units above go round in a circle: \(list(path, " → ")).")
    case .branchCycle(let path):
      Words("支部的上级绕成一圈：\(list(path, " → "))。", en: "The branches above go round in a circle: \(list(path, " → ")).")
    case .unitNotStanding(let id, let runs):
      Words(
        "单位“\(id)”当时不存在（存续：\(runs.map { $0.wording(in: .simplifiedChinese) }.joined(separator: "；"))）。",
        en:
          "The unit ‘\(id)’ does not stand on those days (it stands \(runs.map { $0.wording(in: .english) }.joined(separator: "; ")))."
      )
    case .branchNotStanding(let id, let span):
      Words(
        "支部“\(id)”当时不存在（存续：\(span.wording(in: .simplifiedChinese))）。",
        en: "The branch ‘\(id)’ does not stand on those days (it stands \(span.wording(in: .english))).")
    case .personNotInService(let id, let span):
      Words(
        "“\(id)”当时不在职（在职：\(span.wording(in: .simplifiedChinese))）。",
        en: "‘\(id)’ is not in service on those days (in service \(span.wording(in: .english))).")
    case .twoHeads(let unit, let a, let b):
      Words("单位“\(unit)”同时有两名负责人：\(a)、\(b)。", en: "The unit ‘\(unit)’ has two heads at a time: \(a) and \(b).")
    case .singlePostHeldTwice(let unit, let role, let a, let b):
      Words(
        "“\(unit)”的“\(role)”只设一职，却同时由\(a)、\(b)担任。",
        en: "There is one post of ‘\(role)’ in ‘\(unit)’, but \(a) and \(b) hold it at a time.")
    case .exclusiveRoles(let person, let a, let b):
      Words(
        "“\(person)”同时担任或代行互斥的“\(a)”和“\(b)”。",
        en: "‘\(person)’ holds or fills ‘\(a)’ and ‘\(b)’ at a time, which exclude each other.")
    case .twoLeadersInCharge(let unit, let a, let b):
      Words(
        "单位“\(unit)”同时有两名分管领导：\(a)、\(b)。", en: "The unit ‘\(unit)’ has two leaders in charge at a time: \(a) and \(b).")
    case .delegatesNothing(let id):
      Words("“\(id)”的授权没有写明权限。", en: "The delegation by ‘\(id)’ names no capability.")
    case .delegatesUnheld(let id, let capability):
      Words(
        "“\(id)”在授权期内并不一直具有权限“\(capability)”。",
        en: "‘\(id)’ does not hold ‘\(capability)’ on all days of the delegation.")
    case .delegatesToSelf(let id): Words("“\(id)”授权给了自己。", en: "‘\(id)’ delegates to themself.")
    case .coversSelf(let id): Words("“\(id)”给自己顶岗。", en: "‘\(id)’ covers for themself.")
    case .covererAbsent(let id):
      Words("顶岗人“\(id)”同期也不在岗。", en: "‘\(id)’, who covers, is absent on some of the same days.")
    case .twoSecretaries(let branch, let a, let b):
      Words(
        "支部“\(branch)”同时有两名书记：\(a)、\(b)。", en: "The branch ‘\(branch)’ has two secretaries at a time: \(a) and \(b).")
    case .inTwoBranches(let person, let a, let b):
      Words("“\(person)”同时在两个支部：\(a)、\(b)。", en: "‘\(person)’ belongs to two branches at a time: \(a) and \(b).")
    case .mergesNothing(let into):
      Words("并入“\(into)”的单位没有写。", en: "No unit is named that merges into ‘\(into)’.")
    case .mergesIntoItself(let unit):
      Words("“\(unit)”并入了自己。", en: "‘\(unit)’ merges into itself.")
    case .splitsIntoOne(let unit):
      Words("“\(unit)”分设后不足两个单位。", en: "‘\(unit)’ is split into fewer than two units.")
    case .mainNotSuccessor(let unit):
      Words("主要承接单位“\(unit)”不在分设后的单位之中。", en: "‘\(unit)’, the main successor, is not among the units of the split.")
    case .reorganisedTwice(let unit, let day):
      Words("“\(unit)”在\(day)调整了两次。", en: "‘\(unit)’ is reorganised twice on \(day).")
    case .standsAfterEnding(let unit, let day):
      Words(
        "“\(unit)”在\(day)已撤并，却又从此后某日起存续。",
        en: "‘\(unit)’ ends on \(day) by reorganisation, yet is said to stand from a later day.")
    case .roleWithoutCapability(let code):
      Words("职务“\(code)”没有任何权限。", en: "The role ‘\(code)’ may do nothing.")
    case .noPost(let id): Words("“\(id)”没有任何职务。", en: "‘\(id)’ has no post.")
    case .noHead(let id): Words("单位“\(id)”现在没有负责人。", en: "The unit ‘\(id)’ has no head now.")
    case .noLeaderInCharge(let id):
      Words("单位“\(id)”现在没有分管领导。", en: "The unit ‘\(id)’ has no leader in charge now.")
    case .noSecretary(let id): Words("支部“\(id)”现在没有书记。", en: "The branch ‘\(id)’ has no secretary now.")
    }
  }

  var remedy: Words {
    switch self {
    case .unknownUnit, .unknownPerson, .unknownRole, .unknownBranch:
      Words("请核对编号，或先登记它。", en: "Correct the id, or enter it first.")
    case .duplicate: Words("请换一个编号，或删去重复的一条。", en: "Choose another id, or remove the second entry.")
    case .emptyRange: Words("请改正起止日期。", en: "Correct the days.")
    case .overlappingRanges:
      Words("请让前一条在后一条开始的前一天结束。", en: "End the earlier entry the day before the later one begins.")
    case .notOneRoot: Words("请只保留一个没有上级的单位，即局本级。", en: "Leave exactly one unit without one above it: the bureau.")
    case .unitCycle, .branchCycle: Words("请改正其中一个的上级。", en: "Correct what stands above one of them.")
    case .unitNotStanding(let id, let runs):
      if let end = runs.last?.to {
        Words(
          "请在\(end)前结束这一条，或改用承接“\(id)”的单位。", en: "End the entry by \(end), or name the unit that succeeded ‘\(id)’.")
      } else {
        Words("请改正日期，或补上“\(id)”的存续期。", en: "Correct the days, or the days on which ‘\(id)’ stands.")
      }
    case .branchNotStanding: Words("请改正日期，或换一个支部。", en: "Correct the days, or name another branch.")
    case .personNotInService: Words("请改正日期，或换一个人。", en: "Correct the days, or name another person.")
    case .twoHeads: Words("请结束其中一人的任职，或改为副职。", en: "End one of the posts, or make it a deputy's.")
    case .singlePostHeldTwice:
      Words("请结束其中一人的任职，或把该职务的职数改为 many。", en: "End one of the posts, or give the role ‘seats: many’.")
    case .exclusiveRoles: Words("三员分立：请把其中一职交给另一个人。", en: "Give one of the two roles to someone else.")
    case .twoLeadersInCharge: Words("请结束其中一人的分管，再由另一人分管。", en: "End one leader's charge before the other's begins.")
    case .delegatesNothing:
      Words("请在 may 中写明授权的权限，例如 sign。", en: "Name what is delegated under ‘may’, for example sign.")
    case .delegatesUnheld:
      Words("请删去这项权限，或改正授权的日期。", en: "Remove the capability, or correct the days of the delegation.")
    case .delegatesToSelf: Words("请写另一位受托人。", en: "Name another delegate.")
    case .coversSelf: Words("请写另一位顶岗人。", en: "Name another person who covers.")
    case .covererAbsent: Words("请换一位同期在岗的人。", en: "Name someone who is present on those days.")
    case .twoSecretaries: Words("请结束其中一人的任职。", en: "End one of the two duties.")
    case .inTwoBranches:
      Words("请先结束在前一个支部的组织关系。", en: "End the membership of the first branch before the second begins.")
    case .mergesNothing: Words("请在 merge 中写明被合并的单位。", en: "Name the merged units under ‘merge’.")
    case .mergesIntoItself: Words("请从 merge 中删去承接单位本身。", en: "Remove the successor from ‘merge’.")
    case .splitsIntoOne:
      Words("请写明至少两个单位；只换名称请用 rename。", en: "Name at least two units; use ‘rename’ when only the name changes.")
    case .mainNotSuccessor: Words("请在 into 中选一个单位作 main。", en: "Choose ‘main’ from the units under ‘into’.")
    case .reorganisedTwice: Words("请把两条合成一条，直接写最后的结果。", en: "Make one entry of the two that names the final result.")
    case .standsAfterEnding:
      Words("请删去此后的一条；重新设立的单位用新编号。", en: "Remove the later entry; a unit founded anew takes a new id.")
    case .roleWithoutCapability:
      Words("请在 can 中写明权限，例如 read。", en: "Name what it may do under ‘can’, for example read.")
    case .noPost: Words("请给其一个职务，或写明离职日期。", en: "Give the person a post, or a last day.")
    case .noHead: Words("请任命或指定一名主持工作的人。", en: "Appoint a head, or someone acting.")
    case .noLeaderInCharge: Words("请在 in-charge 中指定分管领导。", en: "Name a leader under ‘in-charge’.")
    case .noSecretary: Words("请写明支部书记。", en: "Name the secretary.")
    }
  }

  private func list(_ ids: [some BureauCode], _ separator: String) -> String {
    ids.map(\.raw).joined(separator: separator)
  }
}

extension Span {
  func wording(in language: Language) -> String {
    switch language {
    case .simplifiedChinese: to.map { "\(from)至\($0)" } ?? "\(from)起"
    case .english: to.map { "from \(from) to \($0)" } ?? "from \(from)"
    }
  }
}
