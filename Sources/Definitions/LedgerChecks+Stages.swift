import LedgerKernel
import Wording

extension LedgerChecks {
  /// Where an act may be done.
  func places(of act: LedgerDraft.ActDraft) -> [StageCode] { act.anyOpen ? draft.openStages : act.from.map(\.value) }

  /// The stages one gets to from some others, these among them, conditions aside.
  func reachable(from start: Set<StageCode>) -> Set<StageCode> {
    var reached = start
    var grew = true
    while grew {
      grew = false
      for act in draft.acts where !act.isOpening {
        guard let to = act.to?.value, !reached.contains(to), places(of: act).contains(where: reached.contains) else {
          continue
        }
        reached.insert(to)
        grew = true
      }
    }
    return reached
  }

  var openings: [LedgerDraft.ActDraft] { draft.acts.filter(\.isOpening) }

  func checkStages() {
    if openings.isEmpty {
      error(
        "no-opening-act", at: draft.place, "没有登记动作，台账里不会有任何事项。", "No act opens an item: the ledger would stay empty.",
        remedy: "请加一个没有 from、有 to 的动作。", "Add an act without from and with to.")
      return
    }
    for act in openings where act.to == nil {
      error(
        "opening-without-to", at: act.place, "登记动作“\(act.code)”没有 to。",
        "‘\(act.code)’ opens an item, but nowhere: it has no to.",
        remedy: "请写明登记后所处的环节；若非登记动作，请写 from。", "Name the stage in to; or give it a from when it opens nothing.")
    }
    let ends = Set(draft.stages.map(\.value).filter(\.phase.isEnd).map(\.code))
    if ends.isEmpty {
      error(
        "no-end-stage", at: draft.stages.first?.place ?? draft.place, "没有任何环节是终点。", "No stage is an end.",
        remedy: "请把办结的环节写为 phase: closed。", "Give the stage where work is done phase: closed.")
    }
    let reached = reachable(from: Set(openings.compactMap { $0.to?.value }))
    for stage in draft.stages {
      let code = stage.value.code
      if !reached.contains(code) {
        error(
          "unreachable-stage", at: stage.place, "没有动作通到环节“\(code)”。", "No act leads to the stage ‘\(code)’.",
          remedy: "请让某个动作的 to 指向它，或删去它。", "Let some act’s to name it, or remove it.")
      } else if !ends.contains(code), !ends.isEmpty {
        checkWayOut(stage, ends)
      }
    }
  }

  private func checkWayOut(_ stage: Spot<Stage>, _ ends: Set<StageCode>) {
    let code = stage.value.code
    let ahead = reachable(from: [code])
    if ahead == [code] {
      error(
        "dead-end-stage", at: stage.place, "环节“\(code)”不是终点，却没有动作离开它。",
        "The stage ‘\(code)’ is no end, yet nothing leads on from it.",
        remedy: "请加一个从它出发的动作，或改其 phase 为 closed 或 stopped。", "Add an act from it, or make its phase closed or stopped.")
    } else if ahead.isDisjoint(with: ends) {
      error(
        "no-way-to-end", at: stage.place, "从环节“\(code)”到不了任何终点。", "No end can be reached from the stage ‘\(code)’.",
        remedy: "请加一个通向办结或中止环节的动作。", "Add an act that leads to a closed or stopped stage.")
    }
  }
}
