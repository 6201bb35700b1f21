import Decomposition
import Testing

/// Sentences that name several assignments. Every sentence was made up for this file.
@Suite struct CompoundTests {
  private func titles(_ text: String) -> [String] { decompose(text).proposals.map(\.title) }

  @Test(arguments: [
    ("新建花房5座、苗圃2处、驿站8个。", ["新建花房5座", "新建苗圃2处", "新建驿站8个"]),
    ("今年分别新建花房5座、苗圃2处和驿站8个。", ["新建花房5座", "新建苗圃2处", "新建驿站8个"]),
    ("新建、改建、扩建绿道12公里。", ["新建、改建、扩建绿道12公里"]), ("新建花房5座、面积600平方米、学位300个。", ["新建花房5座、面积600平方米、学位300个"]),
    ("更新绿道80公里、桥梁15座。", ["更新绿道80公里、桥梁15座"]), ("栽植乔木20株、灌木80株、草花900盆。", ["栽植乔木20株、灌木80株、草花900盆"]),
  ])
  func `things built are counted one by one from three on`(text: String, expected: [String]) {
    #expect(titles(text) == expected)
  }

  @Test func `parts of a compound carry their own numbers and say so`() {
    let proposals = decompose("新建花房5座、苗圃2处、驿站8个。").proposals
    #expect(proposals.map(\.quote) == ["新建花房5座", "苗圃2处", "驿站8个"])
    #expect(proposals.map { $0.measures.map(\.text) } == [["5座"], ["2处"], ["8个"]])
    for (index, proposal) in proposals.enumerated() {
      #expect(proposal.because.contains(.partOfCompound(index + 1, of: 3)))
    }
  }

  @Test(arguments: [
    "印发《苗圃管理办法》《花房管理细则》《驿站服务规范》。", "印发《苗圃管理办法》、《花房管理细则》和《驿站服务规范》。", "印发《苗圃管理办法》（试行）、《花房管理细则》以及《驿站服务规范》。",
  ])
  func `each title behind one deed is a paper of its own`(text: String) {
    #expect(decompose(text).proposals.map(\.documents) == [["《苗圃管理办法》"], ["《花房管理细则》"], ["《驿站服务规范》"]])
  }

  @Test(arguments: [
    ("印发《关于〈苗圃管理办法〉的通知》。", ["《关于〈苗圃管理办法〉的通知》"]),
    ("印发《关于印发《苗圃管理办法》的通知》《花房管理细则》。", ["《关于印发《苗圃管理办法》的通知》", "《花房管理细则》"]),
    ("印发《苗圃管理办法、《花房管理细则》。", ["《花房管理细则》"]),
  ])
  func `a title within a title is one document`(text: String, documents: [String]) {
    #expect(decompose(text).proposals.flatMap(\.documents) == documents)
  }

  @Test(arguments: ["按照《苗圃管理办法》《花房管理细则》开展检查。", "学习贯彻《苗圃管理办法》《花房管理细则》。"])
  func `titles in front of the deed, or behind an effort, stay together`(text: String) {
    #expect(decompose(text).proposals.map(\.documents) == [["《苗圃管理办法》", "《花房管理细则》"]])
  }

  @Test(arguments: ["实行日巡查、周调度、月通报。", "建立日巡查、周调度、月通报制度。", "要坚持日巡查、周调度、月通报，压实责任。"])
  func `processes of different periods are one each`(text: String) {
    #expect(decompose(text).proposals.map { $0.cadence?.cadence.code } == ["daily", "weekly", "monthly"])
  }

  @Test(arguments: ["节日巡查苗圃方案要制定好。", "要制定雨季巡查苗圃方案。", "要开展冬季督导检查。"])
  func `the end of another word is no period`(text: String) {
    #expect(decompose(text).proposals.map { $0.cadence?.cadence.code } == [nil])
  }

  @Test(arguments: [
    "栽植乔木100株，其中银杏60株、国槐40株，6月底前完成。", "栽植乔木100株，其中银杏60株，国槐40株，6月底前完成。",
  ])
  func `parts of a number and its day belong to what is counted`(text: String) {
    let proposals = decompose(text).proposals
    #expect(proposals.map { $0.deadline?.text } == ["6月底前"])
    #expect(proposals.map { $0.measures.map(\.text) } == [["100株", "60株", "40株"]])
    #expect(proposals.map(\.title) == ["栽植乔木100株"])
  }

  @Test func `an occasion in front of the deed hides it not`() throws {
    let proposal = try #require(decompose("每逢节假日开展苗圃安全检查。").proposals.first)
    #expect(proposal.title == "开展苗圃安全检查")
    #expect(proposal.cadence == nil)
  }
}
