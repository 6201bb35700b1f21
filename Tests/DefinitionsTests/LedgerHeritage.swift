/// 古树名木台账 — a ledger that is in no document: everything about it stands in this text.
let heritageTrees = """
  ledger: heritage-tree
  official-name: { zh-Hans: 古树名木台账, en: Heritage trees }
  number: GS-{year}-{serial:3}
  basis: { zh-Hans: 城市古树名木保护管理办法, en: Measures for protecting heritage trees }
  fields:
    species:   { name: { zh-Hans: 树种, en: Species }, type: text, limit: 40 }
    age:       { name: { zh-Hans: 树龄, en: Age }, type: number, unit: { zh-Hans: 年, en: years } }
    class:     { name: { zh-Hans: 保护等级, en: Class }, type: choice, of: { first: { zh-Hans: 一级, en: First }, second: { zh-Hans: 二级, en: Second } } }
    found-on:  { name: { zh-Hans: 发现日期, en: Found on }, type: day }
    ailing:    { name: { zh-Hans: 濒危, en: Ailing }, type: flag }
    measures:  { name: { zh-Hans: 复壮措施, en: Measures }, type: choices, of: { prop: { zh-Hans: 支撑, en: Prop }, soil: { zh-Hans: 换土, en: New soil } } }
    describe:  { name: { zh-Hans: 现状描述, en: Description }, type: long-text }
    place:     { name: { zh-Hans: 精确位置, en: Exact place }, type: text, readers: [supervise, report] }
  lists:
    green-city: { zh-Hans: 绿城, en: Green city }
  stages:
    found:    { name: { zh-Hans: 登记, en: Registered }, phase: draft }
    examined: { name: { zh-Hans: 待养护, en: To be cared for }, phase: awaiting }
    caring:   { name: { zh-Hans: 养护中, en: Being cared for }, phase: working }
    checking: { name: { zh-Hans: 待验收, en: Being checked }, phase: checking }
    safe:     { name: { zh-Hans: 已复壮, en: Safe }, phase: closed }
    dead:     { name: { zh-Hans: 死亡注销, en: Dead }, phase: stopped }
  acts:
    register:
      name: { zh-Hans: 登记古树, en: Register a tree }
      to: found
      by: [supervise over bureau, report over lead]
      asks: [title, lead, species, found-on, lists?, place]
      does: number
    examine:
      name: { zh-Hans: 鉴定, en: Examine }
      from: found
      to: examined
      by: supervise over bureau
      asks: [age, class, ailing, describe?, due]
      does: assign
    set-about:
      name: { zh-Hans: 开始养护, en: Set about it }
      from: examined
      to: caring
      by: receive over lead
      asks: [person?, measures]
      does: sign-for
    photograph:
      name: { zh-Hans: 上传照片, en: Photograph }
      from: any-open
      by: [report over lead, responsible-person]
      does: attach
      needs: evidence 1
    call-expert:
      name: { zh-Hans: 请专家会诊, en: Call an expert }
      from: caring
      by: head over lead
      when: ailing and (class = first or age >= 300) and not measures has soil
      asks: [note]
      does: instruct
    remind:
      name: { zh-Hans: 自动提醒, en: Remind }
      from: examined
      by: system
    done:
      name: { zh-Hans: 养护完成, en: Done }
      from: caring
      to: checking
      by: [report over lead, responsible-person]
      asks: [note?]
      does: finish
    again:
      name: { zh-Hans: 返工, en: Do it again }
      from: checking
      to: caring
      by: supervise over bureau
      asks: [reason]
      does: send-back
    accept:
      name: { zh-Hans: 验收, en: Accept }
      from: checking
      to: safe
      by: supervise over bureau
      not: doer
      asks: [note?]
      does: [verify, close-out]
      needs: [evidence 2 when ailing or class = first, field age, within checking]
    write-off:
      name: { zh-Hans: 死亡注销, en: Write off }
      from: [examined, caring]
      to: dead
      by: decide over bureau
      asks: [reason, meeting?]
      does: stop
  limits:
    start:    { name: { zh-Hans: 开始养护, en: Setting about it }, length: 5 working days, from: stage examined, until: [caring, dead], then: remind, light: yellow }
    season:   { name: { zh-Hans: 养护期, en: Season }, length: 3 months, from: act set-about, until: [checking, dead], when: not ailing, light: red }
    report:   { name: { zh-Hans: 上报, en: Telling the city }, rule: petition.notify, from: field found-on, until: [examined, caring, checking], light: yellow }
    checking: { name: { zh-Hans: 验收期, en: Accepting }, length: 10 days, from: stage checking, until: [safe, caring], light: yellow }
  lights: { warn: 5 working days, wall: yes }
  """
