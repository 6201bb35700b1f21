/// What a word does in official writing. One word may do several things.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  // Asking.
  /// Asks: 要, 应当, 请.
  static let demand = WordClass(rawValue: 1 << 0)
  /// Forbids: 不得, 严禁.
  static let prohibition = WordClass(rawValue: 1 << 1)
  /// Allows no exception: 必须, 确保.
  static let redLine = WordClass(rawValue: 1 << 2)
  /// Says that somebody is going to: 将, 拟, 计划.
  static let future = WordClass(rawValue: 1 << 3)
  /// Urges without saying what to do: 切实, 进一步.
  static let urging = WordClass(rawValue: 1 << 4)
  /// Joins clauses: 同时, 并.
  static let joint = WordClass(rawValue: 1 << 5)

  // Doing.
  /// Has a result that can be shown: 制定, 建成.
  static let deed = WordClass(rawValue: 1 << 6)
  /// Needs a nameable object before it is something to do: 推进, 加强.
  static let effort = WordClass(rawValue: 1 << 7)
  /// An attitude: 树立, 弘扬.
  static let stance = WordClass(rawValue: 1 << 8)
  /// Opens a clause that says how or in what light: 围绕, 根据.
  static let leadIn = WordClass(rawValue: 1 << 9)
  /// Opens a clause that says what for: 为了, 使.
  static let purpose = WordClass(rawValue: 1 << 10)
  /// The deed follows what it is done to: 把, 对.
  static let coverb = WordClass(rawValue: 1 << 11)

  // Things.
  /// A paper or a rule that will exist: 方案, 清单.
  static let paper = WordClass(rawValue: 1 << 12)
  /// Something built or run: 项目, 管网, 平台.
  static let work = WordClass(rawValue: 1 << 13)
  /// Something held or carried through: 行动, 培训.
  static let event = WordClass(rawValue: 1 << 14)
  /// Cannot be inspected: 意识, 氛围.
  static let abstract = WordClass(rawValue: 1 << 15)
  /// Those who are asked: 单位, 支部.
  static let addressee = WordClass(rawValue: 1 << 16)
  /// Everyone of a kind: 各, 每个, 全局.
  static let everyone = WordClass(rawValue: 1 << 17)
  /// What a quantity is counted in: 公里, 户.
  static let measureWord = WordClass(rawValue: 1 << 18)
  /// Fixes the sense of a quantity: 不少于, 以上.
  static let bound = WordClass(rawValue: 1 << 19)
  /// All, without a number: 一批, 全部, 应改尽改.
  static let extent = WordClass(rawValue: 1 << 20)

  // Time.
  /// Looks back: 一年来, 已经.
  static let lookBack = WordClass(rawValue: 1 << 21)
  /// Turns to what is to come: 下一步, 再强调.
  static let turn = WordClass(rawValue: 1 << 22)
  /// A deadline in fixed words: 年底前.
  static let fixedDeadline = WordClass(rawValue: 1 << 23)
  /// Soon, without a day: 尽快.
  static let urgency = WordClass(rawValue: 1 << 24)
  /// A period: 每月, 按季.
  static let cadence = WordClass(rawValue: 1 << 25)
  /// A process held at every turn of a period: 调度, 通报.
  static let routine = WordClass(rawValue: 1 << 26)
  /// The year the text is for: 今年, 全年.
  static let thisYear = WordClass(rawValue: 1 << 27)

  // Judging.
  /// Admits a fault: 滞后, 不到位.
  static let fault = WordClass(rawValue: 1 << 28)
  /// Opens a list of faults: 存在的主要问题.
  static let faultsOpening = WordClass(rawValue: 1 << 29)
  /// Some, unnamed: 个别, 有的同志.
  static let unnamedSome = WordClass(rawValue: 1 << 30)
  /// Reached and done with: 圆满收官, 荣获.
  static let achieved = WordClass(rawValue: 1 << 31)
  /// A place in an order: 位列, 头筹, 一等奖.
  static let rank = WordClass(rawValue: 1 << 32)
  /// An honour or admission: 被评为, 入围.
  static let honour = WordClass(rawValue: 1 << 33)
  /// The first of its kind: 首张.
  static let first = WordClass(rawValue: 1 << 34)
  /// How an economy runs: 稳中有进.
  static let trend = WordClass(rawValue: 1 << 35)
  /// A level that is bad and could be counted: 居高不下.
  static let badLevel = WordClass(rawValue: 1 << 36)
  /// Greets, thanks, wishes.
  static let greeting = WordClass(rawValue: 1 << 37)
  /// Announces how many points follow.
  static let announcement = WordClass(rawValue: 1 << 38)
  /// Reports what others said: 指出, 认为.
  static let speaking = WordClass(rawValue: 1 << 39)
  /// Looks like a word of asking and is none: 需要, 主要, 纪要.
  static let inert = WordClass(rawValue: 1 << 40)
  /// Labels of responsibility: 牵头单位, 配合单位, 完成时限.
  static let label = WordClass(rawValue: 1 << 41)
  /// A trial ground, a named thing of its own kind: 试点, 示范.
  static let model = WordClass(rawValue: 1 << 42)

  /// A fault as a thing, which can be owned up to or done away with: 短板, 漏洞.
  static let faultThing = WordClass(rawValue: 1 << 43)
  /// Says that something is still there: 存在, 仍有.
  static let persists = WordClass(rawValue: 1 << 44)

  /// Turns to what is to come when it stands in a heading: 重点工作.
  static let headingTurn = WordClass(rawValue: 1 << 45)

  /// An undertaking under a name of its own: 行动, 工程, 改革.
  static let undertaking = WordClass(rawValue: 1 << 46)
  /// At regular times, without saying which: 定期, 常态化.
  static let regular = WordClass(rawValue: 1 << 47)

  /// A paper with a title of its own: 办法, 预案.
  static let formal = WordClass(rawValue: 1 << 48)

  /// Brings something into being and is never a noun: 制定, 成立.
  static let making = WordClass(rawValue: 1 << 49)

  /// Changes something one can go and look at: 新建, 拆除.
  static let building = WordClass(rawValue: 1 << 50)

  /// Captions of a plan, in front of a colon: 整改措施.
  static let caption = WordClass(rawValue: 1 << 51)

  /// Looks back when it stands in a heading: 开展情况.
  static let headingReview = WordClass(rawValue: 1 << 52)

  /// In a heading, says that what is to be done comes now, wherever the text was before: 整治步骤.
  static let headingStep = WordClass(rawValue: 1 << 55)

  /// Faces a fault before anything is done about it: 正视, 找准.
  static let facing = WordClass(rawValue: 1 << 53)

  /// Raises a quality; when it is high enough nobody can say: 提高, 改善.
  static let degree = WordClass(rawValue: 1 << 54)

  /// The year after it: 明年.
  static let nextYear = WordClass(rawValue: 1 << 57)

  /// Opens a list of faults when it stands in a heading: 主要差距.
  static let faultsHeading = WordClass(rawValue: 1 << 56)

  static let thing: WordClass = [.paper, .work, .event, .model, .undertaking]
  static let doing: WordClass = [.deed, .effort]
  static let asking: WordClass = [.demand, .prohibition]
}
