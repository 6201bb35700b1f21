import Storage
import TestSupport
import Testing

@Suite struct IntervalTreeTests {
  @Test func `an interval stands under the path to every day it holds`() {
    var chance = Seeded(7)
    for _ in 0..<caseCount(2_000) {
      let first = Int.random(in: 1...32_000, using: &chance)
      let last = min(32_767, first + Int.random(in: 0...600, using: &chance))
      let node = IntervalTree.node(of: first, through: last)
      #expect((first...last).contains(node))
      let day = Int.random(in: first...last, using: &chance)
      #expect(IntervalTree.path(to: day).contains(node), "\(first)…\(last) on \(day)")
    }
  }

  @Test func `a path has at most fifteen nodes and ends at its day`() {
    for day in stride(from: 1, through: 32_767, by: 13) {
      let path = IntervalTree.path(to: day)
      #expect(path.count <= 15 && path.last == day)
    }
  }
}
